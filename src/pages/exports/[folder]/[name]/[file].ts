import type { APIRoute } from 'astro';
import type { Dataset } from '../../../../domain/dataset/dataset.ts';
import { croissant, CROISSANT, type DescribedFile } from '../../../../format/exports/croissant.ts';
import { IMG2DATASET_FILE } from '../../../../format/exports/export-files.ts';
import type { Exports } from '../../../../store/exports.ts';
import { textStream } from '../../../../store/streams.ts';
import { siteOrigin } from '../../../../store/served.ts';
import { CROISSANT_FILE, exportFileUrl } from '../../../../view/export-urls.ts';
import { datasetsUrl } from '../../../../view/urls.ts';
import { jsonNotFound } from '../../../../site/json.ts';
import { exportsAt } from '../../../../site/exports.ts';

/** One export of a dataset or of a class list. */
export const GET: APIRoute = async ({ params }) => {
  const found = await exportsAt(params);
  const { dataset } = found?.selection ?? {};
  if (found !== undefined && dataset !== undefined && params['file'] === CROISSANT_FILE)
    return describe(found, dataset);
  const file = found?.files.find(({ name }) => name === params['file']);
  if (found === undefined || file === undefined) return jsonNotFound('export of that name');
  const { bytes, sha256 } = await found.measure(file);
  return new Response(textStream(file.chunks()), {
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Content-Type': file.contentType,
      'Content-Length': String(bytes),
      ETag: `"${sha256.slice(0, 16)}"`,
    },
  });
};

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
  return new Response(`${JSON.stringify(value, undefined, 2)}\n`, {
    headers: { 'Access-Control-Allow-Origin': '*', 'Content-Type': `application/ld+json; profile="${CROISSANT}"` },
  });
}
