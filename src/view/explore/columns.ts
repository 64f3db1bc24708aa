import type { Columns } from '../../domain/columns.ts';

/**
 * The columns of a whole tree that its first picture needs: one entry per place, in preorder.
 *
 * - `depth`: edges from the top; with the order it is the whole shape of the tree.
 * - `images`: own images, as variable-length numbers of seven bits a byte, the lowest first, the high bit set on all
 *   but the last byte.
 *
 * The marks of places come after them, in a file of its own (`explore-marks.ts`): so the first tiles of all 82,115 nouns
 * wait for 57 KB and not for 102.
 */
export const EXPLORE_SCHEMA = { depth: 'u8', images: 'u8' } as const;

/** The columns as they are sent. */
export type ExploreColumns = Columns<typeof EXPLORE_SCHEMA>;

/** A whole tree, with a place for each synset; all arrays in preorder. */
export interface ExploreTree {
  readonly parent: Uint32Array;
  readonly depth: Uint8Array;
  /** Places in the subtree, itself included. */
  readonly size: Uint32Array;
  readonly ownImages: Uint32Array;
  /** Images of the subtree, own included. */
  readonly images: Float64Array;
}

/** Packs a tree's shape and images. */
export function encodeExplore(depth: Uint8Array, ownImages: ArrayLike<number>): ExploreColumns {
  const images: number[] = [];
  for (let at = 0; at < depth.length; at++) {
    let rest = ownImages[at]!;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) images.push((rest % 0x80) + 0x80);
    images.push(rest);
  }
  return { depth, images: Uint8Array.from(images) };
}

/**
 * Unfolds the columns of a tree. O(places).
 *
 * @throws Error if they do not describe one tree with a number for each place.
 */
export function decodeExplore({ depth, images: bytes }: ExploreColumns): ExploreTree {
  const count = depth.length;
  const ownImages = new Uint32Array(count);
  let read = 0;
  for (let at = 0; at < count; at++) {
    let factor = 1;
    for (; (bytes[read] ?? 0) >= 0x80; factor *= 0x80) ownImages[at]! += (bytes[read++]! - 0x80) * factor;
    ownImages[at]! += (bytes[read++] ?? NaN) * factor;
  }
  if (read !== bytes.length) throw new Error(`expected columns of ${String(count)} places, came others`);

  const parent = new Uint32Array(count);
  const path: number[] = [];
  for (let at = 0; at < count; at++) {
    const level = depth[at]!;
    if (at === 0 ? level !== 0 : level === 0 || level > path.length)
      throw new Error(`expected one tree in preorder, came depth ${String(level)} at place ${String(at)}`);
    path.length = level;
    parent[at] = path[level - 1] ?? 0;
    path.push(at);
  }
  return { parent, depth, ownImages, ...subtreeSums(parent, ownImages) };
}

/** Sums up each place and all below it, in a tree in preorder. O(places). */
export function subtreeSums(parent: Uint32Array, ownImages: Uint32Array): Pick<ExploreTree, 'size' | 'images'> {
  const size = new Uint32Array(parent.length).fill(1);
  const images = Float64Array.from(ownImages);
  for (let at = parent.length - 1; at > 0; at--) {
    size[parent[at]!]! += size[at]!;
    images[parent[at]!]! += images[at]!;
  }
  return { size, images };
}

/** The children of a place. */
export function exploreChildren(tree: Pick<ExploreTree, 'size'>, at: number): number[] {
  const children: number[] = [];
  const end = at + tree.size[at]!;
  for (let child = at + 1; child < end; child += tree.size[child]!) children.push(child);
  return children;
}
