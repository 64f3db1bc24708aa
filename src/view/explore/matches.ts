import type { SearchableCatalogue } from '../../search/searcher.ts';
import { exploreOrder, placesByNode, type ShownTree } from './source.ts';

/** The places that a search found in a tree. */
export interface ExploreMatches {
  /** Number of places found. */
  readonly total: number;
  /** The likeliest of them, the very likeliest first; at most {@link MOST_MATCHES}. */
  readonly places: readonly number[];
}

/** Marks that a screen can hold, and more. */
const MOST_MATCHES = 2000;

/** Finds places by a query in the language of the search page. Found by their definition alone they do not count. */
export function exploreMatches(shown: ShownTree<SearchableCatalogue>, query: string): ExploreMatches {
  const { catalogue, dataset } = shown;
  const { found } = catalogue.searcher.search(query, dataset, { from: 0, count: catalogue.taxonomy.size });
  const placeOf = placesByNode(catalogue, exploreOrder(shown));
  const places = found
    .filter(({ kind }) => kind !== 'definition')
    .map(({ node }) => placeOf[node]!)
    .filter((at) => at !== -1);
  return { total: places.length, places: places.slice(0, MOST_MATCHES) };
}
