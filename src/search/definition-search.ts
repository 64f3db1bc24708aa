import type { Catalogue } from '../domain/catalogue.ts';
import { FullText } from './full-text.ts';
import { type Hits, NO_LEMMA } from './hits.ts';
import { definitionWeight, plainMatch } from './rank.ts';

/** Bits that a definition gains where it has all words of a short phrase, or most of many; see `partWeight` for what it competes with. */
const WHOLE_LIFT = 44;
const MANY_LIFT = 50;
/** What it gains besides where one of the words is in a lemma. */
const LEMMA_LIFT = 3;
/** From this number of words on, a text is a description rather than a name. */
const MANY_WORDS = 4;
/** Definitions of a short phrase that stand above what its parts name, at most; the others gain less. */
const ABOVE_PARTS = 2;
const BELOW_PARTS_LIFT = 36;

/** Finds synsets by the words of their definitions. */
export class DefinitionSearch {
  readonly #fullText: FullText;
  readonly #catalogue: Catalogue;
  readonly #coarse: Uint8Array;

  /** @param coarse by node, 1 for those found only when spelt out. */
  constructor(catalogue: Catalogue, coarse: Uint8Array) {
    this.#catalogue = catalogue;
    this.#fullText = new FullText(catalogue.search, catalogue.taxonomy.size);
    this.#coarse = coarse;
  }

  /**
   * Notes the synsets with most of the words of a text in their definitions.
   *
   * @param isPhrase whether definitions may stand above synsets that parts of the text name.
   * @returns whether some have all words of the text.
   */
  search(text: string, isPhrase: boolean, hits: Hits): boolean {
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
    weighed.forEach(({ node, weight }, rank) => {
      const lift = isLong ? MANY_LIFT : rank < ABOVE_PARTS ? WHOLE_LIFT : BELOW_PARTS_LIFT;
      hits.add(node, plainMatch('definition', weight + (isLifted ? lift : 0)), NO_LEMMA);
    });
    return result.complete;
  }
}
