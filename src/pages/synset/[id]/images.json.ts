import { type APIRoute } from 'astro';
import { isGroup } from '../../../domain/tree-view.ts';
import { imageShelves } from '../../../store/image-shelves.ts';
import { imagesPage } from '../../../view/images-page.ts';
import { parseImagesQuery } from '../../../view/images-query.ts';
import { nodeOfId } from '../../../view/page-context.ts';
import { contextOf, jsonAnswer, jsonNotFound } from '../../_request.ts';

/** The images tab's JSON twin. */
export const GET: APIRoute = async ({ url, params }) => {
  const context = await contextOf(url);
  const { catalogue, dataset } = context;
  const node = nodeOfId(context, params['id'] ?? '');
  if (node === undefined || isGroup(node)) return jsonNotFound('synset of that wnid in WordNet 3.0');
  return jsonAnswer(await imagesPage(context, node, parseImagesQuery(url.searchParams), await imageShelves(catalogue, dataset)));
};
