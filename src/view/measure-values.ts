import { lowerBound } from '../domain/binary-search.ts';
import { exploreChildren, type ExploreTree } from './explore/columns.ts';

/** Marks a place without a value. */
export const NO_STEP = 255;
/** The highest step; steps count from 0. */
export const TOP_STEP = 100;

/**
 * Gives each inner place the median step of the leaves below it. O(places + inner places · steps).
 *
 * Leaves without a step do not count; a place none of whose leaves has one keeps its own step.
 */
export function medianOfLeaves({ depth, size }: Pick<ExploreTree, 'depth' | 'size'>, own: Uint8Array): Uint8Array {
  const steps = Uint8Array.from(own);
  // One histogram for each level: of the leaves below the place of that level on the current path.
  const levels: Uint32Array[] = [];
  const levelAt = (level: number): Uint32Array => (levels[level] ??= new Uint32Array(TOP_STEP + 1));
  for (let at = depth.length - 1; at >= 0; at--) {
    const above = levelAt(depth[at]!);
    if (size[at] === 1) {
      if (own[at] !== NO_STEP) above[own[at]!]!++;
      continue;
    }
    const below = levelAt(depth[at]! + 1);
    let count = 0;
    for (const leaves of below) count += leaves;
    let step = -1;
    for (let seen = 0; step < TOP_STEP && seen * 2 < count;) seen += below[++step]!;
    if (step >= 0) steps[at] = step;
    for (let i = 0; i <= TOP_STEP; i++) above[i]! += below[i]!;
    below.fill(0);
  }
  return steps;
}

/** Counts the synsets of each subtree, itself included, that another dataset has images of. O(places). */
export function coveredPlaces(tree: Pick<ExploreTree, 'parent'>, coverage: Uint8Array): Uint32Array {
  const covered = Uint32Array.from(coverage);
  for (let at = covered.length - 1; at > 0; at--) covered[tree.parent[at]!]! += covered[at]!;
  return covered;
}

/**
 * Returns the percentile of each place's own images among the places of the tree that have any.
 *
 * Places of a subtree are ranked within it, as its map shows nothing else.
 */
export function imagePercentiles({ ownImages }: ExploreTree): Uint8Array {
  const sorted = ownImages.filter((images) => images > 0).sort();
  return stepsOf(ownImages, (images) =>
    images === 0 ? NO_STEP : (TOP_STEP * lowerBound(sorted, images)) / sorted.length,
  );
}

/** Rounds a step for each value down; a loop, since the typed arrays' own `from` takes several times as long. */
export function stepsOf(values: ArrayLike<number>, step: (value: number, at: number) => number): Uint8Array {
  const steps = new Uint8Array(values.length);
  for (let at = 0; at < steps.length; at++) steps[at] = Math.floor(step(values[at]!, at));
  return steps;
}

/** Returns the largest number of own images of a place; at least 1. */
export function mostImages({ ownImages }: ExploreTree): number {
  return ownImages.reduce((a, b) => Math.max(a, b), 1);
}

/** Returns the number of edges from the top to the deepest place. */
export function deepestLevel({ depth }: ExploreTree): number {
  return depth.reduce((a, b) => Math.max(a, b), 0);
}

/** Sums a value over the subtree of each place. O(places). */
export function sumUp(tree: ExploreTree, own: (at: number) => number): Float64Array {
  const values = Float64Array.from(tree.parent, (_, at) => own(at));
  for (let at = values.length - 1; at > 0; at--) values[tree.parent[at]!]! += values[at]!;
  return values;
}

/** Divides the value of each place equally among its children; the top has 1. O(places). */
export function equalValues(tree: ExploreTree): Float64Array {
  const values = new Float64Array(tree.parent.length);
  values[0] = 1;
  for (let at = 0; at < values.length; at++) {
    const children = exploreChildren(tree, at);
    for (const child of children) values[child] = values[at]! / children.length;
  }
  return values;
}
