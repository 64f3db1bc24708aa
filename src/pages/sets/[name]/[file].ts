import type { APIRoute } from 'astro';
import { jsonNotFound } from '../../../site/json.ts';
import { contextOf } from '../../../site/request.ts';
import { answerSetFile, filesOfSet } from '../../../site/sets.ts';
import { openPublished } from '../../../view/sets/opened-set.ts';

/** A file of a published class set. */
export const GET: APIRoute = async ({ url, params }) => {
  const { catalogue, dataset } = await contextOf(url);
  const opened = openPublished(catalogue, dataset, params['name'] ?? '');
  const files = opened && (await filesOfSet(catalogue, dataset, opened));
  const file = files?.find(({ name }) => name === params['file']);
  return file === undefined ? jsonNotFound('file of that name') : answerSetFile(file);
};
