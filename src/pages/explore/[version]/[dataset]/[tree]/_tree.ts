import type { APIContext } from 'astro';
import type { Dataset } from '../../../../../domain/dataset/dataset.ts';
import type { TreeView } from '../../../../../domain/taxonomy/tree-view.ts';
import type { OpenedCatalogue } from '../../../../../store/opened-catalogue.ts';
import { largestPlaces, placesOfBlock } from '../../../../../view/explore/blocks.ts';
import { decodeExplore } from '../../../../../view/explore/columns.ts';
import { exploreColumns, exploreOrder } from '../../../../../view/explore/source.ts';
import { catalogue } from '../../../../../store/served.ts';

/** A tree of a build. */
export interface RequestedTree {
  readonly catalogue: OpenedCatalogue;
  readonly dataset: Dataset;
  readonly tree: TreeView;
}

/** Returns the tree that an address of the explorer's data names, or `undefined` if this build does not have it. */
export function requestedTree({ params }: Pick<APIContext, 'params'>): RequestedTree | undefined {
  const opened = catalogue();
  const dataset = opened.datasets.find(({ name }) => name === params['dataset']);
  if (params['version'] !== opened.version || dataset === undefined) return undefined;
  const tree = params['tree'] === 'wordnet' ? opened.wordnetTree : opened.treeOf(dataset);
  return tree.kind === params['tree'] ? { catalogue: opened, dataset, tree } : undefined;
}

/**
 * Returns the places of a block in preorder; for block `top`, the places with the largest subtrees; `undefined` for an
 * unknown block.
 */
export function requestedPlaces({ catalogue, dataset, tree }: RequestedTree, block: string): number[] | undefined {
  if (block === 'top') return largestPlaces(decodeExplore(exploreColumns(catalogue, dataset, tree)).size);
  return placesOfBlock(block, exploreOrder(catalogue, dataset, tree).node.length);
}

/** An answer that never changes, since its address holds the version of the data. */
export function immutable(body: BodyInit, type: string): Response {
  return new Response(body, {
    headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
}
