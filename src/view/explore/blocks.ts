/** The id and the name of one place, and the images and synsets of its subtree where the map draws others under it. */
export type ExploreLabel =
  readonly [id: string, name: string] | readonly [id: string, name: string, images: number, synsets: number];
/** All words and the gloss of one place. A group has its title and no gloss. */
export type ExploreWords = readonly [words: string, gloss: string];

/** Places in one block of labels or of pictures. */
export const BLOCK = 512;
/** Places in one block of words and glosses, which are longer: some 5 KB compressed. */
export const CARD_BLOCK = 128;
/** Number of the largest subtrees whose labels are in a separate block, which is fetched first. */
const TOP_LABELS = 800;

/** The places with the largest subtrees, the largest first; of equals the first in preorder. */
export function largestPlaces(size: Uint32Array): number[] {
  // Numbers alone are sorted many times as fast as places by a function, and few places are left after that.
  const least = size.toSorted()[Math.max(0, size.length - TOP_LABELS)] ?? 0;
  const places: number[] = [];
  for (let at = 0; at < size.length; at++) if (size[at]! >= least) places.push(at);
  return places.sort((a, b) => size[b]! - size[a]! || a - b).slice(0, TOP_LABELS);
}

/** The places of a block by its number in an address, or `undefined` if a tree of `count` places does not have it. */
export function placesOfBlock(block: string, count: number, length = BLOCK): number[] | undefined {
  const start = /^\d{1,4}$/.test(block) ? Number(block) * length : count;
  if (start >= count) return undefined;
  return Array.from({ length: Math.min(length, count - start) }, (_, i) => start + i);
}
