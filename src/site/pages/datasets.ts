import { datasets } from '../../components/datasets/datasets.ts';
import { exportFiles } from '../../components/datasets/exports.ts';
import { collectionIds } from '../../domain/dataset/collection.ts';
import { compareNames } from '../../view/compare/subject.ts';
import { type DatasetsPage, datasetsPage } from '../../view/datasets-page.ts';
import { exportsUrl } from '../../view/export-urls.ts';
import { exportsLinks } from '../../view/exports-page.ts';
import { datasetLinkedData } from '../../view/synset/linked-data.ts';
import { datasetsUrl, jsonUrl } from '../../view/urls.ts';
import { exportsAt, pageOfExports } from '../exports.ts';
import type { PageRequest } from '../request.ts';
import type { Route } from '../route.ts';

/** The datasets and class lists of the site. */
export const DATASETS: Route = {
  pattern: '/datasets',
  twin: datasetsModel,
  async page(request) {
    const { context } = request;
    const form = { choices: collectionIds(context.catalogue), ...compareNames(context, new URLSearchParams()) };
    return {
      context,
      about: {
        title: 'Datasets',
        description:
          'The datasets this site holds, with their origin, licence and figures, and the class lists of well-known models.',
        path: '/datasets',
        json: jsonUrl(datasetsUrl()),
        linkedData: context.catalogue.datasets.map(({ description }) => datasetLinkedData(context, description)),
      },
      main: datasets(await datasetsModel(request), form, exportsLinks(context)),
    };
  },
};

/** The files of one dataset or class list for other tools. */
export const EXPORTS: Route = {
  pattern: '/exports/:folder/:name',
  subject: 'dataset or class list of that name',
  async twin({ params }) {
    const found = await exportsAt(params);
    return found && pageOfExports(found);
  },
  async page({ context, params }) {
    const found = await exportsAt(params);
    if (found === undefined) return undefined;
    const page = await pageOfExports(found);
    const path = exportsUrl(found.selection.kind, page.name);
    return {
      context,
      about: {
        title: `Files of ${page.title}`,
        description: `${page.title} in the forms that other tools read.`,
        path,
        json: jsonUrl(path),
      },
      main: exportFiles(page),
    };
  },
};

async function datasetsModel({ context }: PageRequest): Promise<DatasetsPage> {
  return datasetsPage(context, await context.catalogue.datasetReports());
}
