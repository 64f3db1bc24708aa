/** The id and the name of one place. */
export type ExploreLabel = readonly [id: string, name: string];
/** The address of the picture that stands for one place. */
export type ExploreMontage = readonly [place: number, url: string];

/** Places in one block of labels or of montages. */
export const BLOCK = 512;
/** How many of the largest subtrees have their labels in a block of their own, which is fetched first. */
const TOP_LABELS = 800;

/** The places with the largest subtrees, the largest first; of equals the first in preorder. */
export function largestPlaces(size: Uint32Array): number[] {
  return Array.from(size.keys())
    .sort((a, b) => size[b]! - size[a]! || a - b)
    .slice(0, TOP_LABELS);
}

/** The block that holds a place. */
export function blockOf(place: number): number {
  return Math.floor(place / BLOCK);
}

/** The places of a block by its number in an address, or `undefined` if a tree of `count` places has none such. */
export function placesOfBlock(block: string, count: number): number[] | undefined {
  const start = /^\d{1,4}$/.test(block) ? Number(block) * BLOCK : count;
  if (start >= count) return undefined;
  return Array.from({ length: Math.min(BLOCK, count - start) }, (_, i) => start + i);
}
