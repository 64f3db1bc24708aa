import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import type { HeldFile } from '../../domain/dataset/image-holdings.ts';
import { nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { bulkUrlsName } from '../../format/imagenet/text.ts';
import { ANY_ORIGIN, notThere } from '../text-answer.ts';
import { rangedAnswer } from '../whole-file-answer.ts';
import { type ImageNetParts, synsetNamed } from './parts.ts';
import { answerSideFile } from './side-files.ts';
import { releaseDataset } from '../../domain/dataset/dataset.ts';

/** A block of a tar file, in bytes: each header takes one, each file ends on one, the whole on two empty ones. */
const BLOCK = 512;

/** Words of the addresses to which an image download leads in vain; clients look for them in the headers. */
export const DOWNLOAD_ERRORS = {
  error_not_found: 'There is no synset of that wnid in WordNet 3.0.',
  has_no_images: 'No image files of that synset are held here.',
} as const;

/** Answers `/download/synset`: a tar of a synset's images at its top level, with its length. */
export async function answerImageTar(wnid: string, parts: ImageNetParts): Promise<Response> {
  const found = synsetNamed(wnid, parts);
  if (found === undefined) return redirectTo('error_not_found');
  const files = (await parts.holdings.files?.itemsOf(found.node)) ?? [];
  if (files.length === 0) return redirectTo('has_no_images');
  return new Response(streamOf(tarOf(entriesIn('', files))), {
    headers: {
      ...ANY_ORIGIN,
      'Content-Type': 'application/x-tar',
      'Content-Length': String(
        files.reduce((sum, { size }) => sum + BLOCK + Math.ceil(size / BLOCK) * BLOCK, 2 * BLOCK),
      ),
      'Content-Disposition': `attachment; filename="${found.wnid}.tar"`,
    },
  });
}

function redirectTo(error: keyof typeof DOWNLOAD_ERRORS): Response {
  return new Response(null, { status: 302, headers: { ...ANY_ORIGIN, Location: `/download/${error}` } });
}

/** Answers `W.tar.gz` with the boxes of a synset, one file an image in the folder `Annotation/W`. */
export async function answerBoxes(file: string, parts: ImageNetParts): Promise<Response> {
  const found = synsetNamed(file.replace(/\.tar\.gz$/, ''), parts);
  const boxes = found === undefined ? [] : ((await parts.holdings.boxes?.itemsOf(found.node)) ?? []);
  if (found === undefined || boxes.length === 0 || !file.endsWith('.tar.gz'))
    return notThere(`There are no bounding boxes at ${file}.`);
  return gzipAnswer(tarOf(entriesIn(`Annotation/${found.wnid}/`, boxes)));
}

/** Answers with the boxes of all synsets, each in its folder; they are read while the answer goes out. */
export function answerAllBoxes({ dataset, holdings: { boxes }, catalogue, order }: ImageNetParts): Response {
  if (boxes === undefined) return notThere(`${dataset.description.title} as held here has no bounding boxes.`);
  const nodes = order.sortByList(boxes.nodes());
  async function* entries(): AsyncGenerator<TarEntry> {
    for (const node of nodes)
      yield* entriesIn(`Annotation/${catalogue.taxonomy.wnid(nodeIndex(node))}/`, await boxes!.itemsOf(node));
  }
  return gzipAnswer(tarOf(entries()));
}

/**
 * Answers with all addresses of a dataset's images: as text, which supports ranges, or as a gzipped tar with that text;
 * by other names with a side file.
 *
 * @param file `imagenet_fall11_urls.txt` or `.tgz`; the id between is the id of the release's root.
 * @param request the header lines of the request.
 */
export function answerBulkUrls(file: string, parts: ImageNetParts, request: Headers): Response {
  const { catalogue, dataset, holdings } = parts;
  const rootId = releaseDataset(catalogue.datasets).release?.tree.root.id ?? '';
  const name = bulkUrlsName(rootId);
  if (file !== name && file !== name.replace(/\.txt$/, '.tgz')) return answerSideFile(file, parts);
  const { urls } = holdings;
  if (urls === undefined)
    return notThere(
      `${dataset.description.title} as held here has no addresses of images. To add a list: npm run data -- add ${dataset.name} --urls ${rootId}_urls.txt`,
    );
  const all = urls.all();
  if (file === name) return rangedAnswer(all, { ...ANY_ORIGIN, 'Content-Type': 'text/plain; charset=utf-8' }, request);
  const member = { name: `${rootId}_urls.txt`, size: all.size, open: () => all.pieces(0, all.size) };
  const tag = createHash('sha256').update(`tgz ${all.tag}`).digest('base64url').slice(0, 16);
  return gzipAnswer(tarOf([member]), { ETag: `"${tag}"` });
}

/** An entry of a tar: its path there, its length, and its bytes. */
type TarEntry = HeldFile;

function entriesIn(folder: string, files: readonly HeldFile[]): TarEntry[] {
  return files.map((file) => ({ name: folder + file.name, size: file.size, open: () => file.open() }));
}

function gzipAnswer(tar: Readable, headers: Readonly<Record<string, string>> = {}): Response {
  const gzip = createGzip();
  // What fails reaches the reader through the last stream, which is cut off too.
  pipeline(tar, gzip, () => undefined);
  return new Response(streamOf(gzip), { headers: { ...ANY_ORIGIN, ...headers, 'Content-Type': 'application/gzip' } });
}

function tarOf(entries: Iterable<TarEntry> | AsyncIterable<TarEntry>): Readable {
  const tar = pack();
  void writeEntries(tar, entries);
  // Its stream is of another make than Node's, but can be read in the same way.
  return Readable.from(tar);
}

/** Writes entries one after the other, no faster than they are read; an error breaks the stream off. */
async function writeEntries(tar: Pack, entries: Iterable<TarEntry> | AsyncIterable<TarEntry>): Promise<void> {
  try {
    for await (const file of entries) {
      const { name, size } = file;
      await new Promise<void>((resolve, reject) => {
        // All times are the epoch, so that the same files make the same archive.
        const entry = tar.entry({ name, size, mtime: new Date(0) }, (error) => {
          if (error) reject(error);
          else resolve();
        });
        entry.on('error', reject);
        Readable.from(file.open()).on('error', reject).pipe(entry);
      });
    }
    tar.finalize();
  } catch (error) {
    tar.destroy(error as Error);
  }
}

function streamOf(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
