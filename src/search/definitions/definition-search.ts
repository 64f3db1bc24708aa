import type { Catalogue } from '../../domain/catalogue.ts';
import { FullText, type TextHit } from './full-text.ts';
import { type Hits, NO_LEMMA } from '../hits.ts';
import { DEFINITION_BITS, definitionWeight, plainMatch } from '../rank.ts';
import { descriptionOf } from '../words/related-words.ts';
import { ReverseSearch } from './reverse-search.ts';
import type { Vocabulary } from '../index/vocabulary.ts';

/** Number of words from which a text is a description rather than a name. */
const MANY_WORDS = 4;
/** Maximum number of definitions with all words of a short text that rank above those that merely mean the same. */
const MOST_WHOLE = 2;
/** Maximum number of synsets of a description. */
const MOST_DESCRIBED = 24;
/**
 * By how sure it is that a text describes a thing: maximum number of synsets found by definitions that rank above what
 * its parts name, and the fit that those need which merely mean the same.
 */
const ABOVE = {
  sure: { most: MOST_DESCRIBED, least: 0 },
  class: { most: 4, least: 0.45 },
  long: { most: 3, least: 0.6 },
  maybe: { most: 3, least: 0.8 },
  name: { most: 2, least: 0.7 },
} as const;

/** Finds synsets by the words of their definitions. */
export class DefinitionSearch {
  readonly #fullText: FullText;
  readonly #reverse: ReverseSearch;
  readonly #catalogue: Catalogue;
  readonly #coarse: Uint8Array;

  /** @param coarse by node, 1 for those found only when spelt out. */
  constructor(catalogue: Catalogue, vocabulary: Vocabulary, coarse: Uint8Array) {
    this.#catalogue = catalogue;
    this.#fullText = new FullText(catalogue.search, catalogue.taxonomy.size);
    this.#reverse = new ReverseSearch(catalogue, vocabulary);
    this.#coarse = coarse;
  }

  /**
   * Notes the synsets with most of the words of a text in their definitions.
   *
   * @param isPhrase whether definitions may rank above synsets that parts of the text name.
   * @param isTyping whether more may follow; then synsets that merely mean the same are left to the results page: that takes milliseconds.
   * @returns whether some have all words of the text.
   */
  search(text: string, isPhrase: boolean, isTyping: boolean, hits: Hits): boolean {
    const result = this.#fullText.search(text);
    const isLong = result.asked >= MANY_WORDS;
    const isLifted = isPhrase && (isLong || (result.complete && result.asked > 1));
    const weighed = result.hits.filter(({ node }) => this.#coarse[node] === 0).map((hit) => this.#weigh(hit));
    if (!isLifted) for (const { node, weight } of weighed) hits.add(node, plainMatch('definition', weight), NO_LEMMA);
    if (!isPhrase) return result.complete;
    const reverse = isTyping ? { hits: [], isOfClass: false } : this.#reverse.search(text, MOST_DESCRIBED);
    const described = reverse.hits.filter(({ node }) => this.#coarse[node] === 0);
    const sureness = surenessOf(text, isLong, reverse.isOfClass);
    const { most, least } = ABOVE[sureness];
    const fits = new Map(described.map(({ node, fit }) => [node, fit]));
    const marked = descriptionOf(text) !== undefined;
    const above = new Map<number, number>();
    const below = new Map<number, number>();
    const leastWhole = isLong ? 0 : (weighed.map(({ weight }) => weight).sort((a, b) => b - a)[MOST_WHOLE - 1] ?? 0);
    for (const { node, weight, inLemma } of isLifted ? weighed : []) {
      const whole =
        result.complete && marked && weight >= leastWhole
          ? DEFINITION_BITS.complete + DEFINITION_BITS.fit * Math.min(fits.get(node) ?? 0, 1)
          : 0;
      const bits = weight + (inLemma ? DEFINITION_BITS.inLemma : 0);
      above.set(node, bits + whole + (isLong ? DEFINITION_BITS.many : DEFINITION_BITS.whole));
      below.set(node, bits + DEFINITION_BITS.belowParts);
    }
    const isName = sureness === 'name';
    const [likeliest] = described;
    for (const { node, fit, likelihood } of described) {
      const bits = DEFINITION_BITS.perfectFit * Math.min(likeliest!.fit, 1) + likelihood - likeliest!.likelihood;
      const lift = isName ? DEFINITION_BITS.belowParts : DEFINITION_BITS.described;
      // A synset with all words of a name in its definition has the same place on the page as while typing.
      if (fit >= least && !(isName && above.has(node))) above.set(node, Math.max(above.get(node) ?? 0, lift + bits));
      if (!isName) below.set(node, Math.max(below.get(node) ?? 0, DEFINITION_BITS.belowParts + bits));
    }
    const best = [...above].sort(([a, bits], [b, others]) => others - bits || a - b).slice(0, most);
    for (const [node, bits] of [...best, ...below]) hits.add(node, plainMatch('definition', bits), NO_LEMMA);
    return result.complete;
  }

  #weigh({ node, relevance, inLemma }: TextHit): { node: number; weight: number; inLemma: boolean } {
    const { popularity } = this.#catalogue.taxonomy.columns;
    const { glossEnd } = this.#catalogue.lexicon.columns;
    const glossLength = glossEnd[node + 1]! - glossEnd[node]!;
    return { node, weight: definitionWeight({ relevance, glossLength, popularity: popularity[node]! }), inLemma };
  }
}

/** Words that scenes have and descriptions of a kind lack. */
const SCENE = /\b(?:my|our|your|his|her)\b/;

/** Returns how sure it is that a text describes a thing: by its words, by whether many of them tell something, and by whether it begins with a broad class. */
function surenessOf(text: string, isLong: boolean, isOfClass: boolean): keyof typeof ABOVE {
  const marked = descriptionOf(text);
  if (marked === 'sure') return marked;
  if (isOfClass && !SCENE.test(text) && (isLong || marked !== undefined)) return 'class';
  return isLong ? 'long' : (marked ?? 'name');
}
