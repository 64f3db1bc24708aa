import { type Catalogue, type Dataset } from '../domain/dataset.ts';
import { nodeIndex } from '../domain/node-index.ts';
import { MISC_PLACE, type ReleaseOrder, ROOT_PLACE } from '../domain/release-tree.ts';
import { type TreeNode, type TreeView } from '../domain/tree-view.ts';
import { rampStep } from './colour.ts';
import { type ExploreLabel } from './explore-blocks.ts';
import { encodeExplore, type ExploreColumns, NO_POPULARITY } from './explore-columns.ts';

/** The synset at each place of a tree's preorder, each once: the release's own order, or WordNet's spanning tree. */
export function exploreOrder({ taxonomy }: Catalogue, dataset: Dataset, tree: TreeView): ReleaseOrder {
  if (tree.kind === 'release' && dataset.release !== undefined) return dataset.release.order;
  return { node: Int32Array.from({ length: taxonomy.size }, (_, node) => node), parent: taxonomy.columns.parent };
}

/** Edges from the top to each place. O(places). */
export function exploreDepth(order: ReleaseOrder): Uint8Array {
  const depth = new Uint8Array(order.node.length);
  for (let at = 1; at < depth.length; at++) depth[at] = depth[order.parent[at]!]! + 1;
  return depth;
}

/** The columns of a whole tree. O(places). */
export function exploreColumns(catalogue: Catalogue, dataset: Dataset, tree: TreeView): ExploreColumns {
  const { taxonomy } = catalogue;
  const order = exploreOrder(catalogue, dataset, tree);
  const depth = exploreDepth(order);
  const ownImages = order.node.map((node) => (node < 0 ? 0 : dataset.ownImages(nodeIndex(node))));
  const popularity = order.node.map((node) => (node < 0 ? NO_POPULARITY : rampStep(dataset.popularityPercentile(nodeIndex(node)))));
  return encodeExplore(depth, ownImages, popularity, (at) => order.node[at]! >= 0 && taxonomy.parentsOf(nodeIndex(order.node[at]!)).length > 1);
}

/** For each place of a tree 1 if another dataset has images of it, else 0. O(places). */
export function exploreCoverage(catalogue: Catalogue, dataset: Dataset, tree: TreeView, other: Dataset): Uint8Array {
  const { node } = exploreOrder(catalogue, dataset, tree);
  return Uint8Array.from(node, (at) => (at >= 0 && other.ownImages(nodeIndex(at)) > 0 ? 1 : 0));
}

/** Ids and names of some places. */
export function exploreLabels(catalogue: Catalogue, dataset: Dataset, tree: TreeView, places: Iterable<number>): ExploreLabel[] {
  const order = exploreOrder(catalogue, dataset, tree);
  return Array.from(places, (at): ExploreLabel => {
    const node = order.node[at]!;
    const release = dataset.release?.tree;
    if (node === ROOT_PLACE) return [release!.root.id, release!.root.title];
    if (node === MISC_PLACE) return [release!.misc.id, release!.misc.title];
    return [catalogue.taxonomy.wnid(nodeIndex(node)), catalogue.lexicon.firstLemma(nodeIndex(node))];
  });
}

/** The place of a node in a tree's preorder, or `undefined` if it has none. */
export function placeOf(catalogue: Catalogue, dataset: Dataset, tree: TreeView, node: TreeNode): number | undefined {
  const wanted = typeof node === 'number' ? node : node.id === dataset.release?.tree.root.id ? ROOT_PLACE : MISC_PLACE;
  const at = exploreOrder(catalogue, dataset, tree).node.indexOf(wanted);
  return at === -1 ? undefined : at;
}
