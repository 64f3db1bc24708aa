import { type APIRoute } from 'astro';
import { isGroup } from '../../../../../domain/tree-view.ts';
import { URL_LISTS } from '../../../../../format/url-list.ts';
import { picturesOf } from '../../../../../store/pictures.ts';
import { streamOf } from '../../../../../store/stored-file.ts';
import { scopeSlices } from '../../../../../view/downloads-page.ts';
import { nodeOfId } from '../../../../../view/page-context.ts';
import { SCOPES } from '../../../../../view/urls.ts';
import { contextOf, jsonNotFound } from '../../../../_request.ts';

/** The addresses of the pictures of a synset or of its subtree, streamed, the length told before. */
export const GET: APIRoute = async ({ url, params }) => {
  const context = await contextOf(url);
  const { catalogue, dataset } = context;
  const node = nodeOfId(context, params['id'] ?? '');
  const scope = SCOPES.find((name) => name === params['scope']);
  const form = URL_LISTS.find((name) => name === params['file']);
  const pictures = await picturesOf(catalogue, dataset);
  if (node === undefined || isGroup(node) || !scope || !form || !pictures) return jsonNotFound('list at that address');

  const slices = scopeSlices(context, node, scope);
  return new Response(streamOf(pictures.list.chunks(form, slices)), {
    headers: {
      'Content-Type': `${form.endsWith('.tsv') ? 'text/tab-separated-values' : 'text/plain'}; charset=utf-8`,
      'Content-Length': String(pictures.list.size(form, slices).bytes),
      'Content-Disposition': `attachment; filename="${catalogue.taxonomy.wnid(node)}-${scope}-${form}"`,
    },
  });
};
