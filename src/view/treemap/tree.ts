import type { Dataset } from '../../domain/dataset.ts';
import { nodeArray, type Slice } from '../../domain/descendants.ts';
import { nodeIndex } from '../../domain/node-index.ts';
import { MISC_PLACE, type ReleaseOrder } from '../../domain/release-tree.ts';
import type { Taxonomy } from '../../domain/taxonomy.ts';
import { isGroup, sameNode, type TreeNode } from '../../domain/tree-view.ts';

/**
 * A subtree with each distinct synset at one place: the tree whose areas add up.
 *
 * All arrays are in preorder; the top comes first.
 */
export interface TreemapTree extends ReleaseOrder {
  /** Places in the subtree, itself included. */
  readonly size: Uint32Array;
  /** Own images of all places in the subtree, itself included. */
  readonly images: Float64Array;
}

/**
 * Gives every synset below a node its one place there: under its first hypernym that is itself below the node.
 *
 * So the whole holds exactly the distinct synsets and images of the subtree. Instances are no part of it, as they
 * are no part of the numbers in brackets. O(nodes of the taxonomy).
 *
 * @throws Error if a release's group is asked of a dataset without a release.
 */
export function treemapTree(taxonomy: Taxonomy, dataset: Dataset, top: TreeNode): TreemapTree {
  const order = orderBelow(taxonomy, dataset, top);
  const size = new Uint32Array(order.node.length).fill(1);
  const images = new Float64Array(order.node.length);
  order.node.forEach((node, at) => (images[at] = node < 0 ? 0 : dataset.ownImages(nodeIndex(node))));
  for (let i = size.length - 1; i > 0; i--) {
    const above = order.parent[i]!;
    size[above]! += size[i]!;
    images[above]! += images[i]!;
  }
  return { ...order, size, images };
}

/** The children of a place of the tree, by their positions. */
export function childrenOf(tree: TreemapTree, at: number): number[] {
  const children: number[] = [];
  const end = at + tree.size[at]!;
  for (let child = at + 1; child < end; child += tree.size[child]!) children.push(child);
  return children;
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

/** Where no child follows, and where a node is no member. */
const END = -1;
const OUTSIDE = -2;

interface Links {
  /** The first child of each node, one more for a group; `OUTSIDE` for all while no order is being made. */
  readonly first: Int32Array;
  /** The next child of the same parent. */
  readonly next: Int32Array;
}

const links = new WeakMap<Taxonomy, Links>();

/** Kept from one order to the next: to clear half a megabyte takes longer than most orders. */
function linksOf(taxonomy: Taxonomy): Links {
  let kept = links.get(taxonomy);
  if (kept === undefined)
    links.set(
      taxonomy,
      (kept = { first: new Int32Array(taxonomy.size + 1).fill(OUTSIDE), next: new Int32Array(taxonomy.size) }),
    );
  return kept;
}
