import type { Catalogue } from '../catalogue.ts';
import type { Dataset } from './dataset.ts';
import { isGroup, type TreeNode } from '../taxonomy/tree-view.ts';

/**
 * The four quantities of a node in a dataset; the fifth, what a map draws, is the map's own.
 *
 * `view/quantities.ts` has their names and definitions. All pages, JSON twins and maps take them from here.
 */
export interface SubtreeFigures {
  /** Images filed under the synset itself; 0 for a group. */
  readonly ownImages: number;
  /** Images of the distinct synsets of the subtree, the node's own included. */
  readonly subtreeImages: number;
  /** Distinct synsets of the subtree, the synset itself included; instances and groups are not counted. */
  readonly subtreeSynsets: number;
  /** Synsets of the subtree that have images. */
  readonly subtreeSynsetsWithImages: number;
}

/** Returns the figures of a synset, or of the root or the Misc group of the dataset's release. */
export function subtreeFigures(catalogue: Catalogue, dataset: Dataset, node: TreeNode): SubtreeFigures {
  if (!isGroup(node))
    return {
      ownImages: dataset.ownImages(node),
      subtreeImages: dataset.subtreeImages(node),
      subtreeSynsets: catalogue.taxonomy.subtreeSynsets(node),
      subtreeSynsetsWithImages: dataset.subtreeSynsetsWithImages(node),
    };
  const isRoot = node.id === dataset.release?.tree.root.id;
  const { images, synsets, synsetsWithImages } = isRoot ? dataset.totals : catalogue.miscSumsOf(dataset);
  return {
    ownImages: 0,
    subtreeImages: images,
    subtreeSynsets: synsets,
    subtreeSynsetsWithImages: synsetsWithImages,
  };
}
