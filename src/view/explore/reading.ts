import { exploreChildren, type ExploreTree } from './columns.ts';
import { formatCount, formatQuantity, formatShare } from '../numbers.ts';

/** The children of a place that have area, the largest first: the order of reading and of the arrow keys. */
export function rankedChildren(tree: ExploreTree | undefined, values: Float64Array, at: number): number[] {
  if (tree === undefined) return [];
  return exploreChildren(tree, at)
    .filter((child) => values[child]! > 0)
    .sort((a, b) => values[b]! - values[a]! || a - b);
}

/** Where a key leads from a place: to another, to itself at an end, or nowhere: the key is not the explorer's. */
export function neighbour(tree: ExploreTree, values: Float64Array, at: number, key: string): number | undefined {
  const siblings = at === 0 ? [0] : rankedChildren(tree, values, tree.parent[at]!);
  const rank = siblings.indexOf(at);
  switch (key) {
    case 'ArrowLeft':
      return siblings[Math.max(0, rank - 1)];
    case 'ArrowRight':
      return siblings[Math.min(siblings.length - 1, rank + 1)];
    case 'Home':
      return siblings[0];
    case 'End':
      return siblings.at(-1);
    case 'ArrowUp':
      return tree.parent[at]!;
    case 'ArrowDown':
      return rankedChildren(tree, values, at)[0] ?? at;
    default:
      return undefined;
  }
}

/** What of a tile is said beside its name and its counts. */
export interface TileRemarks {
  /** Tiles inside that are too small to be drawn. */
  readonly other?: number | undefined;
  /** Synsets of the subtree that another dataset has images of, and its title. */
  readonly covered?: { readonly synsets: number; readonly by: string } | undefined;
  /** Names of the parents under which it is not drawn; empty where all of them are beyond this tree. */
  readonly also?: readonly string[] | undefined;
  /** How many of its children are drawn under other parents. */
  readonly elsewhere?: number | undefined;
}

/** A tile in words: `dog, 189 synsets, 222,142 images, 91.3 % of canine, 1 of 5`. Empty until its name is known. */
export function describeTile(
  tree: ExploreTree,
  values: Float64Array,
  tile: number,
  nameOf: (at: number) => string | undefined,
  { other, covered, also, elsewhere = 0 }: TileRemarks = {},
): string {
  const places = tree.parent.length;
  const at = tile % places;
  const name = nameOf(at);
  if (name === undefined) return '';
  if (tile >= places)
    return `${name} itself, ${formatQuantity(tree.ownImages[at]!, 'image')} of its own, ${formatShare(tree.ownImages[at]!, tree.images[at]!)} of ${name}`;
  const parent = tree.parent[at]!;
  const siblings = rankedChildren(tree, values, parent);
  const parts = [
    name,
    ...(tree.size[at]! > 1 ? [formatQuantity(tree.size[at]! - 1, 'synset')] : []),
    tree.images[at]! > 0 ? formatQuantity(tree.images[at]!, 'image') : 'no images',
  ];
  if (at !== 0) {
    parts.push(`${formatShare(values[at]!, values[parent]!)} of ${nameOf(parent) ?? 'its parent'}`);
    if (siblings.includes(at)) parts.push(`${String(siblings.indexOf(at) + 1)} of ${String(siblings.length)}`);
  }
  if (covered !== undefined)
    parts.push(`${formatCount(covered.synsets)} of ${formatCount(tree.size[at]!)} in ${covered.by}`);
  if (also !== undefined)
    parts.push(
      also.length > 0 ? `also under ${also.join(' and ')}, drawn here alone` : 'has more parents, beyond this tree',
    );
  if (elsewhere > 0) parts.push(`${formatQuantity(elsewhere, 'child', 'children')} drawn under other parents`);
  if (other !== undefined) parts.push(`${formatCount(other)} inside too small to draw from here`);
  return parts.join(', ');
}

/** A place to go to next, and why. */
export interface NextPlace {
  readonly why: 'largest' | 'pictured' | 'next' | 'previous';
  readonly place: number;
}

/** Where one may go from a place: to its largest child, the child with most images of its own, the siblings beside it. */
export function nextPlaces(tree: ExploreTree, values: Float64Array, at: number): NextPlace[] {
  const children = rankedChildren(tree, values, at);
  const pictured = children.reduce(
    (best, child) => (tree.ownImages[child]! > (tree.ownImages[best] ?? 0) ? child : best),
    -1,
  );
  const siblings = at === 0 ? [] : rankedChildren(tree, values, tree.parent[at]!);
  const rank = siblings.indexOf(at);
  const candidates = [
    { why: 'largest' as const, place: children[0] },
    { why: 'pictured' as const, place: pictured === -1 ? undefined : pictured },
    { why: 'previous' as const, place: rank > 0 ? siblings[rank - 1] : undefined },
    { why: 'next' as const, place: rank === -1 ? undefined : siblings[rank + 1] },
  ];
  return candidates.filter((next): next is NextPlace => next.place !== undefined);
}
