import { subtreeFigures } from '../../domain/dataset/subtree-figures.ts';
import type { TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { branchNodes, findHue } from '../branch-hue.ts';
import { areaMeasure, type MeasureScale } from '../measures.ts';
import type { PageContext } from '../page-context.ts';
import { NO_BRANCH } from './colour.ts';
import { drawnNotes } from './label.ts';
import type { TreemapOptions } from './options.ts';
import type { PictureSource } from './picture.ts';
import { nodeSteps } from './steps.ts';
import { drawnSynsets, nodeAt, type TreemapTree } from './tree.ts';

/** Data from which a map of a subtree is laid out and coloured. */
export interface MapSource {
  readonly source: PictureSource;
  /** Index of the hue of each place. */
  readonly hues: Uint8Array;
  readonly scale: MeasureScale;
}

/** Computes areas, steps of lightness, counts and hues of a subtree. O(places). */
export function mapSource(
  context: PageContext,
  tree: TreemapTree,
  top: TreeNode,
  { area, colour }: TreemapOptions,
): MapSource {
  const { catalogue, dataset } = context;
  const measure = areaMeasure(area);
  const { stepOf, scale } = nodeSteps(catalogue, dataset, context.tree, colour);
  const countsSynsets = area === 'synsets' || area === 'leaves';
  return {
    source: {
      tree,
      values: measure.values(tree),
      own: (at) => measure.own(tree, at),
      ownCountOf: (at) => tree.ownImages[at]!,
      steps: Uint8Array.from(tree.node, stepOf),
      notesOf: (at) => {
        const figures = subtreeFigures(catalogue, dataset, nodeAt(context, tree, at));
        return countsSynsets
          ? drawnNotes(drawnSynsets(tree, at), figures.subtreeSynsets)
          : drawnNotes(tree.images[at]!, figures.subtreeImages);
      },
    },
    hues: huesOf(context, tree, top),
    scale,
  };
}

/** Returns the hue of each place: that of the top, or of the branches below it. */
function huesOf(context: PageContext, tree: TreemapTree, top: TreeNode): Uint8Array {
  const { catalogue } = context;
  const own = findHue(catalogue, context.tree, top);
  const hues = new Uint8Array(tree.node.length).fill(own);
  if (own !== NO_BRANCH) return hues;
  for (const [branch, hue] of branchNodes(catalogue)) {
    const at = tree.node.indexOf(branch);
    if (at > 0) hues.fill(hue, at, at + tree.size[at]!);
  }
  return hues;
}
