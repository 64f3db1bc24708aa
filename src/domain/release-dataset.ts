import { type Dataset } from './dataset.ts';

/**
 * The dataset that ImageNet's old addresses speak of: the first that has a release tree of its own, or the first of all.
 *
 * @param datasets at least one.
 */
export function releaseDataset(datasets: readonly Dataset[]): Dataset {
  return datasets.find((dataset) => dataset.release !== undefined) ?? datasets[0]!;
}
