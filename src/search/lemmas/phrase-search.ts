import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import { nodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { type Hits, NO_LEMMA } from '../hits.ts';
import { readLabel } from '../identifiers/label.ts';
import { nounsBehind } from '../words/morphology.ts';
import { wordsOf } from '../words/normalise.ts';
import { type PartEvidence, partWeight, plainMatch, WORD_BITS } from '../rank.ts';
import { type Hint, SenseHints } from './sense-hints.ts';
import type { Signpost } from './signposts.ts';
import { COMMON, type Span, spansOf } from '../words/spans.ts';
import { stemsOf } from '../words/stems.ts';
import type { TermIndex } from '../index/term-index.ts';
import type { Vocabulary } from '../index/vocabulary.ts';

/** Maximum number of words of a phrase that are examined. */
const MOST_WORDS = 12;
/** Phrases of more words are not tried with synonyms. */
const MOST_REPLACED = 4;
/**
 * Maximum number of lemmas that begin with a word of a phrase and are examined: *Labrador retriever* for `labrador
 * dog`.
 */
const BEGINNINGS = 24;

/** Synsets that the parts of a phrase name. */
export interface PhraseResult {
  /** The parts that name synsets, the likeliest first; none if no word does. */
  readonly parts: readonly string[];
  /** The signpost that the likeliest of the parts is, if it is one. */
  readonly signpost: Signpost | undefined;
}

/** A part of a phrase with its position. */
interface Part {
  readonly span: Span;
  readonly hints: readonly Hint[];
  /** Words of the phrase. */
  readonly size: number;
  /** Position of the alternative, from 0. */
  readonly place: number;
}

/** Finds the synsets that parts of a phrase name: the longest part and the head of the phrase first. */
export class PhraseSearch {
  readonly #terms: TermIndex;
  readonly #vocabulary: Vocabulary;
  readonly #hints: SenseHints;
  readonly #coarse: Uint8Array;
  /** Number of alternatives of the current label that name a node. */
  readonly #votes = new Map<number, number>();

  /** @param coarse by node, 1 for those found only when spelt out. */
  constructor(
    terms: TermIndex,
    vocabulary: Vocabulary,
    { taxonomy, lexicon }: { readonly taxonomy: Taxonomy; readonly lexicon: Lexicon },
    coarse: Uint8Array,
  ) {
    this.#terms = terms;
    this.#vocabulary = vocabulary;
    this.#hints = new SenseHints(taxonomy, lexicon);
    this.#coarse = coarse;
  }

  /**
   * Notes the synsets that a label's alternatives name, whole or in part; an unknown word is read as the one that it is spelt like.
   *
   * @param isBegun whether lemmas begin like the text: then its last word, which may not be typed in full, is not corrected.
   */
  search(text: string, hits: Hits, isBegun = false): PhraseResult {
    const found = new Map<string, number>();
    let signpost: Signpost | undefined;
    const readings = readLabel(text).map(({ text: alternative, hint }) => {
      const split = this.#vocabulary.split(wordsOf(alternative).slice(0, MOST_WORDS));
      const corrected = split.map((word, at) =>
        isBegun && at === split.length - 1 ? word : this.#vocabulary.correct(word),
      );
      return { words: corrected, hint };
    });
    this.#countVotes(readings);
    readings.forEach(({ words, hint }, place) => {
      const hintWords = hint === undefined ? [] : wordsOf(hint);
      const known = new Map([...words, ...hintWords].map((word) => [word, this.#hint(word)]));
      const add = (span: Span): void => {
        const hints = span.others.map((word) => known.get(word)!);
        const best = this.#addPart({ span, hints, size: words.length, place }, hits);
        if (best === undefined) return;
        const called = span.words.join(' ');
        if (best > Math.max(...found.values(), 0)) signpost = this.#signpostOf(span.words);
        found.set(called, Math.max(best, found.get(called) ?? 0));
      };
      spansOf(words, hintWords).forEach(add);
      if (found.size === 0)
        for (const word of words)
          for (const noun of nounsBehind(word)) add({ words: [noun], endsAtHead: word === words.at(-1), others: [] });
      // *computer keyboard* for `keyboard (computer)`.
      if (hint !== undefined) {
        const span = { words: [...hintWords, ...words], endsAtHead: true, others: [] };
        this.#addPart({ span, hints: [], size: span.words.length, place }, hits);
      }
      this.#addKinds(words, place, hits);
    });
    return { parts: [...found].sort(([, a], [, b]) => b - a).map(([called]) => called), signpost };
  }

  /** Counts the alternatives that name each node whole, where there are several. */
  #countVotes(readings: readonly { readonly words: readonly string[] }[]): void {
    this.#votes.clear();
    if (readings.length < 2) return;
    for (const { words } of readings) {
      const nodes = new Set(this.#vocabulary.termsOf(words).flatMap((term) => this.#terms.nodesOf(term)));
      for (const node of nodes) this.#votes.set(node, (this.#votes.get(node) ?? 0) + 1);
    }
  }

  #hint(word: string): Hint {
    return { word, stem: stemsOf(word)[0] ?? word, nodes: this.#vocabulary.nodesOf(word) };
  }

  /** Returns the signpost of words that name nothing themselves. */
  #signpostOf(words: readonly string[]): Signpost | undefined {
    return this.#vocabulary.termOf(words) === undefined ? this.#vocabulary.signpostOf(words) : undefined;
  }

  /** Notes what a part names. @returns the weight of the likeliest synset, `undefined` if it names none. */
  #addPart(part: Part, hits: Hits): number | undefined {
    const { words } = part.span;
    const terms = this.#vocabulary.termsOf(words);
    const signpost = terms.length === 0 ? this.#vocabulary.signpostOf(words) : undefined;
    if (signpost !== undefined) {
      const evidence = { weight: WORD_BITS.signpostPart, heavierSenses: 0, hints: 0, votes: 0 };
      const weight = partWeight({ ...this.#evidence(part), ...evidence });
      hits.add(signpost.node, plainMatch('part', weight), NO_LEMMA);
      return weight;
    }
    const others =
      words.length > 1 && words.length <= MOST_REPLACED
        ? [...this.#vocabulary.synonymous(words), ...this.#vocabulary.abbreviated(words)]
        : [];
    let best: number | undefined;
    for (const known of terms.length === 0 ? others : terms) {
      const weight = this.#addSenses(known, part, hits);
      if (weight !== undefined) best = Math.max(best ?? 0, weight);
    }
    return terms.length === 0 ? undefined : best;
  }

  /** Notes the senses of a term for a part. @returns the weight of the likeliest, `undefined` if all are withheld. */
  #addSenses(term: number, part: Part, hits: Hits): number | undefined {
    let best: number | undefined;
    this.#terms.eachSense(term, (node, lemma, weight, heavierSenses) => {
      if (this.#coarse[node] === 1) return;
      const hints = part.hints.reduce((sum, hint) => sum + this.#hints.fit(nodeIndex(node), hint), 0);
      const votes = part.span.words.length === part.size ? (this.#votes.get(node) ?? 1) - 1 : 0;
      const value = partWeight({ ...this.#evidence(part), weight, heavierSenses, hints, votes });
      hits.add(node, plainMatch('part', value), lemma);
      best = Math.max(best ?? 0, value);
    });
    return best;
  }

  #evidence({ span, size, place }: Part): Omit<PartEvidence, 'weight' | 'heavierSenses' | 'hints' | 'votes'> {
    return { words: span.words.length, missing: size - span.words.length, endsAtHead: span.endsAtHead, place };
  }

  /** Notes the kinds of the last word's synsets whose lemmas begin with a word before it: *Labrador retriever* for `labrador dog`. */
  #addKinds(words: readonly string[], place: number, hits: Hits): void {
    const head = words.at(-1);
    if (words.length < 2 || words.length > MOST_REPLACED || head === undefined || COMMON.has(head)) return;
    const heads = this.#vocabulary.nodesOf(head);
    if (heads.size === 0) return;
    for (const word of words.slice(0, -1)) {
      if (COMMON.has(word)) continue;
      for (const term of this.#vocabulary.beginningWith(word, BEGINNINGS))
        this.#terms.eachSense(term, (node, lemma, weight, heavierSenses) => {
          if (this.#coarse[node] === 1 || !this.#hints.isBelow(nodeIndex(node), heads)) return;
          const evidence = { words: 1, missing: words.length - 1, endsAtHead: true, place, hints: 1, votes: 0 };
          hits.add(node, plainMatch('part', partWeight({ ...evidence, weight, heavierSenses })), lemma);
        });
    }
  }
}
