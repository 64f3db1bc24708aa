import { measureSet } from '../../domain/class-set/measures.ts';
import type { PageContext } from '../page-context.ts';
import { compareUrl } from '../urls.ts';
import { cutUrl, setUrl } from './urls.ts';

/** A published set as a row of the index. */
export interface SetEntry {
  readonly name: string;
  readonly title: string;
  readonly origin: string;
  readonly classes: number;
  readonly images: number;
  readonly overlaps: number;
  readonly href: string;
}

/** What the index of class sets shows; its JSON twin. */
export interface SetsPage {
  readonly dataset: string;
  readonly sets: readonly SetEntry[];
  readonly cut: string;
  readonly compare: string;
}

/** Forms the index of published class sets. O(synsets of all sets). */
export function setsPage({ catalogue, dataset, state }: PageContext): SetsPage {
  const tallies = catalogue.talliesOf(dataset);
  return {
    dataset: dataset.description.title,
    sets: catalogue.publishedSets.map(({ name, title, origin, set }) => {
      const { totalImages, overlaps } = measureSet(catalogue.taxonomy, tallies, set);
      return {
        name,
        title,
        origin,
        classes: set.classes.length,
        images: totalImages,
        overlaps: overlaps.pairs,
        href: setUrl({ name }, state),
      };
    }),
    cut: cutUrl({}, state),
    compare: compareUrl({}, state),
  };
}
