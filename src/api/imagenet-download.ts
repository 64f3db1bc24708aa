import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import { type HeldFile } from '../domain/image-holdings.ts';
import { parseWnid } from '../domain/wnid.ts';
import { INVALID_URL } from '../format/imagenet-text.ts';
import { type ImageNetParts, synsetOf } from './imagenet-text.ts';
import { notThere } from './plain-answer.ts';
import { rangedAnswer } from './whole-file-answer.ts';

/** A block of a tar file, in bytes: each header takes one, each file ends on one, the whole on two empty ones. */
const BLOCK = 512;

/** Answers `/download/synset`: a tar of a synset's images at its top level, its length told before. */
export async function answerImageTar(query: URLSearchParams, parts: ImageNetParts): Promise<Response> {
  const found = synsetOf(query, parts);
  if (found === undefined) return notThere(INVALID_URL);
  const files = (await parts.holdings.files?.of(found.node)) ?? [];
  if (files.length === 0)
    return notThere(`${parts.dataset.description.title} as held here has no image files of ${found.wnid}.`);
  return new Response(streamOf(tarOf(files, '')), {
    headers: {
      'Content-Type': 'application/x-tar',
      'Content-Length': String(
        files.reduce((sum, { size }) => sum + BLOCK + Math.ceil(size / BLOCK) * BLOCK, 2 * BLOCK),
      ),
      'Content-Disposition': `attachment; filename="${found.wnid}.tar"`,
    },
  });
}

/** Answers `/downloads/bbox/bbox/W.tar.gz`: the boxes of a synset, one file an image in the folder `Annotation/W`. */
export async function answerBoxes(file: string, parts: ImageNetParts): Promise<Response> {
  const wnid = parseWnid(file.replace(/\.tar\.gz$/, ''));
  const node = wnid && parts.catalogue.taxonomy.node(wnid);
  const boxes = node === undefined ? [] : ((await parts.holdings.boxes?.of(node)) ?? []);
  if (boxes.length === 0 || !file.endsWith('.tar.gz')) return notThere(`There are no bounding boxes at ${file}.`);
  const gzip = createGzip();
  // What fails reaches the reader through the last stream, which is cut off too.
  pipeline(tarOf(boxes, `Annotation/${wnid!}/`), gzip, () => undefined);
  return new Response(streamOf(gzip), { headers: { 'Content-Type': 'application/gzip' } });
}

/** Answers the file of all addresses of a release, or the part of it that is asked for. */
export function answerBulkUrls({ dataset, holdings: { urls } }: ImageNetParts, request: Headers): Response {
  if (urls === undefined) return notThere(`${dataset.description.title} as held here has no addresses of images.`);
  return rangedAnswer(urls.all(), { 'Content-Type': 'text/plain; charset=utf-8' }, request);
}

function tarOf(files: readonly HeldFile[], folder: string): Readable {
  const tar = pack();
  void fill(tar, files, folder);
  // Its stream is of another make than Node's, but can be read in the same way.
  return Readable.from(tar);
}

/** Writes files one after the other, no faster than they are taken; what fails breaks the stream off. */
async function fill(tar: Pack, files: readonly HeldFile[], folder: string): Promise<void> {
  try {
    for (const file of files) {
      await new Promise<void>((resolve, reject) => {
        // The time is that of the first day: the same files make the same archive.
        const entry = tar.entry({ name: folder + file.name, size: file.size, mtime: new Date(0) }, (error) => {
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
