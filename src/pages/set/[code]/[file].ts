import type { APIRoute } from 'astro';
import { jsonNotFound } from '../../../site/json.ts';
import { contextOf } from '../../../site/request.ts';
import { answerSetFile, filesOfSet } from '../../../site/sets.ts';
import { openCode } from '../../../view/sets/opened-set.ts';

/** A file of the class set that an address holds. */
export const GET: APIRoute = async ({ url, params }) => {
  const { catalogue, dataset } = await contextOf(url);
  const opened = openCode(catalogue, dataset, params['code'] ?? '');
  if ('fault' in opened) return jsonNotFound('class set in that address');
  const file = (await filesOfSet(catalogue, dataset, opened)).find(({ name }) => name === params['file']);
  return file === undefined ? jsonNotFound('file of that name') : answerSetFile(file);
};
