import type { Catalogue } from '../../domain/catalogue.ts';
import type { Dataset } from '../../domain/dataset/dataset.ts';
import { lazyMap } from '../../domain/lazy.ts';
import { nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { ROOT_PLACE } from '../../domain/taxonomy/release-tree.ts';
import type { TreeView } from '../../domain/taxonomy/tree-view.ts';
import { drawnTree } from '../explore/source.ts';
import { type Colour, measureScale, type MeasureScale, measureSteps, popularityStep } from '../measures.ts';
import { NO_STEP } from '../measure-values.ts';

/** The steps of all synsets and groups of a tree under one meaning of lightness. */
export interface NodeSteps {
  /** The step of a node, or of a group by its place in a release's order. */
  readonly stepOf: (node: number) => number;
  readonly scale: MeasureScale;
}

/**
 * Returns the steps of a dataset's tree, computed once: every map of it, static or live, shows the same step of a synset.
 *
 * The explorer computes them in the browser by the same function from the same columns.
 */
export function nodeSteps(catalogue: Catalogue, dataset: Dataset, tree: TreeView, colour: Colour): NodeSteps {
  let steps = stepsOf.get(catalogue);
  if (steps === undefined) {
    steps = lazyMap((of: Dataset) =>
      lazyMap((view: TreeView) => lazyMap((by: Colour) => computeSteps(catalogue, of, view, by))),
    );
    stepsOf.set(catalogue, steps);
  }
  return steps(dataset)(tree)(colour);
}

/** Steps computed so far; they go with their catalogue. */
const stepsOf = new WeakMap<Catalogue, (dataset: Dataset) => (tree: TreeView) => (colour: Colour) => NodeSteps>();

function computeSteps(catalogue: Catalogue, dataset: Dataset, view: TreeView, colour: Colour): NodeSteps {
  const tree = drawnTree({ catalogue, dataset, tree: view });
  const popularity = Uint8Array.from(tree.node, (node) =>
    node < 0 ? NO_STEP : popularityStep(dataset, nodeIndex(node)),
  );
  const byPlace = measureSteps({ tree, popularity }, colour);
  const byNode = new Uint8Array(catalogue.taxonomy.size).fill(NO_STEP);
  const groups = new Map<number, number>();
  tree.node.forEach((node, place) => {
    if (node >= 0) byNode[node] = byPlace[place]!;
    else groups.set(node, byPlace[place]!);
  });
  return {
    stepOf: (node) => (node >= 0 ? byNode[node]! : (groups.get(node) ?? groups.get(ROOT_PLACE) ?? NO_STEP)),
    scale: measureScale(tree, dataset.unit),
  };
}
