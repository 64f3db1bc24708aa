import type { APIRoute } from 'astro';
import { rangedAnswer } from '../../../../../api/whole-file-answer.ts';
import { isGroup } from '../../../../../domain/taxonomy/tree-view.ts';
import { parseUrlListFile } from '../../../../../format/lists/url-list.ts';
import { streamOf } from '../../../../../store/streams.ts';
import { scopeSlices } from '../../../../../view/synset/scopes.ts';
import { nodeOfExactId } from '../../../../../view/page-context.ts';
import { SCOPES } from '../../../../../view/urls.ts';
import { jsonNotFound } from '../../../../../site/json.ts';
import { contextOf } from '../../../../../site/request.ts';

/** Maximum length of a list, in bytes, that is sent whole and cached compressed. */
const WHOLE = 262_144;

/** Image addresses of a synset or of its subtree, all or an extract of them, streamed with a Content-Length; long ones support ranges. */
export const GET: APIRoute = async ({ url, params, request }) => {
  const context = await contextOf(url);
  const { catalogue, dataset } = context;
  const node = nodeOfExactId(context, params['id'] ?? '');
  const scope = SCOPES.find((name) => name === params['scope']);
  const file = parseUrlListFile(params['file'] ?? '');
  const list =
    file?.extract === undefined
      ? await catalogue.urlListOf(dataset)
      : await catalogue.listExtractOf(dataset)(file.extract);
  if (node === undefined || isGroup(node) || !scope || !file || !list) return jsonNotFound('list at that address');

  const form = file.list;
  const bytes = list.bytes(form, scopeSlices(context, node, scope));
  const about = {
    'Content-Type': `${form.endsWith('.tsv') ? 'text/tab-separated-values' : 'text/plain'}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${catalogue.taxonomy.wnid(node)}-${scope}-${params['file'] ?? ''}"`,
  };
  if (bytes.size > WHOLE) return rangedAnswer(bytes, about, request.headers);
  return new Response(streamOf(bytes.pieces(0, bytes.size)), {
    headers: { ...about, 'Content-Length': String(bytes.size) },
  });
};
