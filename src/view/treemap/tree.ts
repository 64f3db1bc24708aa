import type { Dataset } from '../../domain/dataset/dataset.ts';
import { nodeArray, type Slice } from '../../domain/taxonomy/descendants.ts';
import { nodeIndex, type NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { MISC_PLACE, type ReleaseOrder, ROOT_PLACE } from '../../domain/taxonomy/release-tree.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { isGroup, sameNode, type TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { type ExploreTree, subtreeSums } from '../explore/columns.ts';

/** A subtree with each distinct synset at one place, so that areas add up; the top comes first. */
export interface TreemapTree extends ExploreTree {
  /** The synset at each place, or `ROOT_PLACE`, `MISC_PLACE`. */
  readonly node: Int32Array;
}

/**
 * Gives every synset below a node its one place there: under its first hypernym that is itself below the node.
 *
 * So the whole holds exactly the distinct synsets and images of the subtree. Instances are no part of it, as they are no
 * part of the numbers in brackets. O(nodes of the taxonomy).
 *
 * @throws Error if a release's group is asked of a dataset without a release.
 */
export function treemapTree(taxonomy: Taxonomy, dataset: Dataset, top: TreeNode): TreemapTree {
  return { ...treeOfOrder(orderBelow(taxonomy, dataset, top), (node) => dataset.ownImages(node)) };
}

/** Sums up an order of places: sizes, depths and images. O(places). */
export function treeOfOrder({ node, parent }: ReleaseOrder, imagesOf: (node: NodeIndex) => number): TreemapTree {
  const count = node.length;
  const ownImages = new Uint32Array(count);
  const depth = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    if (node[at]! >= 0) ownImages[at] = imagesOf(nodeIndex(node[at]!));
    if (at > 0) depth[at] = depth[parent[at]!]! + 1;
  }
  return { node, parent, depth, ownImages, ...subtreeSums(parent, ownImages) };
}

/** Counts the synsets drawn in the subtree of a place, itself included; the root and the Misc group of a release are none. */
export function drawnSynsets({ node, size }: Pick<TreemapTree, 'node' | 'size'>, at: number): number {
  return size[at]! - (node[at] === ROOT_PLACE ? 2 : node[at] === MISC_PLACE ? 1 : 0);
}

/** The node at a place of a tree. */
export function nodeAt(
  { dataset }: { readonly dataset: Dataset },
  { node }: Pick<TreemapTree, 'node'>,
  at: number,
): TreeNode {
  const found = node[at]!;
  const release = dataset.release?.tree;
  if (found === ROOT_PLACE) return release!.root;
  return found === MISC_PLACE ? release!.misc : nodeIndex(found);
}

function orderBelow(taxonomy: Taxonomy, dataset: Dataset, top: TreeNode): ReleaseOrder {
  if (!isGroup(top)) return subtreeOrder(taxonomy, taxonomy.descendants(top), top);
  const { release } = dataset;
  if (release === undefined) throw new Error(`${dataset.name}: expected a dataset with a release tree`);
  if (sameNode(release.tree.root, top)) return release.order;
  return subtreeOrder(taxonomy, release.tree.miscSlices, MISC_PLACE);
}

/** A set of descendants in preorder, each under its first hypernym in the set, or under the top. */
function subtreeOrder(taxonomy: Taxonomy, slices: readonly Slice[], top: number): ReleaseOrder {
  const members = nodeArray(slices, taxonomy.columns.level);
  const { first, next } = linksOf(taxonomy);
  const slot = (node: number): number => (node < 0 ? taxonomy.size : node);
  // Children as linked lists, filled backwards so that they come in preorder of the taxonomy.
  for (const node of members) first[node] = END;
  first[slot(top)] = END;
  const { start, target } = taxonomy.hypernyms;
  for (let i = members.length - 1; i >= 0; i--) {
    const node = members[i]!;
    if (node === top) continue;
    let edge = start[node]!;
    while (edge < start[node + 1]! && first[target[edge]!] === OUTSIDE) edge++;
    const parent = edge < start[node + 1]! ? target[edge]! : slot(top);
    next[node] = first[parent]!;
    first[parent] = node;
  }
  const count = top < 0 ? members.length + 1 : members.length;
  const order = { node: new Int32Array(count), parent: new Uint32Array(count) };
  let filled = 0;
  const visit = (node: number, above: number): void => {
    const at = filled++;
    order.node[at] = node;
    order.parent[at] = above;
    for (let child = first[slot(node)]!; child >= 0; child = next[child]!) visit(child, at);
  };
  visit(top, 0);
  for (const node of members) first[node] = OUTSIDE;
  first[slot(top)] = OUTSIDE;
  return order;
}

/** Marks the end of a list of children, and nodes outside the tree. */
const END = -1;
const OUTSIDE = -2;

interface Links {
  /** The first child of each node, one more for a group; `OUTSIDE` for all while no order is being made. */
  readonly first: Int32Array;
  /** The next child of the same parent. */
  readonly next: Int32Array;
}

/** Scratch arrays by taxonomy; clearing half a megabyte takes longer than most orders. */
const scratch = new WeakMap<Taxonomy, Links>();

function linksOf(taxonomy: Taxonomy): Links {
  let links = scratch.get(taxonomy);
  if (links === undefined) {
    links = { first: new Int32Array(taxonomy.size + 1).fill(OUTSIDE), next: new Int32Array(taxonomy.size) };
    scratch.set(taxonomy, links);
  }
  return links;
}
