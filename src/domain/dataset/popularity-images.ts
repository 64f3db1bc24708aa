import type { NodeIndex } from '../taxonomy/node-index.ts';

/** A synset with images: how well known it is, and how many images it has. */
export interface KnownSynset {
  readonly node: NodeIndex;
  /** Popularity percentile, 0 to 100. */
  readonly popularity: number;
  readonly images: number;
}

/** Synsets counted by popularity and images. */
export interface PopularityGrid {
  /** Number of columns: equal parts of the percentile from 0 to 100. */
  readonly columns: number;
  /** Lowest images of each row; a row ends where the next begins. The bounds double: 1, 2, 4 … */
  readonly rows: readonly number[];
  /** Synsets in each cell, row by row. */
  readonly synsets: readonly number[];
  /** Well known synsets with few images, the most surprising first. */
  readonly underrated: readonly NodeIndex[];
  /** Hardly known synsets with many images, the most surprising first. */
  readonly overrated: readonly NodeIndex[];
}

/**
 * Sets popularity against images.
 *
 * A synset is the more surprising the further its rank by images is from its rank by popularity, both among the
 * synsets given; those of equal value share the mean of their ranks. O(n log n).
 *
 * @param named number of surprising synsets to name on each side.
 */
export function gridPopularity(synsets: readonly KnownSynset[], columns = 20, named = 8): PopularityGrid {
  const most = synsets.reduce((largest, { images }) => Math.max(largest, images), 1);
  const rows = Array.from({ length: Math.floor(Math.log2(most)) + 1 }, (_, i) => 2 ** i);
  const cells = new Array<number>(rows.length * columns).fill(0);
  for (const { popularity, images } of synsets) {
    const column = Math.min(columns - 1, Math.floor((popularity / 100) * columns));
    cells[Math.floor(Math.log2(images)) * columns + column]!++;
  }
  const byPopularity = ranks(synsets.map(({ popularity }) => popularity));
  const byImages = ranks(synsets.map(({ images }) => images));
  const surprise = synsets.map(({ node }, i) => ({ node, gap: byPopularity[i]! - byImages[i]! }));
  surprise.sort((a, b) => b.gap - a.gap);
  return {
    columns,
    rows,
    synsets: cells,
    underrated: surprise.slice(0, named).map(({ node }) => node),
    overrated: surprise
      .slice(-named)
      .toReversed()
      .map(({ node }) => node),
  };
}

/** Ranks values from 0, the smallest first; equal ones share their mean rank. */
function ranks(values: readonly number[]): Float64Array {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const result = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) result[order[i]!] = (from + to - 1) / 2;
    from = to;
  }
  return result;
}
