import type { Dataset } from '../dataset/dataset.ts';
import { type Slice, uniteSlices } from '../taxonomy/descendants.ts';
import type { NodeIndex } from '../taxonomy/node-index.ts';
import { Tally } from '../taxonomy/tally.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';
import { type ClassSet, setOfNodes } from './class-set.ts';
import { slicesOfClass } from './class-slices.ts';
import { findOverlaps, type OverlapTable } from './overlap.ts';

/** Sums of a dataset over sets of synsets. */
export interface DatasetTallies {
  readonly images: Tally;
  readonly withImages: Tally;
  readonly ones: Tally;
}

/** Opens the tallies of a dataset. O(nodes × levels) time, some 6 MB of memory. */
export function openTallies({ columns: { level } }: Taxonomy, { columns: { ownImages } }: Dataset): DatasetTallies {
  const withImages = Uint8Array.from(ownImages, (images) => (images > 0 ? 1 : 0));
  return {
    images: new Tally(ownImages, level),
    withImages: new Tally(withImages, level),
    ones: new Tally(new Uint8Array(level.length).fill(1), level),
  };
}

/** A class set measured by a dataset. */
export interface MeasuredSet {
  /** The synsets of each class. */
  readonly slices: readonly (readonly Slice[])[];
  /** Images of each class. */
  readonly images: readonly number[];
  /** Synsets with images of each class. */
  readonly synsets: readonly number[];
  /** Distinct images of all classes together. */
  readonly totalImages: number;
  /** Distinct synsets with images of all classes together. */
  readonly totalSynsets: number;
  readonly overlaps: OverlapTable;
}

/** Measures a class set. O(s log s + pairs) for s slices of its classes. */
export function measureSet(
  { shape }: Taxonomy,
  { images, withImages, ones }: DatasetTallies,
  { classes }: ClassSet,
): MeasuredSet {
  const slices = classes.map((one) => slicesOfClass(shape, one));
  const all = uniteSlices(slices.flat());
  return {
    slices,
    images: slices.map((own) => images.sum(own)),
    synsets: slices.map((own) => withImages.sum(own)),
    totalImages: images.sum(all),
    totalSynsets: withImages.sum(all),
    overlaps: findOverlaps(slices, ones),
  };
}

/**
 * Counts the pairs of classes that would overlap if every member had its subtree; `undefined` where all have it
 * already, or where a class has several members.
 */
export function countSubtreePairs({ shape }: Taxonomy, ones: Tally, { classes }: ClassSet): number | undefined {
  if (classes.some(({ includes }) => includes.length > 1)) return undefined;
  if (classes.every(({ includes: [{ scope }] }) => scope === 'subtree')) return undefined;
  const { classes: whole } = setOfNodes(
    classes.map(({ includes: [{ node }] }) => node),
    'subtree',
  );
  return findOverlaps(
    whole.map((one) => slicesOfClass(shape, one)),
    ones,
  ).pairs;
}

/** Evenness of the images over the classes. */
export interface Balance {
  /** Positions of the largest and the smallest class with images. */
  readonly largest: number;
  readonly smallest: number;
  /** Images of the largest class for one of the smallest. */
  readonly ratio: number;
  /**
   * The number of classes of equal size that would be as even: e to the entropy of the shares; from 1 to the number of
   * classes with images.
   */
  readonly effective: number;
  /** Classes without images. */
  readonly empty: number;
}

/** Measures the balance of classes; `undefined` if none has images. */
export function balanceOf(images: readonly number[]): Balance | undefined {
  const sum = images.reduce((total, one) => total + one, 0);
  if (sum === 0) return undefined;
  let [largest, smallest, empty, entropy] = [-1, -1, 0, 0];
  for (const [at, one] of images.entries()) {
    if (one === 0) {
      empty++;
      continue;
    }
    if (largest === -1 || one > images[largest]!) largest = at;
    if (smallest === -1 || one < images[smallest]!) smallest = at;
    entropy -= (one / sum) * Math.log(one / sum);
  }
  return { largest, smallest, ratio: images[largest]! / images[smallest]!, effective: Math.exp(entropy), empty };
}

/** Share of another list of synsets that a class set covers. */
export interface Coverage {
  /** The listed synsets that some class holds. */
  readonly covered: number;
  readonly of: number;
}

/** Returns the class that holds each node, by node; -1 where none does. The first class wins where several do. */
export function classByNode(slices: readonly (readonly Slice[])[], level: Uint8Array): Int32Array {
  const owner = new Int32Array(level.length).fill(-1);
  for (let at = slices.length - 1; at >= 0; at--) {
    for (const slice of slices[at]!) {
      for (let node = slice.start; node < slice.end; node++) if (level[node] === slice.level) owner[node] = at;
    }
  }
  return owner;
}

/** Counts the listed synsets that some class holds. */
export function coverageOf(owner: Int32Array, listed: readonly NodeIndex[]): Coverage {
  return { covered: listed.reduce((sum, node) => sum + (owner[node]! >= 0 ? 1 : 0), 0), of: listed.length };
}
