import { type APIRoute } from 'astro';
import { isGroup } from '../../../domain/tree-view.ts';
import { boxesOf } from '../../../store/boxes.ts';
import { heldSizes } from '../../../store/held-sizes.ts';
import { picturesOf } from '../../../store/pictures.ts';
import { openList } from '../../../store/synset-lists.ts';
import { urlListOf } from '../../../store/url-list.ts';
import { downloadsPage } from '../../../view/downloads-page.ts';
import { nodeOfId } from '../../../view/page-context.ts';
import { contextOf, jsonAnswer, jsonNotFound } from '../../_request.ts';

/** The downloads tab's JSON twin. */
export const GET: APIRoute = async ({ url, params }) => {
  const context = await contextOf(url);
  const { catalogue, dataset } = context;
  const node = nodeOfId(context, params['id']);
  if (node === undefined || isGroup(node)) return jsonNotFound('synset of that wnid in WordNet 3.0');
  const urls = await urlListOf(catalogue, dataset);
  const sizes = await heldSizes(node, await picturesOf(catalogue, dataset), await boxesOf(catalogue, dataset));
  return jsonAnswer(downloadsPage(context, node, (subject, form) => openList(catalogue, dataset, subject, form), urls && ((list, slices) => urls.size(list, slices)), sizes));
};
