import { type Catalogue, type Dataset } from '../domain/dataset.ts';
import { type Statistics, statisticsOf } from '../domain/statistics.ts';

const kept = new WeakMap<Dataset, Statistics>();

/** The statistics of a dataset, computed once. */
export function statistics({ taxonomy }: Catalogue, dataset: Dataset): Statistics {
  let figures = kept.get(dataset);
  if (figures === undefined) kept.set(dataset, (figures = statisticsOf(taxonomy, dataset)));
  return figures;
}
