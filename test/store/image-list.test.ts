import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumBlocks } from '../../scripts/pipeline/builds/sum-blocks.ts';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import type { Picture } from '../../src/domain/pictures/picture.ts';
import { formatPicture, parsePictures, pictureHead } from '../../src/format/pictures/picture-list.ts';
import { BlockCache } from '../../src/store/block-cache.ts';
import { ImageList } from '../../src/store/image-list.ts';
import { StoredFile } from '../../src/store/stored-file.ts';

/** A list over three nodes; the first and the last have lines of very different lengths, the second has none. */
const NODES: readonly (readonly Picture[])[] = [
  Array.from({ length: 40 }, (_, i) => picture(`n00000001_${String(i + 1)}`, 'é'.repeat(i * 37))),
  [],
  Array.from({ length: 3 }, (_, i) => picture(`n00000003_${String(i + 1)}`, 'x'.repeat(20_000 * (3 - i)))),
];

function picture(id: string, title: string): Picture {
  return { id, title, url: `https://example.org/${id}.png`, author: 'A', licence: 'L', source: 'S', file: 'f' };
}

function listOf(nodes: readonly (readonly Picture[])[]): ImageList<Picture> {
  const texts = nodes.map((pictures) => Buffer.from(pictures.map(formatPicture).join('')));
  const bytes = new Uint8Array(Buffer.concat([Buffer.from(pictureHead(false)), ...texts]));
  const source = {
    name: 'memory',
    read: () => Promise.resolve(bytes),
    size: () => Promise.resolve(bytes.length),
    range: (_path: string, start: number, end: number) => Promise.resolve(bytes.slice(start, end)),
  };
  const running = (lengths: readonly number[], first: number): number[] =>
    lengths.reduce((sums, length) => [...sums, sums.at(-1)! + length], [first]);
  return new ImageList(
    new StoredFile(new BlockCache(source), 'pictures.tsv', { bytes: bytes.length, sha256: '', sums: sumBlocks(bytes) }),
    {
      pictureStart: Uint32Array.from(
        running(
          nodes.map(({ length }) => length),
          0,
        ),
      ),
      byteStart: Float64Array.from(
        running(
          texts.map(({ length }) => length),
          pictureHead(false).length,
        ),
      ),
      urlBytes: Uint32Array.from(nodes, (pictures) => pictures.reduce((sum, { url }) => sum + url.length, 0)),
      idBytes: Uint32Array.from(nodes, (pictures) => pictures.reduce((sum, { id }) => sum + id.length, 0)),
      blockSum: sumBlocks(bytes),
    },
    Uint8Array.from(nodes, () => 0),
    { head: pictureHead(false), parse: parsePictures },
  );
}

const list = listOf(NODES);

test('any run of pictures is that of the whole list', async () => {
  const run = fc
    .constantFrom(0, 1, 2)
    .chain((node) => fc.tuple(fc.constant(node), fc.nat(NODES[node]!.length), fc.nat(NODES[node]!.length)));
  await fc.assert(
    fc.asyncProperty(run, async ([node, a, b]) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      expect(await list.read({ node: nodeIndex(node), from, to })).toEqual(NODES[node]!.slice(from, to));
    }),
  );
  for (const node of [0, 1, 2]) expect(await list.itemsOf(nodeIndex(node))).toEqual(NODES[node]);
});

test('a picture is found by its id, and only by the whole of it', async () => {
  for (const [node, pictures] of NODES.entries()) {
    for (const [place, { id }] of pictures.entries()) expect(await list.place(nodeIndex(node), id)).toBe(place);
  }
  for (const id of ['n00000001', 'n00000001_', 'n00000001_41', '0000001_1', 'n00000003_1', 'A', ''])
    expect(await list.place(nodeIndex(0), id), id).toBeUndefined();
});

test('a list of addresses is as long as it says, and holds what it should', async () => {
  const slices = [{ start: 0, end: 3, level: 0 }];
  for (const form of ['urls.txt', 'mapping.txt', 'pictures.tsv'] as const) {
    const { size, pieces } = list.bytes(form, slices);
    const bytes = Buffer.concat(await Array.fromAsync(pieces(0, size)));
    expect(list.size(form, slices)).toEqual({ lines: 43, bytes: bytes.length });
    const all = NODES.flat();
    if (form === 'urls.txt') expect(bytes.toString()).toBe(all.map(({ url }) => `${url}\n`).join(''));
    if (form === 'mapping.txt') expect(bytes.toString()).toBe(all.map(({ id, url }) => `${id} ${url}\n`).join(''));
    for (const [start, end] of [
      [0, 1],
      [5, 900],
      [size - 3, size],
      [size, size],
    ] as const) {
      expect(Buffer.concat(await Array.fromAsync(pieces(start, end))).equals(bytes.subarray(start, end))).toBe(true);
    }
    if (form === 'pictures.tsv') expect(parsePictures(bytes.subarray(pictureHead(false).length))).toEqual(all);
  }
});

test('all addresses come in the order that is asked for', async () => {
  const { lines, size, pieces } = list.all(Uint32Array.of(2, 1, 0));
  const text = Buffer.concat(await Array.fromAsync(pieces(0, size))).toString();
  expect(text).toBe(
    NODES.toReversed()
      .flat()
      .map(({ id, url }) => `${id}\t${url}\n`)
      .join(''),
  );
  expect([lines, size]).toEqual([43, text.length]);
});
