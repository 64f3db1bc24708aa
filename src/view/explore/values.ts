import { exploreChildren, type ExploreTree } from './columns.ts';

/** What the areas of the explorer stand for. */
export const EXPLORE_AREAS = ['images', 'root', 'synsets', 'leaves', 'equal'] as const;
/** One meaning of area. */
export type ExploreArea = (typeof EXPLORE_AREAS)[number];

/** What each place stands for under a meaning of area, its subtree included. O(places). */
export function placeValues(tree: ExploreTree, area: ExploreArea): Float64Array {
  const count = tree.parent.length;
  switch (area) {
    case 'images':
      return tree.images;
    case 'synsets':
      return Float64Array.from(tree.size);
    case 'root':
      return summed(tree, (at) => Math.sqrt(tree.ownImages[at]!));
    case 'leaves':
      return summed(tree, (at) => (tree.size[at] === 1 ? 1 : 0));
    case 'equal': {
      const values = new Float64Array(count);
      values[0] = 1;
      for (let at = 0; at < count; at++) {
        const children = exploreChildren(tree, at);
        for (const child of children) values[child] = values[at]! / children.length;
      }
      return values;
    }
  }
}

function summed(tree: ExploreTree, own: (at: number) => number): Float64Array {
  const values = Float64Array.from(tree.parent, (_, at) => own(at));
  for (let at = values.length - 1; at > 0; at--) values[tree.parent[at]!]! += values[at]!;
  return values;
}

/**
 * What a place has of its own, beyond its children: its own images, where areas stand for those.
 *
 * Where they are all there is, the place's own tile shows them, and one inside it would say the same again.
 */
export function ownValue(tree: ExploreTree, area: ExploreArea, at: number): number {
  if (tree.ownImages[at] === tree.images[at]) return 0;
  return area === 'images' ? tree.ownImages[at]! : area === 'root' ? Math.sqrt(tree.ownImages[at]!) : 0;
}

/** A tile inside another, and what its area stands for. */
export interface ValuedTile {
  /** The place, or the number of places more for its own images. */
  readonly tile: number;
  readonly value: number;
}

/** The tiles inside a place that have area, the largest first: its children, and its own images among them. */
export function tilesInside(tree: ExploreTree, values: Float64Array, area: ExploreArea, at: number): ValuedTile[] {
  const tiles: ValuedTile[] = [];
  const end = at + tree.size[at]!;
  for (let child = at + 1; child < end; child += tree.size[child]!) {
    if (values[child]! > 0) tiles.push({ tile: child, value: values[child]! });
  }
  const own = ownValue(tree, area, at);
  if (own > 0) tiles.push({ tile: tree.parent.length + at, value: own });
  return tiles.sort((a, b) => b.value - a.value || a.tile - b.tile);
}
