import type { APIRoute } from 'astro';
import { jsonNotFound } from '../../site/json.ts';
import { contextOf } from '../../site/request.ts';
import { answerSetFile, filesOfSet } from '../../site/sets.ts';
import { openRule } from '../../view/sets/opened-set.ts';

/** A file of the class set that a search or a part of a comparison gives. */
export const GET: APIRoute = async ({ url, params }) => {
  const context = await contextOf(url);
  const opened = openRule(context, url.searchParams);
  if (opened === undefined) return jsonNotFound('search or comparison in that address');
  const files = await filesOfSet(context.catalogue, context.dataset, opened);
  const file = files.find(({ name }) => name === params['file']);
  return file === undefined ? jsonNotFound('file of that name') : answerSetFile(file);
};
