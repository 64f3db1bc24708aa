import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FileRequest, FileRoute } from '../../api/file-route.ts';
import { pictureCopyAt } from '../../api/picture-copy.ts';
import { shareImage } from '../../api/share/share-image.ts';
import { lastingAnswer, notThere, textAnswer } from '../../api/text-answer.ts';
import { isListOfSynsets } from '../../domain/class-list.ts';
import { lazyMap } from '../../domain/lazy.ts';
import { isGroup } from '../../domain/taxonomy/tree-view.ts';
import { CURRENT_FILE, MANIFEST_FILE } from '../../format/catalogue-files.ts';
import { formatMembers } from '../../format/class-set/member-text.ts';
import type { OpenedCatalogue } from '../../store/opened-catalogue.ts';
import { catalogue } from '../../store/served.ts';
import { inTreeThatHolds, nodeOfExactId } from '../../view/page-context.ts';
import { isOfCatalogue } from '../../view/plain/data.ts';
import { jsonAnswer, jsonNotFound } from '../json.ts';
import { contextOf } from '../request.ts';

/** Files of the data: pictures, the catalogue for a search in the browser, and class lists. */
export const CATALOGUE_FILES: readonly FileRoute[] = [
  { pattern: '/pictures/:dataset/:kind/:file', file: picture },
  { pattern: '/share/:file', file: sharePicture },
  { pattern: '/catalogue/*', file: catalogueFile },
  { pattern: '/search/shards/:version/:name.txt', file: shard },
  { pattern: '/class-lists/:name.json', file: classList },
];

/** A copy of a picture, whose name holds a digest of its bytes. */
async function picture({ url }: FileRequest): Promise<Response> {
  const file = await pictureCopyAt(catalogue(), url.pathname);
  return file === undefined ? notThere('There is no such picture.') : lastingAnswer(file.bytes, file.type);
}

/** The image that previews of a synset's page show: its map with pictures. */
async function sharePicture({ url, params }: FileRequest): Promise<Response> {
  const asked = await contextOf(url);
  const node = nodeOfExactId(asked, /^(.+)\.png$/.exec(params['file']!)?.[1]);
  const context = node === undefined || isGroup(node) ? asked : inTreeThatHolds(asked, node);
  const png = node === undefined ? undefined : await shareImage(context, node);
  if (png === undefined) return notThere('There is no such image.');
  return textAnswer(png, 200, 'image/png', { 'Cache-Control': 'public, max-age=86400' });
}

type CompressFile = (file: string) => Promise<Uint8Array<ArrayBuffer>>;

/** The compressed files of each open build, each compressed on the first request. */
const compressed = new WeakMap<OpenedCatalogue, CompressFile>();

/**
 * A file of the catalogue for a search in the browser, in the form that a copy of plain files has: the version of the
 * current build, or a file of the build, compressed.
 */
async function catalogueFile({ params: { rest = '' } }: FileRequest): Promise<Response> {
  const opened = catalogue();
  const { build, version } = opened;
  if (rest === CURRENT_FILE) return Response.json({ version }, { headers: { 'Cache-Control': 'no-cache' } });
  const file = rest.startsWith(`${version}/`) && rest.endsWith('.gz') ? rest.slice(version.length + 1, -3) : '';
  if (file !== MANIFEST_FILE && !(isOfCatalogue(file) && build.has(file))) return jsonNotFound('such file');
  let compress = compressed.get(opened);
  if (compress === undefined) {
    compress = lazyMap(async (name) =>
      Uint8Array.from(await promisify(gzip)(await build.source.read(`${version}/${name}`))),
    );
    compressed.set(opened, compress);
  }
  return lastingAnswer(await compress(file), 'application/gzip');
}

/** A file of the type-ahead of a site without a server: the split prefixes, or a shard of the terms. */
function shard({ params }: FileRequest): Response {
  const opened = catalogue();
  const text = params['version'] === opened.version ? opened.shardFile(params['name']!) : undefined;
  return text === undefined ? jsonNotFound('such shard') : lastingAnswer(text, 'text/plain; charset=utf-8');
}

/** A published class set: its classes by index, and where each is one synset, its wnids. */
function classList({ params }: FileRequest): Response {
  const { publishedSets, taxonomy } = catalogue();
  const list = publishedSets.find(({ name }) => name === params['name']);
  if (list === undefined) return jsonNotFound('class list of that name');
  const { nodes, set, ...description } = list;
  if (isListOfSynsets(list)) return jsonAnswer({ ...description, wnids: nodes.map((node) => taxonomy.wnid(node)) });
  const classes = set.classes.map((one) => ({ name: one.name, synsets: formatMembers(taxonomy, one) }));
  return jsonAnswer({ ...description, classes });
}
