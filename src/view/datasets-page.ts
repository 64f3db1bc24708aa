import { CHECKS, type DatasetReport, type Finding } from '../domain/check.ts';
import type { DatasetDescription, DatasetTotals } from '../domain/dataset.ts';
import { exportsUrl } from './export-urls.ts';
import type { PageContext } from './page-context.ts';
import { datasetChoice } from './synset/page.ts';
import { classListUrl, homeUrl, statsUrl } from './urls.ts';

/** A dataset as the page of datasets shows it. */
export interface DatasetEntry extends DatasetDescription {
  readonly totals: DatasetTotals;
  /** Whether the dataset has a tree of its own, of which `totals.synsets` counts the synsets. */
  readonly hasTree: boolean;
  /** What the checks of the build report, with what each of them looks at. */
  readonly checks: readonly CheckEntry[];
  readonly addresses: DatasetReport['addresses'];
  readonly downloadsUrl: string;
  readonly browseUrl: string;
  readonly statsUrl: string;
}

/** What a check found, and what it looks at. */
export interface CheckEntry extends Finding {
  readonly title: string;
  readonly meaning: string;
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

/** Gathers what the page of datasets shows. @param reports of the build, by name of the dataset. */
export function datasetsPage(context: PageContext, reports: ReadonlyMap<string, DatasetReport>): DatasetsPage {
  const { datasets, classLists } = context.catalogue;
  return {
    datasets: datasets.map((dataset) => {
      const state = { ...context.state, dataset: datasetChoice(context, dataset) };
      const { findings, addresses } = reports.get(dataset.name)!;
      return {
        ...dataset.description,
        totals: dataset.totals,
        hasTree: dataset.release !== undefined,
        checks: findings.map((finding) => ({ ...finding, ...CHECKS[finding.code] })),
        addresses,
        downloadsUrl: exportsUrl('dataset', dataset.name),
        browseUrl: homeUrl(state),
        statsUrl: statsUrl(state),
      };
    }),
    classLists: classLists.map(({ name, title, origin, nodes }) => ({
      name,
      title,
      origin,
      classes: nodes.length,
      href: classListUrl(name),
    })),
  };
}
