import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Pictures } from '../../store/pictures.ts';
import { ANY_ORIGIN, notThere, textAnswer } from '../text-answer.ts';
import type { FileRequest } from '../file-route.ts';
import type { ImageNetParts } from './parts.ts';

// No image is drawn twice: what libvips would cache takes 50 MB and is never asked for again.
sharp.cache(false);

/** The storage node that every image is said to be on. */
const STORAGE_NODE = '1';
/** Maximum width and height of a thumbnail, in pixels. */
const SIDE = 160;

/**
 * Answers `/python/gp.py/ImagesXML?type=synsetgood&synsetid=&start=&n=`: names of the images of a synset that have a
 * thumbnail, some at a time.
 */
export async function answerImages(query: URLSearchParams, parts: ImageNetParts): Promise<Response> {
  const { order, catalogue } = parts;
  const node = order.nodeOf(Number(query.get('synsetid') ?? ''));
  if (node === undefined) return notThere('There is no synset of that number.');
  const ids = await idsOf(node, parts);
  const start = wholeNumber(query.get('start'), 0);
  const offset = catalogue.taxonomy.wnid(node).slice(1);
  const images = ids
    .slice(start, start + wholeNumber(query.get('n'), ids.length))
    .map((id) => `<image node="${STORAGE_NODE}" synsetoffset="${offset}" prefix="${prefixOf(id)}"/>\n`);
  const body = `<images>\n<imageset total="${String(ids.length)}">\n${images.join('')}</imageset>\n</images>\n`;
  return textAnswer(body, 200, 'text/xml; charset=utf-8');
}

/** Answers `/nodes/{node}/{offset}/{first two of prefix}/{prefix}.thumb`: the thumbnail of an image as JPEG. */
export async function answerThumbnail(
  { storage, offset = '', folder = '', file = '' }: FileRequest['params'],
  parts: ImageNetParts,
): Promise<Response> {
  const node = parts.catalogue.taxonomy.node(`n${offset}`);
  const prefix = file.replace(/\.thumb$/, '');
  const pictures = await parts.catalogue.picturesOf(parts.dataset);
  const isWellFormed = storage === STORAGE_NODE && file.endsWith('.thumb') && prefix.startsWith(folder);
  if (node === undefined || pictures === undefined || !isWellFormed) return notThere('There is no image of that name.');
  const ids = await idsOf(node, parts);
  const place = ids.findIndex((id) => prefixOf(id) === prefix);
  const bytes =
    place === -1
      ? undefined
      : ((await readThumbnail(pictures, node, place)) ?? (await readImage(node, ids[place]!, parts)));
  if (bytes === undefined) return notThere('There is no image of that name.');
  const small = sharp(bytes).resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true });
  const jpeg = new Uint8Array(await small.flatten({ background: '#ffffff' }).jpeg().toBuffer());
  return new Response(jpeg, { headers: { ...ANY_ORIGIN, 'Content-Type': 'image/jpeg' } });
}

async function readThumbnail(pictures: Pictures, node: NodeIndex, place: number): Promise<Uint8Array | undefined> {
  const [picture] = await pictures.read({ node, from: place, to: place + 1 });
  if (picture?.thumbnail === undefined) return undefined;
  return (await pictures.file('thumbnail', node, picture.id, picture.thumbnail.digest))?.bytes;
}

/** Reads the image itself, where no thumbnail of it is drawn yet. */
async function readImage(node: NodeIndex, id: string, { holdings }: ImageNetParts): Promise<Uint8Array | undefined> {
  const file = (await holdings.files?.itemsOf(node))?.find(({ name }) => name.replace(/\.\w+$/, '') === id);
  return file && Buffer.concat(await Array.fromAsync(file.open()));
}

async function idsOf(node: NodeIndex, { catalogue, dataset }: ImageNetParts): Promise<string[]> {
  const pictures = await catalogue.picturesOf(dataset);
  return pictures === undefined ? [] : (await pictures.list.itemsOf(node)).map(({ id }) => id);
}

/** Returns the 40 hexadecimal digits that name an image in these addresses. */
function prefixOf(id: string): string {
  return createHash('sha1').update(id).digest('hex');
}

function wholeNumber(text: string | null, otherwise: number): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
}
