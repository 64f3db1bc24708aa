import { NO_STEP } from '../measure-values.ts';
import type { Columns } from '../../domain/columns.ts';

/**
 * Marks of the places of a tree, fetched after its first picture.
 *
 * - `marks`: the popularity percentile in whole per cent (0 to 100, or 127 for a group, which has none) in the low seven bits;
 *   the high bit marks a synset with several parents, which has its area at this place only.
 * - `otherPlace`, `otherParent`: a pair for each further parent that has a place in this tree too, ascending.
 */
export const MARKS_SCHEMA = { marks: 'u8', otherPlace: 'u32', otherParent: 'u32' } as const;

/** Column of the places with images of another dataset: 1 or 0 for each, in preorder. */
export const COVERAGE_SCHEMA = { held: 'u8' } as const;

/** The columns as they are sent. */
export type MarksColumns = Columns<typeof MARKS_SCHEMA>;

const SEVERAL_PARENTS = 0x80;

/** Popularity of a group, as transmitted. */
export const NO_POPULARITY = 0x7f;

/** A place, and one of its parents under which it is not drawn. */
export type OtherParent = readonly [place: number, parent: number];

/** Marks of the places of a tree. */
export interface ExploreMarks {
  /** The popularity percentile in whole per cent, or `NO_STEP`. */
  readonly popularity: Uint8Array;
  /** Whether the synset of a place has several parents, in this tree or beyond it. */
  readonly hasSeveralParents: (at: number) => boolean;
  /** The parents of a place in this tree under which it is not drawn. */
  readonly otherParents: (at: number) => readonly number[];
  /** The children of a place in this tree that are drawn elsewhere. */
  readonly drawnElsewhere: (at: number) => readonly number[];
}

/** Packs marks; `popularity` in whole per cent, or {@link NO_POPULARITY}. */
export function encodeMarks(
  popularity: ArrayLike<number>,
  hasSeveralParents: (at: number) => boolean,
  others: readonly OtherParent[],
): MarksColumns {
  return {
    marks: Uint8Array.from(popularity, (step, at) => step + (hasSeveralParents(at) ? SEVERAL_PARENTS : 0)),
    otherPlace: Uint32Array.from(others, ([place]) => place),
    otherParent: Uint32Array.from(others, ([, parent]) => parent),
  };
}

/**
 * Unfolds the marks of a tree of `count` places.
 *
 * @throws Error if they are not those of the tree.
 */
export function decodeMarks({ marks, otherPlace, otherParent }: MarksColumns, count: number): ExploreMarks {
  if (marks.length !== count || otherPlace.length !== otherParent.length)
    throw new Error(`expected marks of ${String(count)} places, came others`);
  const parents = new Map<number, number[]>();
  const children = new Map<number, number[]>();
  otherPlace.forEach((place, i) => {
    const parent = otherParent[i]!;
    parents.set(place, [...(parents.get(place) ?? []), parent]);
    children.set(parent, [...(children.get(parent) ?? []), place]);
  });
  return {
    popularity: marks.map((mark) => (mark % SEVERAL_PARENTS === NO_POPULARITY ? NO_STEP : mark % SEVERAL_PARENTS)),
    hasSeveralParents: (at) => marks[at]! >= SEVERAL_PARENTS,
    otherParents: (at) => parents.get(at) ?? [],
    drawnElsewhere: (at) => children.get(at) ?? [],
  };
}
