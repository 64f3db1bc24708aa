import type { APIRoute } from 'astro';
import { isListOfSynsets } from '../../domain/class-list.ts';
import { formatMembers } from '../../format/class-set/member-text.ts';
import { jsonAnswer, jsonNotFound } from '../../site/json.ts';
import { contextOf } from '../../site/request.ts';

/** A published class set: its classes by index, and where each is one synset, its wnids. */
export const GET: APIRoute = async ({ url, params }) => {
  const { catalogue } = await contextOf(url);
  const list = catalogue.publishedSets.find(({ name }) => name === params['name']);
  if (list === undefined) return jsonNotFound('class list of that name');
  const { nodes, set, ...description } = list;
  if (isListOfSynsets(list))
    return jsonAnswer({ ...description, wnids: nodes.map((node) => catalogue.taxonomy.wnid(node)) });
  const classes = set.classes.map((one) => ({ name: one.name, synsets: formatMembers(catalogue.taxonomy, one) }));
  return jsonAnswer({ ...description, classes });
};
