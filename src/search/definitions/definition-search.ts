import type { Catalogue } from '../../domain/catalogue.ts';
import { FullText } from './full-text.ts';
import { type Hits, NO_LEMMA } from '../hits.ts';
import { definitionWeight, plainMatch } from '../rank.ts';
import { descriptionOf } from '../words/related-words.ts';
import { type DescribedHit, ReverseSearch } from './reverse-search.ts';
import type { Vocabulary } from '../index/vocabulary.ts';

/** Bits that a definition gains where it has all words of a short phrase, or most of many; see `partWeight` for what it competes with. */
const WHOLE_LIFT = 44;
const MANY_LIFT = 50;
/** Bits added where one of the words is in a lemma. */
const LEMMA_LIFT = 3;
/** Bits for a definition with all words: above definitions that merely mean the same. */
const COMPLETE_LIFT = 18;
/** Bits added to such a definition by how well the synset fits, as its genus shows. */
const FIT_BITS = 6;
/** Number of words from which a text is a description rather than a name. */
const MANY_WORDS = 4;
/** Definitions of a short phrase that stand above what its parts name, at most; the others gain less. */
const ABOVE_PARTS = 2;
const BELOW_PARTS_LIFT = 36;
/** Maximum number of synsets of a description; how many stand above what its parts name, from which fit on; and the bits that they gain. */
const MOST_DESCRIBED = 24;
const ABOVE = {
  sure: { most: MOST_DESCRIBED, least: 0 },
  long: { most: 5, least: 0.55 },
  maybe: { most: 3, least: 0.6 },
  name: { most: 2, least: 1.15 },
} as const;
const DESCRIBED_LIFT = 50;
const DESCRIBED_BITS = 14;

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
   * @param isPhrase whether definitions may stand above synsets that parts of the text name.
   * @param isTyping whether more may follow; then synsets that merely mean the same are left to the results page: that takes milliseconds.
   * @returns whether some have all words of the text.
   */
  search(text: string, isPhrase: boolean, isTyping: boolean, hits: Hits): boolean {
    const { popularity } = this.#catalogue.taxonomy.columns;
    const { glossEnd } = this.#catalogue.lexicon.columns;
    const result = this.#fullText.search(text);
    const isLong = result.asked >= MANY_WORDS;
    const isLifted = isPhrase && (isLong || (result.complete && result.asked > 1));
    const weighed = result.hits
      .filter(({ node }) => this.#coarse[node] === 0)
      .map(({ node, relevance, inLemma }) => {
        const glossLength = glossEnd[node + 1]! - glossEnd[node]!;
        const weight = definitionWeight({ relevance, glossLength, popularity: popularity[node]! });
        return { node, weight: weight + (isLifted && inLemma ? LEMMA_LIFT : 0) };
      })
      .sort((a, b) => b.weight - a.weight || a.node - b.node);
    const sureness = surenessOf(text, isLong);
    const described =
      isPhrase && !isTyping
        ? this.#reverse.search(text, MOST_DESCRIBED).filter(({ node }) => this.#coarse[node] === 0)
        : [];
    const fits = new Map(described.map(({ node, fit }) => [node, Math.min(fit, 1)]));
    weighed.forEach(({ node, weight }, rank) => {
      const isAbove = isLong || rank < ABOVE_PARTS;
      const isWhole = isAbove && result.complete && descriptionOf(text) !== undefined;
      const whole = isWhole ? COMPLETE_LIFT + FIT_BITS * (fits.get(node) ?? 0) : 0;
      const lift = whole + (isLong ? MANY_LIFT : isAbove ? WHOLE_LIFT : BELOW_PARTS_LIFT);
      hits.add(node, plainMatch('definition', weight + (isLifted ? lift : 0)), NO_LEMMA);
    });
    this.#noteDescribed(described, sureness, hits);
    return result.complete;
  }

  /** Notes the synsets that a description fits; above what its parts name those that fit well enough for a text that may be a name. */
  #noteDescribed(described: readonly DescribedHit[], sureness: keyof typeof ABOVE, hits: Hits): void {
    const { most, least } = ABOVE[sureness];
    described.forEach(({ node, fit }, rank) => {
      const isAbove = rank < most && fit >= least;
      if (!isAbove && sureness === 'name') return;
      const lift = isAbove && sureness !== 'name' ? DESCRIBED_LIFT : BELOW_PARTS_LIFT;
      hits.add(node, plainMatch('definition', lift + DESCRIBED_BITS * Math.min(fit, 1)), NO_LEMMA);
    });
  }
}

/** Returns how sure it is that a text describes a thing, by its words and by whether many of them tell something. */
function surenessOf(text: string, isLong: boolean): keyof typeof ABOVE {
  const marked = descriptionOf(text);
  if (marked === 'sure') return marked;
  return isLong ? 'long' : (marked ?? 'name');
}
