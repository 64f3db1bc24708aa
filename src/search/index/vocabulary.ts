import { sensibleEdits } from './fuzzy-index.ts';
import { baseKeys } from '../words/morphology.ts';
import type { NearSpellings } from '../lemmas/near-spellings.ts';
import { keyOf, wordsOf } from '../words/normalise.ts';
import { WORD_BITS } from '../rank.ts';
import { otherSpellings } from '../words/other-spellings.ts';
import type { Signpost, Signposts } from '../lemmas/signposts.ts';
import { COMMON } from '../words/spans.ts';
import { LONGEST_WORD, stemsOf } from '../words/stems.ts';
import type { TermIndex } from './term-index.ts';

const ABBREVIATION = /^(\p{Lu})\.\s*(\p{Ll}{3,})$/u;
/** Minimum number of letters of a word that names nothing where a text is split, and of any word there. */
const LEAST_DEFINED = 4;
const LEAST_PART = 3;
/** Number of a word's heaviest senses whose synonyms may replace it. */
const SENSES = 2;

/** Knows the words of the index, and the known words that an unknown one may be a form or misspelling of. */
export class Vocabulary {
  readonly #terms: TermIndex;
  readonly #near: NearSpellings;
  readonly #signposts: Signposts;

  constructor(terms: TermIndex, near: NearSpellings, signposts: Signposts) {
    this.#terms = terms;
    this.#near = near;
    this.#signposts = signposts;
  }

  /** Yields the keys that words may be found by, the surest first: as they are, inflected, spelt otherwise. */
  *#keysOf(words: readonly string[]): Generator<string> {
    yield keyOf(words);
    yield* baseKeys(words, this.#terms.exceptions);
    for (const [at, word] of words.entries())
      for (const other of word.length > LONGEST_WORD ? [] : otherSpellings(word)) {
        const spelt = words.with(at, other);
        yield keyOf(spelt);
        yield* baseKeys(spelt, this.#terms.exceptions);
      }
  }

  /** Returns the term that words are, inflected or spelt otherwise, or `undefined`. */
  termOf(words: readonly string[]): number | undefined {
    for (const key of this.#keysOf(words)) {
      const term = this.#terms.terms.find(key);
      if (term !== undefined) return term;
    }
    return undefined;
  }

  /** Returns the terms that words are as typed and as inflected forms; if there are none, spelt otherwise. */
  termsOf(words: readonly string[]): number[] {
    const keys = [keyOf(words), ...baseKeys(words, this.#terms.exceptions)];
    const found = keys.map((key) => this.#terms.terms.find(key)).filter((term) => term !== undefined);
    // A signpost before another spelling: *boeing* is no form of *being*.
    if (found.length > 0 || this.signpostOf(words) !== undefined) return found;
    const term = this.termOf(words);
    return term === undefined ? [] : [term];
  }

  /** Whether alternatives are names, all but one of three. */
  isList(alternatives: readonly (readonly string[])[]): boolean {
    const names = alternatives.filter((words) => this.termsOf(words).length > 0);
    return alternatives.length > 1 && 3 * names.length >= 2 * alternatives.length;
  }

  /** Returns the nodes that a word names in any of its senses and base forms. */
  nodesOf(word: string): ReadonlySet<number> {
    const nodes = new Set<number>();
    for (const key of [word, ...baseKeys([word], this.#terms.exceptions)]) {
      const term = this.#terms.terms.find(key);
      if (term !== undefined) this.#terms.eachSense(term, (node) => nodes.add(node));
    }
    return nodes;
  }

  /** Returns the signpost of words, or `undefined`. */
  signpostOf(words: readonly string[]): Signpost | undefined {
    return this.#signposts.find(words.join(' '));
  }

  /** Returns the weight of the heaviest sense that words name, `undefined` if they name nothing. */
  weightOf(words: readonly string[]): number | undefined {
    const term = this.termOf(words);
    if (term === undefined) return this.signpostOf(words) && WORD_BITS.signpost;
    return this.#terms.topWeight(term);
  }

  /** Whether a word is a lemma, a form of one, a signpost, or a word of a definition. */
  isKnown(word: string): boolean {
    if (COMMON.has(word) || this.weightOf([word]) !== undefined) return true;
    if (!this.#terms.isWord(word)) return false;
    // The stem of `guitare` is *guitar*: that of a misspelling.
    const [stem] = stemsOf(word);
    return word !== `${stem!}e` || this.#terms.terms.find(stem!) === undefined;
  }

  /** Splits a single word that is unknown into two that are known: `pottedplant`. Other words are returned as they are. */
  split(words: readonly string[]): readonly string[] {
    const [word = ''] = words;
    if (words.length !== 1 || word.length > LONGEST_WORD || this.weightOf([word]) !== undefined) return words;
    let best = words;
    let most = 0;
    for (let at = LEAST_PART; at <= word.length - LEAST_PART; at++) {
      const pair = [word.slice(0, at), word.slice(at)] as const;
      const head = this.weightOf([pair[1]]);
      if (head === undefined) continue;
      const before =
        this.weightOf([pair[0]]) ??
        (at >= LEAST_DEFINED && this.#terms.isWord(pair[0]) ? WORD_BITS.defined : undefined);
      if (before === undefined) continue;
      // What a pair names is its head: *snowy owl*, not *snow yowl*.
      const worth = 2 * head + before + 2 * Math.min(at, word.length - at);
      if (worth > most) [best, most] = [pair, worth];
    }
    return best;
  }

  /** Returns the known word that an unknown one is likeliest meant for, or the word itself. */
  correct(word: string): string {
    if (this.isKnown(word) || sensibleEdits(word.length) === 0 || /\d/.test(word)) return word;
    let best = word;
    let most = -Infinity;
    for (const key of [word, ...baseKeys([word], () => [])])
      for (const { term, likeness } of this.#near.find(key)) {
        const worth = likeness + this.#terms.topWeight(term);
        if (worth > most) [best, most] = [this.#terms.terms.at(term), worth];
      }
    return best;
  }

  /** Returns the terms that differ from words of a phrase by one word, which a synonym replaces: *bicycle rack* for `bike rack`. */
  synonymous(words: readonly string[]): number[] {
    const found = new Set<number>();
    words.forEach((word, at) => {
      const term = COMMON.has(word) ? undefined : this.termOf([word]);
      if (term === undefined) return;
      for (const synonym of this.#terms.synonyms(term, SENSES)) {
        const other = this.#terms.terms.find(keyOf(words.with(at, synonym)));
        if (other !== undefined) found.add(other);
      }
    });
    return [...found];
  }

  /** Returns the terms of several words that begin with a word, the heaviest first, at most `count`. */
  beginningWith(word: string, count: number): number[] {
    const { terms } = this.#terms;
    return this.#terms
      .heaviest(terms.startingWith(word), count)
      .filter((term) => this.#terms.hasWordAt(term, word.length));
  }

  /** Returns the terms that an initial and an epithet abbreviate, as one writes species: `E. coli`. */
  abbreviation(text: string): number[] {
    const [, initial = '', epithet = ''] = ABBREVIATION.exec(text.trim()) ?? [];
    return this.abbreviated(wordsOf(`${initial} ${epithet}`));
  }

  /** Returns the terms of two words of which the first has an initial and the second is given: *Escherichia coli* of `E. coli`. */
  abbreviated([initial = '', word = '', ...others]: readonly string[]): number[] {
    if (initial.length !== 1 || word.length < LEAST_PART || others.length > 0) return [];
    return this.#terms.endingWith(word).filter((term) => this.#terms.terms.at(term).startsWith(initial));
  }
}
