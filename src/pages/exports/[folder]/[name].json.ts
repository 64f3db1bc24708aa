import { type APIRoute } from 'astro';
import { jsonAnswer, jsonNotFound } from '../../_request.ts';
import { exportsAt, pageOfExports } from '../_exports.ts';

/** The JSON twin of a page of exports. */
export const GET: APIRoute = async ({ params }) => {
  const found = await exportsAt(params);
  return found === undefined
    ? jsonNotFound('dataset or class list of that name')
    : jsonAnswer(await pageOfExports(found));
};
