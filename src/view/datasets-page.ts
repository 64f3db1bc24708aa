import { type DatasetDescription, type DatasetTotals } from '../domain/dataset.ts';
import { type PageContext } from './page-context.ts';
import { datasetChoice } from './synset-page.ts';
import { classListUrl, homeUrl, statsUrl } from './urls.ts';

/** A dataset as the page of datasets shows it. */
export interface DatasetEntry extends DatasetDescription {
  readonly totals: DatasetTotals;
  /** Whether the dataset has a tree of its own, of which `totals.synsets` counts the synsets. */
  readonly hasTree: boolean;
  readonly browseUrl: string;
  readonly statsUrl: string;
}

/** A class list as the page of datasets shows it. */
export interface ClassListEntry {
  readonly name: string;
  readonly title: string;
  readonly origin: string;
  readonly classes: number;
  readonly href: string;
}

/** What the page of datasets shows; its JSON twin. */
export interface DatasetsPage {
  readonly datasets: readonly DatasetEntry[];
  readonly classLists: readonly ClassListEntry[];
}

/** Gathers what the page of datasets shows. */
export function datasetsPage(context: PageContext): DatasetsPage {
  const { datasets, classLists } = context.catalogue;
  return {
    datasets: datasets.map((dataset) => {
      const state = { ...context.state, dataset: datasetChoice(context, dataset) };
      return { ...dataset.description, totals: dataset.totals, hasTree: dataset.release !== undefined, browseUrl: homeUrl(state), statsUrl: statsUrl(state) };
    }),
    classLists: classLists.map(({ name, title, origin, nodes }) => ({
      name, title, origin, classes: nodes.length, href: classListUrl(name),
    })),
  };
}
