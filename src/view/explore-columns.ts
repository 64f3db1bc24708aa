import { type Columns } from '../format/columns.ts';

/**
 * The columns of a whole tree as the explorer fetches them: one entry per place, in preorder.
 *
 * - `depth`: edges from the top; with the order it is the whole shape of the tree.
 * - `images`: own images, as variable-length numbers of seven bits a byte, the lowest first, the high bit set on all
 *   but the last byte.
 * - `marks`: the ninth of the popularity percentile (0 to 8, or 127 for a group, which has none) in the low seven bits;
 *   the high bit tells a synset with several parents, which has its area at this place only.
 */
export const EXPLORE_SCHEMA = { depth: 'u8', images: 'u8', marks: 'u8' } as const;

/** Which places another dataset has images of: 1 or 0 for each, in preorder. */
export const COVERAGE_SCHEMA = { held: 'u8' } as const;

/** The columns as they are sent. */
export type ExploreColumns = Columns<typeof EXPLORE_SCHEMA>;

const SEVERAL_PARENTS = 0x80;

/** Stands for the popularity of a group. */
export const NO_POPULARITY = 0x7f;

/** A whole tree, with a place for each synset; all arrays in preorder. */
export interface ExploreTree {
  readonly parent: Uint32Array;
  readonly depth: Uint8Array;
  /** Places in the subtree, itself included. */
  readonly size: Uint32Array;
  readonly ownImages: Uint32Array;
  /** Images of the subtree, own included. */
  readonly images: Float64Array;
  /** The ninth of the popularity percentile, from 0: a step of the colour ramp; or {@link NO_POPULARITY}. */
  readonly popularity: Uint8Array;
  readonly hasSeveralParents: (at: number) => boolean;
}

/** Packs a tree's columns; `popularity` in ninths, from 0 to 8, or {@link NO_POPULARITY}. */
export function encodeExplore(
  depth: Uint8Array,
  ownImages: ArrayLike<number>,
  popularity: ArrayLike<number>,
  hasSeveralParents: (at: number) => boolean,
): ExploreColumns {
  const images: number[] = [];
  for (let at = 0; at < depth.length; at++) {
    let rest = ownImages[at]!;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) images.push((rest % 0x80) + 0x80);
    images.push(rest);
  }
  const marks = depth.map((_, at) => popularity[at]! + (hasSeveralParents(at) ? SEVERAL_PARENTS : 0));
  return { depth, images: Uint8Array.from(images), marks };
}

/**
 * Unfolds the columns of a tree. O(places).
 *
 * @throws Error if they do not describe one tree with a number for each place.
 */
export function decodeExplore({ depth, images: bytes, marks }: ExploreColumns): ExploreTree {
  const count = depth.length;
  const ownImages = new Uint32Array(count);
  let read = 0;
  for (let at = 0; at < count; at++) {
    let factor = 1;
    for (; (bytes[read] ?? 0) >= 0x80; factor *= 0x80) ownImages[at]! += (bytes[read++]! - 0x80) * factor;
    ownImages[at]! += (bytes[read++] ?? NaN) * factor;
  }
  if (read !== bytes.length || marks.length !== count) throw new Error(`expected columns of ${String(count)} places, came others`);

  const parent = new Uint32Array(count);
  const path: number[] = [];
  for (let at = 0; at < count; at++) {
    const level = depth[at]!;
    if (at === 0 ? level !== 0 : level === 0 || level > path.length) throw new Error(`expected one tree in preorder, came depth ${String(level)} at place ${String(at)}`);
    path.length = level;
    parent[at] = path[level - 1] ?? 0;
    path.push(at);
  }
  const size = new Uint32Array(count).fill(1);
  const images = Float64Array.from(ownImages);
  for (let at = count - 1; at > 0; at--) {
    size[parent[at]!]! += size[at]!;
    images[parent[at]!]! += images[at]!;
  }
  return {
    parent, depth, size, ownImages, images,
    popularity: marks.map((mark) => mark % SEVERAL_PARENTS),
    hasSeveralParents: (at) => marks[at]! >= SEVERAL_PARENTS,
  };
}

/** The children of a place. */
export function exploreChildren(tree: Pick<ExploreTree, 'size'>, at: number): number[] {
  const children: number[] = [];
  const end = at + tree.size[at]!;
  for (let child = at + 1; child < end; child += tree.size[child]!) children.push(child);
  return children;
}
