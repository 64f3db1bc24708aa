import type { APIRoute } from 'astro';
import { isGroup } from '../../../../../domain/taxonomy/tree-view.ts';
import { LIST_FORMS, LIST_SUBJECTS, LIST_TYPES } from '../../../../../format/lists/synset-lists.ts';
import { textStream } from '../../../../../store/streams.ts';
import { scopeSlices } from '../../../../../view/synset/scopes.ts';
import { nodeOfExactId } from '../../../../../view/page-context.ts';
import { SCOPES } from '../../../../../view/urls.ts';
import { jsonNotFound } from '../../../../../site/json.ts';
import { contextOf } from '../../../../../site/request.ts';

/** List of a synset or of its subtree, streamed with a Content-Length. */
export const GET: APIRoute = async ({ url, params }) => {
  const context = await contextOf(url);
  const { catalogue, dataset } = context;
  const node = nodeOfExactId(context, params['id']);
  const scope = SCOPES.find((name) => name === params['scope']);
  const [name, ending] = (params['file'] ?? '').split('.');
  const subject = LIST_SUBJECTS.find((known) => known === name);
  const form = LIST_FORMS.find((known) => known === ending);
  if (node === undefined || isGroup(node) || !scope || !subject || !form) return jsonNotFound('list at that address');

  const list = catalogue.openList(dataset, subject, form);
  const slices = scopeSlices(context, node, scope);
  return new Response(textStream(list.chunks(slices)), {
    headers: {
      'Content-Type': `${LIST_TYPES[form]}; charset=utf-8`,
      'Content-Length': String(list.size(slices).bytes),
      'Content-Disposition': `attachment; filename="${catalogue.taxonomy.wnid(node)}-${scope}-${subject}.${form}"`,
    },
  });
};
