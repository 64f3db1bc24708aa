import type { Collection } from './collection.ts';
import { nodeIndex, type NodeIndex } from '../taxonomy/node-index.ts';
import { Tally } from '../taxonomy/tally.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';

/** The synsets that exactly some of several collections hold. */
export interface CollectionRegion {
  /** Bit i is set if the collection at position i holds the synsets. */
  readonly mask: number;
  /** Synsets of the region, in wnid order. */
  readonly nodes: readonly NodeIndex[];
}

/**
 * Divides the synsets of several collections by which of them hold each, the largest region first; regions without
 * synsets are left out. O(nodes × collections).
 *
 * @param collections at most 30, one for each bit of a mask.
 */
export function regionsOf(
  { columns: { wnidOrder } }: Taxonomy,
  collections: readonly Collection[],
): CollectionRegion[] {
  const regions = new Map<number, NodeIndex[]>();
  for (const node of wnidOrder) {
    let mask = 0;
    for (const [at, { held }] of collections.entries()) mask |= held[node]! << at;
    if (mask === 0) continue;
    const nodes = regions.get(mask);
    if (nodes === undefined) regions.set(mask, [nodeIndex(node)]);
    else nodes.push(nodeIndex(node));
  }
  return [...regions]
    .map(([mask, nodes]) => ({ mask, nodes }))
    .sort((a, b) => b.nodes.length - a.nodes.length || a.mask - b.mask);
}

/** Returns how many synsets two collections of some regions share; of one with itself, how many it holds. */
export function countShared(regions: readonly CollectionRegion[], a: number, b: number): number {
  const both = (1 << a) | (1 << b);
  return regions.reduce((sum, { mask, nodes }) => sum + ((mask & both) === both ? nodes.length : 0), 0);
}

/**
 * Returns the lowest synset that has all of some synsets at or below it over hypernyms; of several, the one found by
 * the first hyponyms. The root where no other has.
 */
export function lowestAboveAll(taxonomy: Taxonomy, nodes: readonly NodeIndex[]): NodeIndex {
  const flags = new Uint8Array(taxonomy.size);
  for (const node of nodes) flags[node] = 1;
  const tally = new Tally(flags, taxonomy.columns.level);
  const holdsAll = (node: NodeIndex): boolean => tally.sum(taxonomy.descendants(node)) === nodes.length;
  let top = nodeIndex(0);
  for (;;) {
    const lower = flags[top] === 1 ? undefined : taxonomy.hyponymsOf(top).find(holdsAll);
    if (lower === undefined) return top;
    top = lower;
  }
}
