import { type Concentration, measureConcentration } from './concentration.ts';
import type { Dataset } from './dataset.ts';
import { type NodeIndex, nodeIndex } from '../taxonomy/node-index.ts';
import { percent } from '../percentile.ts';
import { gridPopularity, type PopularityGrid } from './popularity-images.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';

/** One bar of a histogram: synsets whose own images lie in `[from, to]`. */
export interface HistogramBar {
  readonly from: number;
  readonly to: number;
  readonly synsets: number;
  /** Total images of these synsets. */
  readonly images: number;
}

/** One row of the depth profile. */
export interface DepthRow {
  /** Edges of the shortest path from the taxonomy's root. */
  readonly depth: number;
  readonly synsets: number;
  readonly synsetsWithImages: number;
  readonly images: number;
}

/** Figures of a dataset as a whole. */
export interface Statistics {
  readonly histogram: readonly HistogramBar[];
  readonly depths: readonly DepthRow[];
  /** Mean own images over synsets that have any. */
  readonly meanImages: number;
  /** Median own images over synsets that have any. */
  readonly medianImages: number;
  readonly concentration: Concentration;
  /** Popularity set against own images, of synsets that have any. */
  readonly popularity: PopularityGrid;
  /** Synsets with most own images, at most 20. */
  readonly largest: readonly NodeIndex[];
  /** Synsets with fewest own images but some, at most 20. */
  readonly smallest: readonly NodeIndex[];
  /** Synsets with most hyponyms below them but no image of their own, at most 20. */
  readonly emptiest: readonly NodeIndex[];
}

/** Number of synsets in each list of extremes. */
const EXTREMES = 20;

const BARS = 32;

/** Computes the figures of a dataset; O(nodes log nodes). Ties are in wnid order. */
export function statisticsOf(taxonomy: Taxonomy, dataset: Dataset): Statistics {
  const { minDepth, synsetsBelow, wnidOrder } = taxonomy.columns;
  const inWnidOrder = Array.from(wnidOrder, nodeIndex);
  const filled = inWnidOrder.filter((node) => dataset.ownImages(node) > 0);
  const byImages = filled.toSorted((a, b) => dataset.ownImages(b) - dataset.ownImages(a));
  const empty = inWnidOrder.filter((node) => dataset.ownImages(node) === 0 && dataset.subtreeImages(node) > 0);
  empty.sort((a, b) => synsetsBelow[b]! - synsetsBelow[a]!);

  const depths: { depth: number; synsets: number; synsetsWithImages: number; images: number }[] = [];
  for (const node of inWnidOrder) {
    const depth = minDepth[node]!;
    const row = (depths[depth] ??= { depth, synsets: 0, synsetsWithImages: 0, images: 0 });
    const images = dataset.ownImages(node);
    row.synsets++;
    row.images += images;
    if (images > 0) row.synsetsWithImages++;
  }
  return {
    histogram: histogram(filled.map((node) => dataset.ownImages(node))),
    depths,
    meanImages: filled.length === 0 ? 0 : dataset.totals.images / filled.length,
    medianImages: median(byImages.map((node) => dataset.ownImages(node))),
    concentration: measureConcentration(byImages.map((node) => dataset.ownImages(node))),
    popularity: gridPopularity(
      filled.map((node) => ({
        node,
        popularity: percent(dataset.popularityPercentile(node)),
        images: dataset.ownImages(node),
      })),
    ),
    largest: byImages.slice(0, EXTREMES),
    smallest: filled.toSorted((a, b) => dataset.ownImages(a) - dataset.ownImages(b)).slice(0, EXTREMES),
    emptiest: empty.slice(0, EXTREMES),
  };
}

/** Returns the median of sorted values; 0 if there are none. */
function median(sorted: readonly number[]): number {
  const low = sorted[(sorted.length - 1) >> 1] ?? 0;
  const high = sorted[sorted.length >> 1] ?? 0;
  return (low + high) / 2;
}

/** Returns bars of equal round width (1, 2 or 5 times a power of ten), at most 32, from 1 to the largest value. */
export function histogram(values: readonly number[]): HistogramBar[] {
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const width = roundUp(most / BARS);
  const bars: { from: number; to: number; synsets: number; images: number }[] = [];
  for (let from = 1; from <= most; from += width) bars.push({ from, to: from + width - 1, synsets: 0, images: 0 });
  for (const value of values) {
    const bar = bars[Math.floor((value - 1) / width)]!;
    bar.synsets++;
    bar.images += value;
  }
  return bars;
}

function roundUp(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10);
}
