import { CHECKS, type DatasetReport, type Finding } from '../domain/dataset/check.ts';
import type { CountUnit, DatasetDescription, DatasetTotals } from '../domain/dataset/dataset.ts';
import { exportsUrl } from './export-urls.ts';
import type { PageContext } from './page-context.ts';
import { rollUpUrl } from './sets/urls.ts';
import { datasetChoice } from './synset/page.ts';
import { classListUrl, homeUrl, statsUrl } from './urls.ts';

/** A dataset as the page of datasets shows it. */
export interface DatasetEntry extends DatasetDescription {
  readonly unit: CountUnit;
  readonly totals: DatasetTotals;
  /** True if the dataset has its own tree, whose synsets `totals.synsets` counts. */
  readonly hasTree: boolean;
  /** Findings of the build's checks, with the subject of each check. */
  readonly checks: readonly CheckEntry[];
  readonly addresses: DatasetReport['addresses'];
  readonly downloadsUrl: string;
  readonly browseUrl: string;
  readonly statsUrl: string;
  readonly rollUpUrl: string;
}

/** Finding of a check, with the check's subject. */
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

/** Model of the page of datasets; its JSON twin. */
export interface DatasetsPage {
  readonly datasets: readonly DatasetEntry[];
  readonly classLists: readonly ClassListEntry[];
}

/** Builds the model of the page of datasets. @param reports of the build, by name of the dataset. */
export function datasetsPage(context: PageContext, reports: ReadonlyMap<string, DatasetReport>): DatasetsPage {
  const { datasets, classLists } = context.catalogue;
  return {
    datasets: datasets.map((dataset) => {
      const state = { ...context.state, dataset: datasetChoice(context, dataset) };
      const { findings, addresses } = reports.get(dataset.name)!;
      return {
        ...dataset.description,
        unit: dataset.unit,
        totals: dataset.totals,
        hasTree: dataset.release !== undefined,
        checks: findings.map((finding) => ({ ...finding, ...CHECKS[finding.code] })),
        addresses,
        downloadsUrl: exportsUrl('dataset', dataset.name),
        browseUrl: homeUrl(state),
        statsUrl: statsUrl(state),
        rollUpUrl: rollUpUrl(state),
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
