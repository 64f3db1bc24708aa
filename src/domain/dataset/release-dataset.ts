import { nodeIndex, type NodeIndex } from '../taxonomy/node-index.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';
import type { Dataset } from './dataset.ts';

/**
 * Returns the dataset that ImageNet's old addresses serve: the first with a release tree, or else the first.
 *
 * @param datasets at least one.
 */
export function releaseDataset(datasets: readonly Dataset[]): Dataset {
  return datasets.find((dataset) => dataset.release !== undefined) ?? datasets[0]!;
}

/** Returns the synsets that have images of their own in a dataset, in wnid order. */
export function nodesWithImages(dataset: Dataset, taxonomy: Taxonomy): NodeIndex[] {
  return Array.from(taxonomy.columns.wnidOrder, nodeIndex).filter((node) => dataset.ownImages(node) > 0);
}
