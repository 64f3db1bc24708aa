import { type Adjacency, targetsOf } from './adjacency.ts';
import { descendantSlices, holds, nodesOf, type Slice, type TreeShape, uniteSlices } from './descendants.ts';
import { nodeIndex, type NodeIndex } from './node-index.ts';

/** A node of a release tree that is no synset: its root, or the group of the synsets under no branch. */
export interface ReleaseGroup {
  /** Identifier in place of a wnid in addresses: `fall11`, `fa11misc`. */
  readonly id: string;
  /** Title in place of words: `ImageNet 2011 Fall Release`, `Misc`. */
  readonly title: string;
}

/**
 * The top of a release's own tree: a few branches, each a synset with its full subtree, and the rest.
 *
 * It is a view over the taxonomy: below its second level, children are the hyponyms of the taxonomy.
 */
export interface ReleaseTree {
  readonly root: ReleaseGroup;
  /** The synsets at the top, in the release's order. */
  readonly branches: readonly NodeIndex[];
  readonly misc: ReleaseGroup;
  /** The synsets with images that lie under no branch, in wnid order; the children of `misc`. */
  readonly miscChildren: readonly NodeIndex[];
  /** The distinct synsets of the whole tree, as slices. */
  readonly slices: readonly Slice[];
  /** The distinct synsets under `misc`, as slices. */
  readonly miscSlices: readonly Slice[];
}

/**
 * Forms the tree of a release from its branches and its images.
 *
 * Every synset with images that no branch holds becomes a child of Misc, with its full subtree, even where that
 * subtree reaches into a branch again; the construction of the Fall 2011 release.
 *
 * @param ownImages own images of each node; @param wnidOrder nodes in wnid order.
 */
export function releaseTree(
  shape: TreeShape,
  root: ReleaseGroup,
  branches: readonly NodeIndex[],
  misc: ReleaseGroup,
  ownImages: ArrayLike<number>,
  wnidOrder: Iterable<number>,
): ReleaseTree {
  const branchSlices = uniteSlices(branches.flatMap((branch) => descendantSlices(shape, branch)));
  const miscChildren: NodeIndex[] = [];
  for (const place of wnidOrder) {
    const node = nodeIndex(place);
    if (ownImages[node]! > 0 && !holds(branchSlices, shape.level, node)) miscChildren.push(node);
  }
  const miscSlices = uniteSlices(miscChildren.flatMap((child) => descendantSlices(shape, child)));
  return { root, branches, misc, miscChildren, miscSlices, slices: uniteSlices([...branchSlices, ...miscSlices]) };
}

/** A release tree laid out in preorder, each synset at one place only: the shape that areas add up over. */
export interface ReleaseOrder {
  /** The synset at each place, or {@link ROOT_PLACE}, {@link MISC_PLACE}. */
  readonly node: Int32Array;
  /** The place of the parent; the root is its own. */
  readonly parent: Uint32Array;
}

/** A release's own tree, and the one place that each synset has in it. */
export interface Release {
  readonly tree: ReleaseTree;
  readonly order: ReleaseOrder;
}

/** Marks the release's root in {@link ReleaseOrder}. */
export const ROOT_PLACE = -1;
/** Marks the Misc group in {@link ReleaseOrder}. */
export const MISC_PLACE = -2;

/**
 * Gives every synset of a release its primary place in the release tree.
 *
 * A branch hangs under the root. A synset below a branch hangs under its first hypernym that is itself in a branch;
 * any other under its first hypernym in the release, or under Misc. So a reader who comes from the branches never
 * leaves them, and no synset has area twice. Children are in wnid order, except the branches, which keep the release's.
 *
 * @param hypernyms hypernym edges, lower to upper, primary first; @param wnidRank position of each node in wnid order.
 */
export function releaseOrder(
  shape: TreeShape,
  tree: ReleaseTree,
  hypernyms: Adjacency,
  wnidRank: ArrayLike<number>,
): ReleaseOrder {
  const branchSlices = uniteSlices(tree.branches.flatMap((branch) => descendantSlices(shape, branch)));
  const inBranch = membership(branchSlices, shape.level);
  const inRelease = membership(tree.slices, shape.level);
  const isBranch = new Set<number>(tree.branches);
  const children = new Map<number, number[]>([
    [ROOT_PLACE, [...tree.branches, MISC_PLACE]],
    [MISC_PLACE, []],
  ]);
  for (const node of nodesOf(tree.slices, shape.level)) {
    if (isBranch.has(node)) continue;
    const home = inBranch[node] === 1 ? inBranch : inRelease;
    const parent = targetsOf(hypernyms, node).find((upper) => home[upper] === 1) ?? MISC_PLACE;
    const siblings = children.get(parent);
    if (siblings) siblings.push(node);
    else children.set(parent, [node]);
  }
  for (const [parent, list] of children) if (parent !== ROOT_PLACE) list.sort((a, b) => wnidRank[a]! - wnidRank[b]!);

  const node: number[] = [];
  const parent: number[] = [];
  const visit = (at: number, above: number): void => {
    const place = node.push(at) - 1;
    parent.push(above === -1 ? place : above);
    for (const child of children.get(at) ?? []) visit(child, place);
  };
  visit(ROOT_PLACE, -1);
  return { node: Int32Array.from(node), parent: Uint32Array.from(parent) };
}

function membership(slices: readonly Slice[], level: Uint8Array): Uint8Array {
  const member = new Uint8Array(level.length);
  for (const node of nodesOf(slices, level)) member[node] = 1;
  return member;
}
