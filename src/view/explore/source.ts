import type { Catalogue } from '../../domain/catalogue.ts';
import type { Dataset } from '../../domain/dataset/dataset.ts';
import { lazyMap } from '../../domain/lazy.ts';
import { type NodeIndex, nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { MISC_PLACE, type ReleaseOrder, ROOT_PLACE } from '../../domain/taxonomy/release-tree.ts';
import { subtreeFigures } from '../../domain/dataset/subtree-figures.ts';
import { isGroup, type TreeNode, type TreeView } from '../../domain/taxonomy/tree-view.ts';
import { popularityStep } from '../measures.ts';
import { drawnSynsets, nodeAt, treeOfOrder, type TreemapTree } from '../treemap/tree.ts';
import type { ExploreLabel, ExploreWords } from './blocks.ts';
import { encodeExplore, type ExploreColumns } from './columns.ts';
import { encodeMarks, type MarksColumns, NO_POPULARITY, type OtherParent } from './marks.ts';

/** A tree and the dataset whose images it counts; the context of a page is one. */
export interface ShownTree<C extends Catalogue = Catalogue> {
  readonly catalogue: C;
  readonly dataset: Dataset;
  readonly tree: TreeView;
}

/** Returns the synset at each place of a tree's preorder, each once: the release's own order, or WordNet's spanning tree. */
export function exploreOrder({ catalogue, dataset, tree }: ShownTree): ReleaseOrder {
  return tree.kind === 'release' && dataset.release !== undefined ? dataset.release.order : catalogue.wordnetOrder;
}

/** The shape and the images of a whole tree. O(places). */
export function exploreColumns(shown: ShownTree): ExploreColumns {
  const { depth, ownImages } = drawnTree(shown);
  return encodeExplore(depth, ownImages);
}

/** Returns the marks of the places of a whole tree. O(places). */
export function exploreMarks(shown: ShownTree): MarksColumns {
  const { dataset, catalogue } = shown;
  const { taxonomy } = catalogue;
  const order = exploreOrder(shown);
  const placeOf = placesByNode(catalogue, order);
  const popularity = order.node.map((node) => (node < 0 ? NO_POPULARITY : popularityStep(dataset, nodeIndex(node))));
  const parentsOf = (at: number): NodeIndex[] =>
    order.node[at]! < 0 ? [] : taxonomy.parentsOf(nodeIndex(order.node[at]!));
  const others = Array.from(order.node, (_, at) => at).flatMap((at) =>
    parentsOf(at)
      .map((parent) => placeOf[parent]!)
      .filter((parent) => parent !== -1 && parent !== order.parent[at])
      .sort((a, b) => a - b)
      .map((parent): OtherParent => [at, parent]),
  );
  return encodeMarks(popularity, (at) => parentsOf(at).length > 1, others);
}

/** The place of each node, or -1 where it has none. O(places). */
export function placesByNode({ taxonomy }: Catalogue, { node }: Pick<ReleaseOrder, 'node'>): Int32Array {
  const placeOf = new Int32Array(taxonomy.size).fill(-1);
  node.forEach((at, place) => {
    if (at >= 0) placeOf[at] = place;
  });
  return placeOf;
}

/** Returns, for each place of a tree, 1 if another dataset has images of it, else 0. O(places). */
export function exploreCoverage(shown: ShownTree, other: Dataset): Uint8Array {
  const { node } = exploreOrder(shown);
  return Uint8Array.from(node, (at) => (at >= 0 && other.ownImages(nodeIndex(at)) > 0 ? 1 : 0));
}

/** The offset of the synset at each place, and 0 for groups. O(places). */
export function exploreIds(shown: ShownTree): Uint32Array {
  const { node } = exploreOrder(shown);
  return Uint32Array.from(node, (at) => (at < 0 ? 0 : shown.catalogue.taxonomy.columns.offset[at]!));
}

/** Returns the ids and names of some places, with the true figures of those under which the map draws others. */
export function exploreLabels(shown: ShownTree, places: Iterable<number>): ExploreLabel[] {
  const { catalogue, dataset } = shown;
  const drawn = drawnTree(shown);
  return Array.from(places, (at): ExploreLabel => {
    const node = nodeAt(shown, drawn, at);
    const id = isGroup(node) ? node.id : catalogue.taxonomy.wnid(node);
    const isRoot = drawn.node[at] === ROOT_PLACE;
    const name = isRoot ? dataset.description.title : isGroup(node) ? node.title : catalogue.lexicon.firstLemma(node);
    const { subtreeImages, subtreeSynsets } = subtreeFigures(catalogue, dataset, node);
    return subtreeImages === drawn.images[at] && subtreeSynsets === drawnSynsets(drawn, at)
      ? [id, name]
      : [id, name, subtreeImages, subtreeSynsets];
  });
}

const drawnTrees = new WeakMap<Dataset, (order: ReleaseOrder) => TreemapTree>();

/** Returns a whole tree with the sums drawn under each place; computed once for each dataset and order. */
export function drawnTree(shown: ShownTree): TreemapTree {
  const { dataset } = shown;
  const treeOf =
    drawnTrees.get(dataset) ?? lazyMap((order: ReleaseOrder) => treeOfOrder(order, (node) => dataset.ownImages(node)));
  drawnTrees.set(dataset, treeOf);
  return treeOf(exploreOrder(shown));
}

/** Returns words and glosses of some places. */
export function exploreWords(shown: ShownTree, places: Iterable<number>): ExploreWords[] {
  const { dataset, catalogue } = shown;
  const { lexicon } = catalogue;
  const order = exploreOrder(shown);
  return Array.from(places, (at): ExploreWords => {
    const node = nodeAt(shown, order, at);
    if (isGroup(node)) return [order.node[at] === ROOT_PLACE ? dataset.description.title : node.title, ''];
    return [lexicon.words(node), lexicon.gloss(node).definition];
  });
}

/** The place of a node in a tree's preorder, or `undefined` if it has none. */
export function placeOf(shown: ShownTree, node: TreeNode): number | undefined {
  const wanted =
    typeof node === 'number' ? node : node.id === shown.dataset.release?.tree.root.id ? ROOT_PLACE : MISC_PLACE;
  const at = exploreOrder(shown).node.indexOf(wanted);
  return at === -1 ? undefined : at;
}
