import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import type { SearchColumns } from '../../domain/wordnet/search-columns.ts';
import { nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { FuzzyIndex } from './fuzzy-index.ts';
import type { NounExceptions } from '../words/morphology.ts';
import { keyOf, wordsOf } from '../words/normalise.ts';
import { heaviest } from './heaviest.ts';
import { soundOf } from '../words/sound.ts';
import { stemsOf } from '../words/stems.ts';
import { comparePrefix, type Range, rangeWhere, SortedKeys } from './sorted-keys.ts';

/** A term with a later word that begins with the query. */
export interface WordPlace {
  readonly term: number;
  /** The byte of the term at which the word begins. */
  readonly at: number;
}

const encoder = new TextEncoder();
/** Number of bytes of a term whose words' beginnings are looked up by a bit each. */
const FARTHEST_WORD = 32;

/** All terms, in order, with their senses: what is found by words. Opening takes O(terms). */
export class TermIndex {
  readonly terms: SortedKeys;
  readonly fuzzy: FuzzyIndex;
  readonly #columns: SearchColumns;
  readonly #lexicon: Lexicon;
  readonly #forms: SortedKeys;
  readonly #stems: SortedKeys;
  /** The node of each lemma of the lexicon. */
  readonly #nodeOfLemma: Uint32Array;
  /** Weight of each term's heaviest sense in eighths of a bit, and that of the term of each word inside. */
  readonly #termWeight: Uint8Array;
  readonly #wordWeight: Uint8Array;
  /** By term, a bit for each byte at which a word begins, but the first. */
  readonly #wordStarts: Uint32Array;

  constructor(columns: SearchColumns, lexicon: Lexicon) {
    this.#columns = columns;
    this.#lexicon = lexicon;
    this.terms = new SortedKeys({ text: columns.termText, end: columns.termEnd });
    this.fuzzy = new FuzzyIndex(this.terms.column);
    this.#forms = new SortedKeys({ text: columns.formText, end: columns.formEnd });
    this.#stems = new SortedKeys({ text: columns.stemText, end: columns.stemEnd });
    const { lemmaStart, lemmaEnd } = lexicon.columns;
    this.#nodeOfLemma = new Uint32Array(lemmaEnd.length - 1);
    for (let node = 0; node + 1 < lemmaStart.length; node++)
      this.#nodeOfLemma.fill(node, lemmaStart[node], lemmaStart[node + 1]);
    this.#termWeight = Uint8Array.from(columns.senseStart.subarray(0, -1), (sense) => columns.senseWeight[sense]!);
    this.#wordWeight = Uint8Array.from(columns.wordTerm, (term) => this.#termWeight[term]!);
    this.#wordStarts = new Uint32Array(this.terms.size);
    columns.wordTerm.forEach((term, i) => {
      const at = columns.wordAt[i]!;
      if (at < FARTHEST_WORD) this.#wordStarts[term]! |= 1 << at;
    });
  }

  /** Bases of an irregular form; each is a term. */
  readonly exceptions: NounExceptions = (key) => {
    const form = this.#forms.find(key);
    if (form === undefined) return [];
    const { formStart, formTerm } = this.#columns;
    return Array.from(formTerm.subarray(formStart[form], formStart[form + 1]), (term) => this.terms.at(term));
  };

  /**
   * Calls back for each sense of a term, the heaviest first.
   *
   * @param visit gets the node, the position of the lemma among all lemmas, its `senseWeight` there, and how many heavier senses the term has.
   */
  eachSense(term: number, visit: (node: number, lemma: number, weight: number, heavierSenses: number) => void): void {
    const { senseStart, senseLemma, senseWeight } = this.#columns;
    for (let i = senseStart[term]!; i < senseStart[term + 1]!; i++) {
      const lemma = senseLemma[i]!;
      visit(this.#nodeOfLemma[lemma]!, lemma, senseWeight[i]! / 8, i - senseStart[term]!);
    }
  }

  /** Returns the weight of a term's heaviest sense, in bits. */
  topWeight(term: number): number {
    return this.#termWeight[term]! / 8;
  }

  /** Returns the words of lemmas, as keys, that share one of a term's heaviest senses with it. */
  synonyms(term: number, senses: number): string[] {
    const found = new Set<string>();
    this.eachSense(term, (node, _lemma, _weight, heavierSenses) => {
      if (heavierSenses >= senses) return;
      for (const lemma of this.#lexicon.lemmas(nodeIndex(node))) found.add(keyOf(wordsOf(lemma)));
    });
    found.delete(this.terms.at(term));
    return [...found];
  }

  /** Returns the nodes of a term's senses, the heaviest first. */
  nodesOf(term: number): number[] {
    const nodes: number[] = [];
    this.eachSense(term, (node) => nodes.push(node));
    return nodes;
  }

  /** Returns the position of the lemma that a term is written as in its heaviest sense. */
  lemmaOf(term: number): number {
    return this.#columns.senseLemma[this.#columns.senseStart[term]!]!;
  }

  /** Whether a word of a term, not its first, begins at one of the first 32 bytes. */
  hasWordAt(term: number, at: number): boolean {
    return at < FARTHEST_WORD && (this.#wordStarts[term]! & (1 << at)) !== 0;
  }

  /** Returns the terms of several words whose last one is given. */
  endingWith(word: string): number[] {
    const { start, end } = this.wordsStartingWith(word);
    const length = encoder.encode(word).length;
    const found: number[] = [];
    // In the order of the text from the word on, those with nothing after it are the first.
    for (let i = start; i < end; i++) {
      const { term, at } = this.word(i);
      if (this.length(term) !== at + length) break;
      found.push(term);
    }
    return found;
  }

  /** Returns the terms of one word that sound like this, as `soundOf` writes it. O(log terms + found). */
  soundingLike(sound: string): number[] {
    const { soundTerm } = this.#columns;
    const range = rangeWhere(soundTerm.length, (i) => {
      const other = soundOf(this.terms.at(soundTerm[i]!));
      return other < sound ? -1 : other > sound ? 1 : 0;
    });
    return Array.from(soundTerm.subarray(range.start, range.end));
  }

  /** Whether a text is a word of a definition or of a lemma, in its stem. */
  isWord(word: string): boolean {
    return stemsOf(word).some((stem) => this.#stems.find(stem) !== undefined);
  }

  /** The length of a term in bytes. */
  length(term: number): number {
    return this.#columns.termEnd[term + 1]! - this.#columns.termEnd[term]!;
  }

  /** Returns the heaviest terms of a range, at most `count`. O(range). */
  heaviest(range: Range, count: number): number[] {
    return heaviest(this.#termWeight, range, count);
  }

  /** The range of words inside terms from which on the term reads like this. */
  wordsStartingWith(prefix: string): Range {
    const bytes = encoder.encode(prefix);
    const { wordTerm, wordAt, termText, termEnd } = this.#columns;
    return rangeWhere(wordTerm.length, (i) => {
      const term = wordTerm[i]!;
      return comparePrefix(bytes, termText, termEnd[term]! + wordAt[i]!, termEnd[term + 1]!);
    });
  }

  /** Returns the positions of the words of a range that are in the heaviest terms, at most `count`. */
  heaviestWords(range: Range, count: number): number[] {
    return heaviest(this.#wordWeight, range, count);
  }

  /** A word by its position. */
  word(i: number): WordPlace {
    return { term: this.#columns.wordTerm[i]!, at: this.#columns.wordAt[i]! };
  }
}
