import type { FileRequest, FileRoute } from '../../api/file-route.ts';
import { rangedAnswer } from '../../api/whole-file-answer.ts';
import { PARTS } from '../../domain/dataset/comparison.ts';
import { isGroup } from '../../domain/taxonomy/tree-view.ts';
import { comparisonList } from '../../format/lists/comparison-list.ts';
import { LIST_FORMS, LIST_SUBJECTS, LIST_TYPES } from '../../format/lists/synset-lists.ts';
import { parseUrlListFile } from '../../format/lists/url-list.ts';
import { streamOf, textStream } from '../../store/streams.ts';
import { compareNames, compareSubject } from '../../view/compare/subject.ts';
import { nodeOfExactId } from '../../view/page-context.ts';
import { scopeSlices } from '../../view/synset/scopes.ts';
import { SCOPES } from '../../view/urls.ts';
import { jsonNotFound } from '../json.ts';
import { contextOf } from '../request.ts';

/** Lists to download, each sent with its length. */
export const LIST_FILES: readonly FileRoute[] = [
  { pattern: '/synset/:id/lists/:scope/:file', file: synsetList },
  { pattern: '/synset/:id/urls/:scope/:file', file: urlList },
  { pattern: '/compare/lists/:file', file: listOfComparison },
];

const ABSENT = 'list at that address';

/** Maximum length of a list of addresses, in bytes, that is sent whole and cached compressed. */
const WHOLE = 262_144;

/** The synsets of a subtree, or a synset alone, streamed. */
async function synsetList({ url, params }: FileRequest): Promise<Response> {
  const context = await contextOf(url);
  const { catalogue, dataset } = context;
  const node = nodeOfExactId(context, params['id']);
  const scope = SCOPES.find((name) => name === params['scope']);
  const [name, ending] = params['file']!.split('.');
  const subject = LIST_SUBJECTS.find((known) => known === name);
  const form = LIST_FORMS.find((known) => known === ending);
  if (node === undefined || isGroup(node) || !scope || !subject || !form) return jsonNotFound(ABSENT);

  const list = catalogue.openList(dataset, subject, form);
  const slices = scopeSlices(context, node, scope);
  return new Response(textStream(list.chunks(slices)), {
    headers: {
      'Content-Type': `${LIST_TYPES[form]}; charset=utf-8`,
      'Content-Length': String(list.size(slices).bytes),
      'Content-Disposition': attachment(`${catalogue.taxonomy.wnid(node)}-${scope}-${subject}.${form}`),
    },
  });
}

/** Image addresses of a synset or of its subtree, all or an extract of them, streamed; long ones support ranges. */
async function urlList({ url, params, headers }: FileRequest): Promise<Response> {
  const context = await contextOf(url);
  const { catalogue, dataset } = context;
  const node = nodeOfExactId(context, params['id']);
  const scope = SCOPES.find((name) => name === params['scope']);
  const file = parseUrlListFile(params['file']!);
  const list =
    file?.extract === undefined
      ? await catalogue.urlListOf(dataset)
      : await catalogue.listExtractOf(dataset)(file.extract);
  if (node === undefined || isGroup(node) || !scope || !file || !list) return jsonNotFound(ABSENT);

  const form = file.list;
  const bytes = list.bytes(form, scopeSlices(context, node, scope));
  const about = {
    'Content-Type': `${form.endsWith('.tsv') ? 'text/tab-separated-values' : 'text/plain'}; charset=utf-8`,
    'Content-Disposition': attachment(`${catalogue.taxonomy.wnid(node)}-${scope}-${params['file']!}`),
  };
  if (bytes.size > WHOLE) return rangedAnswer(bytes, about, headers);
  return new Response(streamOf(bytes.pieces(0, bytes.size)), {
    headers: { ...about, 'Content-Length': String(bytes.size) },
  });
}

/** The synsets of one part of a comparison. */
async function listOfComparison({ url, query, params }: FileRequest): Promise<Response> {
  const context = await contextOf(url);
  const { a, b } = compareNames(context, query);
  const [name, ending] = params['file']!.split('.');
  const part = PARTS.find((known) => known === name);
  const form = LIST_FORMS.find((known) => known === ending);
  const comparison = context.catalogue.openComparison(a, b);
  if (!part || !form || comparison === undefined) return jsonNotFound(ABSENT);

  const { slices, choice } = compareSubject(context, comparison, query);
  const text = new TextEncoder().encode(
    comparisonList(context.catalogue, comparison, comparison.nodes(part, slices), form),
  );
  return new Response(text, {
    headers: {
      'Content-Type': `${LIST_TYPES[form]}; charset=utf-8`,
      'Content-Length': String(text.length),
      'Content-Disposition': attachment(
        `${[a, b, choice.at, part].filter((word) => word !== undefined).join('-')}.${form}`,
      ),
    },
  });
}

function attachment(name: string): string {
  return `attachment; filename="${name}"`;
}
