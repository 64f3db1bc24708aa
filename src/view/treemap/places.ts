import { exploreChildren, type ExploreTree } from '../explore/columns.ts';

/** The children of a place that have area, the largest first; of equals the first in preorder. */
export function rankedChildren(tree: Pick<ExploreTree, 'size'>, values: Float64Array, at: number): number[] {
  return exploreChildren(tree, at)
    .filter((child) => values[child]! > 0)
    .sort((a, b) => values[b]! - values[a]! || a - b);
}

/** Returns true if a place is in the subtree of another, or is the same. */
export function isWithin({ size }: Pick<ExploreTree, 'size'>, place: number, top: number): boolean {
  return place >= top && place < top + size[top]!;
}

/** The child of a place toward another place below it; `undefined` if the other is not below. */
export function childToward(tree: Pick<ExploreTree, 'size'>, from: number, to: number): number | undefined {
  if (to === from || !isWithin(tree, to, from)) return undefined;
  return exploreChildren(tree, from).find((child) => isWithin(tree, to, child));
}

/** The path from the top to a place. */
export function pathTo({ parent }: Pick<ExploreTree, 'parent'>, place: number): number[] {
  const path = [place];
  while (path[0] !== 0) path.unshift(parent[path[0]!]!);
  return path;
}
