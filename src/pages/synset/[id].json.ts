import { type APIRoute } from 'astro';
import { isGroup } from '../../domain/tree-view.ts';
import { groupPage } from '../../view/synset/group-page.ts';
import { nodeOfId } from '../../view/page-context.ts';
import { contextOf, jsonAnswer } from '../_request.ts';
import { twinAnswer } from './_tabs.ts';

/** The JSON twin of a synset's page, or of a group's. */
export const GET: APIRoute = async ({ url, params: { id } }) => {
  const context = await contextOf(url);
  const node = nodeOfId(context, id);
  return node !== undefined && isGroup(node) ? jsonAnswer(groupPage(context, node)) : twinAnswer('treemap', url, id);
};
