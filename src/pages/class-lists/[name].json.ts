import { type APIRoute } from 'astro';
import { jsonAnswer, jsonNotFound } from '../../site/json.ts';
import { contextOf } from '../../site/request.ts';

/** A class list: its wnids by class index. */
export const GET: APIRoute = async ({ url, params }) => {
  const { catalogue } = await contextOf(url);
  const list = catalogue.classLists.find(({ name }) => name === params['name']);
  if (list === undefined) return jsonNotFound('class list of that name');
  const { nodes, ...description } = list;
  return jsonAnswer({ ...description, wnids: nodes.map((node) => catalogue.taxonomy.wnid(node)) });
};
