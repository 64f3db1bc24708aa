import { type APIRoute } from 'astro';
import { isGroup } from '../../domain/tree-view.ts';
import { groupPage } from '../../view/group-page.ts';
import { inTreeThatHolds, nodeOfId } from '../../view/page-context.ts';
import { synsetPage } from '../../view/synset-page.ts';
import { contextOf, jsonAnswer, jsonNotFound } from '../_request.ts';

/** The synset page's JSON twin. */
export const GET: APIRoute = async ({ url, params }) => {
  const context = await contextOf(url);
  const node = nodeOfId(context, params['id']);
  if (node === undefined) return jsonNotFound('synset of that wnid in WordNet 3.0');
  return jsonAnswer(isGroup(node) ? groupPage(context, node) : synsetPage(inTreeThatHolds(context, node), node));
};
