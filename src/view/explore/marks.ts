import type { Columns } from '../../format/columns.ts';

/**
 * What marks the places of a tree, fetched after its first picture.
 *
 * - `marks`: the ninth of the popularity percentile (0 to 8, or 127 for a group, which has none) in the low seven bits;
 *   the high bit tells a synset with several parents, which has its area at this place only.
 * - `otherPlace`, `otherParent`: a pair for each further parent that has a place in this tree too, ascending.
 */
export const MARKS_SCHEMA = { marks: 'u8', otherPlace: 'u32', otherParent: 'u32' } as const;

/** Which places another dataset has images of: 1 or 0 for each, in preorder. */
export const COVERAGE_SCHEMA = { held: 'u8' } as const;

/** The columns as they are sent. */
export type MarksColumns = Columns<typeof MARKS_SCHEMA>;

const SEVERAL_PARENTS = 0x80;

/** Stands for the popularity of a group. */
export const NO_POPULARITY = 0x7f;

/** A place, and one of its parents under which it is not drawn. */
export type OtherParent = readonly [place: number, parent: number];

/** What marks the places of a tree. */
export interface ExploreMarks {
  /** The ninth of the popularity percentile, from 0: a step of the colour ramp; or {@link NO_POPULARITY}. */
  readonly popularity: Uint8Array;
  /** Whether the synset of a place has several parents, in this tree or beyond it. */
  readonly hasSeveralParents: (at: number) => boolean;
  /** The parents of a place in this tree under which it is not drawn. */
  readonly otherParents: (at: number) => readonly number[];
  /** The children of a place in this tree that are drawn elsewhere. */
  readonly drawnElsewhere: (at: number) => readonly number[];
}

/** Packs marks; `popularity` in ninths, from 0 to 8, or {@link NO_POPULARITY}. */
export function encodeMarks(
  popularity: ArrayLike<number>,
  hasSeveralParents: (at: number) => boolean,
  others: readonly OtherParent[],
): MarksColumns {
  return {
    marks: Uint8Array.from(popularity, (ninth, at) => ninth + (hasSeveralParents(at) ? SEVERAL_PARENTS : 0)),
    otherPlace: Uint32Array.from(others, ([place]) => place),
    otherParent: Uint32Array.from(others, ([, parent]) => parent),
  };
}

/**
 * Unfolds the marks of a tree of `count` places, or of the subtree of `count` places that begins at `first`.
 *
 * @throws Error if they are not those of the tree.
 */
export function decodeMarks({ marks, otherPlace, otherParent }: MarksColumns, count: number, first = 0): ExploreMarks {
  if (marks.length < first + count || otherPlace.length !== otherParent.length)
    throw new Error(`expected marks of ${String(first + count)} places, came others`);
  const isWithin = (at: number): boolean => at >= first && at < first + count;
  const parents = new Map<number, number[]>();
  const children = new Map<number, number[]>();
  otherPlace.forEach((place, i) => {
    const parent = otherParent[i]!;
    if (!isWithin(place) || !isWithin(parent)) return;
    parents.set(place - first, [...(parents.get(place - first) ?? []), parent - first]);
    children.set(parent - first, [...(children.get(parent - first) ?? []), place - first]);
  });
  return {
    popularity: marks.slice(first, first + count).map((mark) => mark % SEVERAL_PARENTS),
    hasSeveralParents: (at) => marks[first + at]! >= SEVERAL_PARENTS,
    otherParents: (at) => parents.get(at) ?? [],
    drawnElsewhere: (at) => children.get(at) ?? [],
  };
}
