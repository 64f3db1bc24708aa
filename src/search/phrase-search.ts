import type { Lexicon } from '../domain/lexicon.ts';
import { type NodeIndex, nodeIndex } from '../domain/node-index.ts';
import type { Taxonomy } from '../domain/taxonomy.ts';
import type { Hits } from './hits.ts';
import { otherSpellings, readLabel } from './label.ts';
import { baseKeys } from './morphology.ts';
import { keyOf, wordsOf } from './normalise.ts';
import { type PartEvidence, partWeight, plainMatch } from './rank.ts';
import { stemsOf } from './stems.ts';
import type { TermIndex } from './term-index.ts';

/** Words of a phrase that name nothing by themselves. */
const COMMON = new Set(
  'a an the of in on at to for from with without by and or no not very some any my your his her its our their this that these those is are be as into over under near next other various small large big little new old'.split(
    ' ',
  ),
);
/** Words after which what stands before was the head: `bottle of wine`. */
const PREPOSITIONS = new Set('of in on at for from with without by near under over'.split(' '));
/** Maximum number of words; further ones are ignored. */
const MOST_WORDS = 12;
/** Levels of ancestors whose lemmas a hint is held against. */
const LEVELS = 12;

/** The lexicographer files of nouns, as words that a hint may use, by number from 3. */
const FILES =
  'top,act action activity,animal,artifact object thing,attribute,body part anatomy,cognition,communication,event,feeling emotion,food drink,group,location place geography,motive,object nature,person people,phenomenon,plant tree flower,possession,process,quantity unit,relation,shape,state,substance material,time'
    .split(',')
    .map((words) => words.split(' '));

/** A run of a phrase's words. */
interface Span {
  readonly words: readonly string[];
  readonly endsAtHead: boolean;
  /** The other words that tell something, and the hint's. */
  readonly others: readonly string[];
}

/** Finds the synsets that parts of a phrase name: the longest part and the head of the phrase first. */
export class PhraseSearch {
  readonly #terms: TermIndex;
  readonly #taxonomy: Taxonomy;
  readonly #lexicon: Lexicon;
  readonly #coarse: Uint8Array;

  /** @param coarse by node, 1 for those found only when spelt out. */
  constructor(terms: TermIndex, taxonomy: Taxonomy, lexicon: Lexicon, coarse: Uint8Array) {
    this.#terms = terms;
    this.#taxonomy = taxonomy;
    this.#lexicon = lexicon;
    this.#coarse = coarse;
  }

  /**
   * Notes the synsets that a label's alternatives name, whole or in part.
   *
   * @returns the parts that name synsets, the likeliest first; none if no word does.
   */
  search(text: string, hits: Hits): string[] {
    const found = new Map<string, number>();
    readLabel(text).forEach(({ text: part, hint }, place) => {
      const words = this.#parted(wordsOf(part).slice(0, MOST_WORDS));
      const hints = hint === undefined ? [] : wordsOf(hint);
      for (const span of spansOf(words, hints)) {
        const best = this.#bySpan(span, place, words.length, hits);
        if (best !== undefined) {
          const called = span.words.join(' ');
          found.set(called, Math.max(best, found.get(called) ?? 0));
        }
      }
    });
    return [...found].sort(([, a], [, b]) => b - a).map(([called]) => called);
  }

  /** Whether a word is a lemma, a form of one, or a word of a definition. */
  isKnown(word: string): boolean {
    return COMMON.has(word) || this.#names([word]) !== undefined || this.#terms.isWord(word);
  }

  #bySpan(span: Span, place: number, size: number, hits: Hits): number | undefined {
    let best: number | undefined;
    const telling = span.others.map((other) => ({ keys: this.#keysOf([other]), stem: stemsOf(other)[0] ?? other }));
    for (const key of this.#keysOf(span.words)) {
      const term = this.#terms.terms.find(key);
      if (term === undefined) continue;
      this.#terms.eachSense(term, (node, lemma, weight, heavierSenses) => {
        if (this.#coarse[node] === 1) return;
        const evidence: PartEvidence = {
          weight,
          heavierSenses,
          words: span.words.length,
          missing: size - span.words.length,
          endsAtHead: span.endsAtHead,
          hints: telling.reduce((sum, hint) => sum + this.#fits(nodeIndex(node), hint.keys, hint.stem), 0),
          place,
        };
        const value = partWeight(evidence);
        hits.add(node, plainMatch('part', value), lemma);
        best = Math.max(best ?? 0, value);
      });
      if (best !== undefined) break;
    }
    return best;
  }

  /** The keys that words may be found by, the surest first: as they are, inflected, spelt otherwise. */
  #keysOf(words: readonly string[]): string[] {
    const keys = [keyOf(words), ...baseKeys(words, this.#terms.exceptions)];
    for (const [at, word] of words.entries())
      for (const other of otherSpellings(word)) {
        const spelt = words.with(at, other);
        keys.push(keyOf(spelt), ...baseKeys(spelt, this.#terms.exceptions));
      }
    return keys;
  }

  /**
   * Returns how well a word fits a synset, 1 at most: it names an ancestor or the lexicographer file, or stands in the
   * definition.
   */
  #fits(node: NodeIndex, keys: readonly string[], stem: string): number {
    const file = FILES[this.#lexicon.columns.lexicographerFile[node]! - 3] ?? [];
    if (file.some((word) => keys.includes(word))) return 1;
    let above: NodeIndex | undefined = this.#taxonomy.primaryParent(node);
    for (let level = 0; level < LEVELS && above !== undefined; level++, above = this.#taxonomy.primaryParent(above))
      if (this.#lexicon.lemmas(above).some((lemma) => keys.includes(keyOf(wordsOf(lemma))))) return 1;
    if (stemsOf(this.#lexicon.lemmas(node).join(' ')).includes(stem)) return 0.9;
    return stemsOf(this.#lexicon.glossText(node)).includes(stem) ? 0.7 : 0;
  }

  /** Splits an unknown word into two known ones: `pottedplant`. */
  #parted(words: string[]): string[] {
    const [word = ''] = words;
    if (words.length !== 1 || this.#names([word]) !== undefined) return words;
    let best: string[] | undefined;
    let most = 0;
    for (let at = 2; at <= word.length - 3; at++) {
      const pair = [word.slice(0, at), word.slice(at)];
      const head = this.#names([pair[1]!]);
      const before = this.#names([pair[0]!]) ?? (this.#terms.isWord(pair[0]!) && at > 3 ? 2 : undefined);
      if (head === undefined || before === undefined) continue;
      const worth = head + before + Math.min(at, word.length - at);
      if (worth > most) [best, most] = [pair, worth];
    }
    return best ?? words;
  }

  /** The weight of the heaviest sense that words name, `undefined` if they name nothing. */
  #names(words: readonly string[]): number | undefined {
    for (const key of this.#keysOf(words)) {
      const term = this.#terms.terms.find(key);
      if (term === undefined) continue;
      let most = 0;
      this.#terms.eachSense(term, (_node, _lemma, weight) => (most = Math.max(most, weight)));
      return most;
    }
    return undefined;
  }
}

/** All runs of a phrase's words that do not begin or end with a common word; the head ends where the first preposition stands. */
function spansOf(words: readonly string[], hints: readonly string[]): Span[] {
  const preposition = words.findIndex((word, at) => at > 0 && PREPOSITIONS.has(word));
  const head = (preposition === -1 ? words.length : preposition) - 1;
  const spans: Span[] = [];
  const isCommon = (at: number): boolean => COMMON.has(words[at]!) && words.length > 1;
  for (let from = 0; from < words.length; from++) {
    for (let to = words.length; to > from; to--) {
      if (isCommon(from) || isCommon(to - 1)) continue;
      const others = words.filter((word, at) => (at < from || at >= to) && !COMMON.has(word));
      spans.push({ words: words.slice(from, to), endsAtHead: to - 1 === head, others: [...others, ...hints] });
    }
  }
  return spans;
}
