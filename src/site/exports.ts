import type { FileRequest, FileRoute } from '../api/file-route.ts';
import { ANY_ORIGIN, textAnswer } from '../api/text-answer.ts';
import type { Dataset } from '../domain/dataset/dataset.ts';
import { croissant, CROISSANT, type DescribedFile } from '../format/exports/croissant.ts';
import { IMG2DATASET_FILE } from '../format/exports/export-files.ts';
import { served, siteOrigin } from '../store/served.ts';
import type { Exports } from '../store/exports.ts';
import { textStream } from '../store/streams.ts';
import { CROISSANT_FILE, EXPORT_FOLDERS, exportFileUrl, type ExportKind } from '../view/export-urls.ts';
import { exportsPage, type ExportsPage } from '../view/exports-page.ts';
import { datasetsUrl, synsetUrl } from '../view/urls.ts';
import { jsonNotFound, jsonText } from './json.ts';

/** The exports of datasets and class lists, as files. */
export const EXPORT_FILES: FileRoute = { pattern: '/exports/:folder/:name/:file', file: exportFile };

/** Returns the exports at an address, or `undefined` if there are none. @param params `folder` and `name`. */
export async function exportsAt(params: Readonly<Record<string, string | undefined>>): Promise<Exports | undefined> {
  const kind = (['dataset', 'classList'] as const satisfies readonly ExportKind[]).find(
    (one) => EXPORT_FOLDERS[one] === params['folder'],
  );
  if (kind === undefined) return undefined;
  const site = served();
  return site.openExports(kind, params['name'] ?? '', (wnid) => site.origin + synsetUrl(wnid));
}

/** Builds the model of an exports page. */
export function pageOfExports({ selection, files, measure }: Exports): Promise<ExportsPage> {
  return exportsPage(selection, siteOrigin(), files, measure);
}

async function exportFile({ params }: FileRequest): Promise<Response> {
  const found = await exportsAt(params);
  const { dataset } = found?.selection ?? {};
  if (found !== undefined && dataset !== undefined && params['file'] === CROISSANT_FILE)
    return describe(found, dataset);
  const file = found?.files.find(({ name }) => name === params['file']);
  if (found === undefined || file === undefined) return jsonNotFound('export of that name');
  const { bytes, sha256 } = await found.measure(file);
  return new Response(textStream(file.chunks()), {
    headers: {
      ...ANY_ORIGIN,
      'Content-Type': file.contentType,
      'Content-Length': String(bytes),
      ETag: `"${sha256.slice(0, 16)}"`,
    },
  });
}

/** Describes the exports of a dataset in Croissant. */
async function describe(found: Exports, dataset: Dataset): Promise<Response> {
  const origin = siteOrigin();
  const described = async (name: string): Promise<DescribedFile | undefined> => {
    const file = found.files.find((known) => known.name === name);
    return (
      file && { name, address: origin + exportFileUrl('dataset', dataset.name, name), ...(await found.measure(file)) }
    );
  };
  const value = croissant({
    description: dataset.description,
    address: origin + datasetsUrl({}, dataset.name),
    synsets: (await described('synsets.csv'))!,
    parents: (await described('parents.csv'))!,
    images: await described(IMG2DATASET_FILE),
  });
  return textAnswer(jsonText(value), 200, `application/ld+json; profile="${CROISSANT}"`);
}
