import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import { displayLemma } from '../../domain/wordnet/sense.ts';
import { textAt } from '../../domain/text-column.ts';
import type { Hits } from '../hits.ts';
import { baseKeys, nounsOfLook } from '../words/morphology.ts';
import type { NearSpellings } from './near-spellings.ts';
import { keyOf, wordsOf } from '../words/normalise.ts';
import { coarseWeight, type MatchKind, type Misspelling, plainMatch, RUN_APART_WORTH, type Writing } from '../rank.ts';
import type { TermIndex } from '../index/term-index.ts';

/** Number of synsets found by their letters from which on no misspelling is looked for. */
const ENOUGH = 5;
/** Maximum number of edits where exact matches exist. */
const EDITS_BESIDE = 2;
/** Number of near terms that are also taken as prefixes of longer ones: `labradoor` for *Labrador retriever*. */
const NEAR_BEGINNINGS = 3;
/** Maximum number of longer terms for each. */
const LONGER = 4;
const ARTICLES = new Set(['a', 'an', 'the']);
/** Minimum number of letters of a base form that is looked for by its likeness, and maximum number of such forms. */
const LEAST_BASE = 5;
const MOST_BASES = 2;
/** Minimum number of letters of a known word that may be misspelt all the same. */
const LEAST_MISSPELT = 6;
/** Maximum number of edits in two known words that are one lemma misspelt, and their minimum number of letters. */
const EDITS_RUN_APART = 2;
const LEAST_RUN_APART = 7;
/** Names next to each other, which are no lemma together: `gorilla, Gorilla gorilla` is no *Gorilla gorilla gorilla*. */
const LIST = /[,;|]\s*[^\s\d]/;
const encoder = new TextEncoder();

/** Relation of a text to the lemmas. */
export interface Spelling {
  /** Whether it is a lemma or an inflected form of one. */
  readonly isLemma: boolean;
  /** Whether so little has these letters that others may have been meant: not for a phrase that leads to something, nor an inflected form. */
  readonly mayBeMisspelt: boolean;
}

/** Finds synsets by the letters of their lemmas. */
export class LemmaSearch {
  readonly #terms: TermIndex;
  readonly #near: NearSpellings;
  readonly #lexicon: Lexicon;
  /** 1 for each node that only its exact spelling finds. */
  readonly #coarse: Uint8Array;

  /** @param coarse by node, 1 for those found only when spelt out, and never while typing. */
  constructor(terms: TermIndex, near: NearSpellings, lexicon: Lexicon, coarse: Uint8Array) {
    this.#terms = terms;
    this.#near = near;
    this.#lexicon = lexicon;
    this.#coarse = coarse;
  }

  /**
   * Notes the synsets whose lemmas are what was typed, are inflected to it, or begin with it.
   *
   * @param limit how many synsets will be shown; with a finite one, of the terms with a prefix only the heaviest are looked at.
   * Coarse senses are noted only on the results page, which is asked with no limit.
   */
  search(text: string, limit: number, hits: Hits): Spelling {
    const words = wordsOf(text);
    if (words.length === 0) return { isLemma: false, mayBeMisspelt: false };
    if (LIST.test(text)) return { isLemma: false, mayBeMisspelt: true };
    const coarse = limit === Infinity;
    let spelt = this.byLemma(words, text, hits, coarse);
    if (spelt === undefined && ARTICLES.has(words[0]!)) spelt = this.byLemma(words.slice(1), text, hits, coarse);
    this.#byPrefix(keyOf(words), limit, hits);
    const few = hits.size < ENOUGH && words.length === 1 && spelt !== 'inflected';
    const isLemma = spelt !== undefined;
    return { isLemma, mayBeMisspelt: few || (hits.size === 0 && !isLemma) };
  }

  /**
   * Notes the synsets that have what was typed as a lemma, or a lemma it is an inflected form of.
   *
   * @param coarse whether coarse senses are noted as well, after all that begins like the text.
   * @returns which of the two it is, inflected if both; `undefined` if neither.
   */
  byLemma(words: readonly string[], text: string, hits: Hits, coarse = true): 'lemma' | 'inflected' | undefined {
    const term = this.#terms.terms.find(keyOf(words));
    if (term !== undefined) {
      const typed = text.trim();
      const small = typed === typed.toLowerCase();
      this.#terms.eachSense(term, (node, lemma, weight) => {
        const isCoarse = this.#coarse[node] === 1;
        if (isCoarse && !coarse) return;
        const spelling = this.spelling(lemma);
        const writing: Writing = {
          otherGaps: wordsOf(spelling).join(' ') !== words.join(' '),
          otherCapitals: small && spelling !== spelling.toLowerCase(),
          sameSpelling: spelling === typed,
        };
        hits.add(node, { ...plainMatch('exact', isCoarse ? coarseWeight(weight) : weight), writing }, lemma);
      });
    }
    if (this.#byBases(baseKeys(words, this.#terms.exceptions), hits, coarse)) return 'inflected';
    return term === undefined ? undefined : 'lemma';
  }

  /** Notes the synsets of the noun that an adjective, no lemma itself, is made of: *stripe* for `striped`. @returns whether there is one. */
  byAdjective(word: string, hits: Hits): boolean {
    const isTerm = (key: string): boolean => this.#terms.terms.find(key) !== undefined;
    const noun = isTerm(word) ? undefined : nounsOfLook(word).find(isTerm);
    return noun !== undefined && this.#byBases([noun], hits, false);
  }

  /** Notes the synsets of terms that the text may be a form of. @returns whether any of the keys is a term. */
  #byBases(keys: readonly string[], hits: Hits, coarse: boolean): boolean {
    const terms = keys.map((key) => this.#terms.terms.find(key)).filter((term) => term !== undefined);
    for (const term of terms)
      this.#terms.eachSense(term, (node, lemma, weight) => {
        const isCoarse = this.#coarse[node] === 1;
        if (!isCoarse || coarse)
          hits.add(node, plainMatch('inflected', isCoarse ? coarseWeight(weight) : weight), lemma);
      });
    return terms.length > 0;
  }

  /** Lemmas that begin with what was typed, or that have a word from which on they do. */
  #byPrefix(key: string, limit: number, hits: Hits): void {
    const length = encoder.encode(key).length;
    const range = this.#terms.terms.startingWith(key);
    const words = this.#terms.wordsStartingWith(key);
    const term = (place: number): void => {
      const rest = this.#terms.length(place) - length;
      if (rest > 0) this.#add(place, 'prefix', rest, undefined, hits);
    };
    const word = (place: number): void => {
      const found = this.#terms.word(place);
      this.#add(found.term, 'word', this.#terms.length(found.term) - found.at - length, undefined, hits);
    };
    if (limit === Infinity) {
      for (let i = range.start; i < range.end; i++) term(i);
      for (let i = words.start; i < words.end; i++) word(i);
      return;
    }
    // Several terms may lead to one synset: twice as many are enough in all but freak cases.
    this.#terms.heaviest(range, 2 * limit).forEach(term);
    this.#terms.heaviestWords(words, 2 * limit).forEach(word);
  }

  /**
   * Notes the synsets with a lemma spelt like what was typed or like a base form of it, and some whose lemmas begin with such a one.
   *
   * @param most maximum number of edits.
   */
  byLikeness(text: string, hits: Hits, most = Infinity): void {
    const words = wordsOf(text);
    const limit = hits.size > 0 ? Math.min(most, EDITS_BESIDE) : most;
    const keys = [keyOf(words), ...baseKeys(words, () => []).slice(0, MOST_BASES)];
    for (const [i, key] of keys.entries()) if (i === 0 || key.length >= LEAST_BASE) this.#byNear(key, limit, hits);
  }

  /** Notes the synsets of terms as if they had been typed whole. */
  byTerms(terms: readonly number[], hits: Hits): void {
    for (const term of terms) this.#add(term, 'exact', 0, undefined, hits);
  }

  /**
   * Notes the synsets of lemmas that two known words may be a misspelling of: run together they sound like one that begins
   * with the first or is an edit away, or the second is long and at most two edits away (`german shepard`).
   *
   * A lemma that begins with the first and sounds like both leads, before what the two words name: *skyscraper* for `sky
   * scrapper`, *sunflower* for `sun flour`.
   */
  bySound(text: string, hits: Hits): void {
    const [first = '', last = ''] = wordsOf(text);
    for (const { term, misspelling } of this.#near.find(first + last, EDITS_RUN_APART)) {
      const lemma = this.#terms.terms.at(term);
      const isSecondAlone = last.length >= LEAST_MISSPELT && lemma.startsWith(first + last.slice(0, 2));
      const isOneSlip = misspelling.sameSound && misspelling.edits === 1;
      const isLike = misspelling.sameSound && misspelling.edits <= EDITS_RUN_APART && lemma.startsWith(first);
      const isRunApart = isLike && first.length + last.length >= LEAST_RUN_APART;
      if (isOneSlip || isSecondAlone || isRunApart)
        this.#add(term, 'misspelt', 0, misspelling, hits, isRunApart ? RUN_APART_WORTH : 0);
    }
  }

  #byNear(key: string, most: number, hits: Hits): void {
    const near = [...this.#near.find(key, most)];
    for (const { term, misspelling } of near) this.#add(term, 'misspelt', 0, misspelling, hits);
    near.sort((a, b) => b.likeness - a.likeness || a.term - b.term);
    for (const { term, misspelling } of near.slice(0, NEAR_BEGINNINGS)) {
      for (const longer of this.#terms.heaviest(this.#terms.terms.startingWith(this.#terms.terms.at(term)), LONGER)) {
        const rest = this.#terms.length(longer) - this.#terms.length(term);
        if (rest > 0) this.#add(longer, 'misspelt', rest, misspelling, hits);
      }
    }
  }

  #add(term: number, kind: MatchKind, rest: number, misspelling: Misspelling | undefined, hits: Hits, lift = 0): void {
    this.#terms.eachSense(term, (node, lemma, bits, heavierSenses) => {
      if (this.#coarse[node] === 1) return;
      const weight = bits + lift;
      // A literal with all properties: thousands of these are made for a short prefix.
      hits.add(node, { kind, weight, rest, heavierSenses, misspelling, writing: undefined }, lemma);
    });
  }

  /** A lemma as people write it, by its position among all lemmas. */
  spelling(lemma: number): string {
    const { lemmaText, lemmaEnd } = this.#lexicon.columns;
    return displayLemma(textAt({ text: lemmaText, end: lemmaEnd }, lemma));
  }
}
