import { mkdir, mkdtemp, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePages } from '../../scripts/pipeline/builds/write-pages.ts';
import { type PagePackDescription } from '../../src/format/page-pack.ts';
import { entityTag } from '../../src/server/etag.ts';
import { packFile, PackedPages } from '../../src/server/packed-pages.ts';

/** Stands in for the built site: a page tells its address, but a few answer otherwise. */
const SITE = `
const createSite = ({ data }) => ({ open: async () => ({ version: 'data', write: write(data) }) });
const write = (data) => async (address) => {
  const { pathname } = new URL(address);
  if (pathname.endsWith('00000404')) return undefined;
  return { type: pathname.endsWith('00000500') ? 'application/json' : 'text/html', text: '<h1>' + address + data + '</h1>' };
};
export { createSite };
`;
const description: PagePackDescription = {
  address: '/synset/{wnid}',
  coding: 'br',
  data: 'data',
  site: 'site',
  origin: 'https://canopy.example',
};
/** More than a part, in no order of numbers, up to the largest there can be. */
const offsets = Uint32Array.from({ length: 600 }, (_, i) => (i === 599 ? 99_999_999 : 1000 + ((i * 7919) % 600)));

let folder = '';
let file = '';
let damage: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'canopy-pages-'));
  await mkdir(path.join(folder, 'server'));
  await writeFile(path.join(folder, 'server/entry.mjs'), SITE);
  file = packFile(folder, 'data');
  await write(offsets);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

function write(numbers: Uint32Array, onProgress: (done: number) => void = () => undefined): Promise<number> {
  const wnidOrder = Uint32Array.from(numbers.keys()).sort((a, b) => numbers[a]! - numbers[b]!);
  return writePages({
    siteFolder: folder,
    dataFolder: '/data',
    description,
    offsets: numbers,
    wnidOrder,
    target: file,
    onProgress,
  });
}

async function opened(): Promise<PackedPages> {
  damage = [];
  return (await PackedPages.open(file, ['X-Common', '1'], (why) => damage.push(why)))!;
}

function pageText(target: string): string {
  return `<h1>https://canopy.example${target}/data</h1>`;
}

describe('packed pages', () => {
  it('are those that the site renders, under their tags and headers', async () => {
    const pages = await opened();
    for (const offset of offsets) {
      const target = `/synset/n${String(offset).padStart(8, '0')}`;
      const answer = pages.get(target, 'br')!;
      expect(brotliDecompressSync(answer.body).toString()).toBe(pageText(target));
      expect(answer).toMatchObject({ status: 200, tag: entityTag(Buffer.from(pageText(target)), 'br') });
      expect(answer.headers).toEqual(['Vary', 'Accept-Encoding', 'Cache-Control', 'public, no-cache', 'X-Common', '1']);
      expect(answer.bodyHeaders).toEqual([
        'Content-Type',
        'text/html; charset=utf-8',
        'Content-Length',
        String(answer.body.length),
        'Content-Encoding',
        'br',
      ]);
    }
    pages.close();
  });

  it('are given for their own addresses and coding alone', async () => {
    const pages = await opened();
    const target = `/synset/n${String(offsets[0]!).padStart(8, '0')}`;
    expect(pages.get(target, 'gzip')).toBeUndefined();
    for (const other of [
      `${target}?`,
      `${target}/`,
      `${target}0`,
      target.slice(0, -1),
      target.replace('n', 'v'),
      target.replace('/s', '/S'),
      '/synset/n00009999',
      '/synset/n0000100:',
      '',
    ]) {
      expect(pages.get(other, 'br'), other).toBeUndefined();
    }
    pages.close();
  });

  it('of which one is damaged are rendered instead of that one, and it is named', async () => {
    const handle = await open(file, 'r+');
    const { size } = await handle.stat();
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, size - 1);
    await handle.write(Buffer.of(byte[0]! ^ 1), 0, 1, size - 1);
    const pages = await opened();
    expect(pages.get('/synset/n99999999', 'br')).toBeUndefined();
    expect(damage).toEqual([expect.stringContaining('/synset/n99999999')]);
    expect(pages.get(`/synset/n${String(offsets[598]!).padStart(8, '0')}`, 'br')).toBeDefined();
    pages.close();
    await handle.write(byte, 0, 1, size - 1);
    await handle.close();
  });

  it('are refused by name when the file is cut short, and are none where there is no file', async () => {
    const whole = await readFile(file);
    await truncate(file, whole.length - 1);
    await expect(opened()).rejects.toThrow(
      `${file}: expected ${String(whole.length)} bytes, came ${String(whole.length - 1)}`,
    );
    await writeFile(file, whole);
    expect(await PackedPages.open(`${file}.none`, [], () => undefined)).toBeUndefined();
  });
});

describe('writePages', () => {
  it('tells how far it is, and leaves one pack, the same bytes each time', async () => {
    const first = await readFile(file);
    const done: number[] = [];
    await writeFile(packFile(folder, 'older'), 'older');
    expect(await write(offsets, (pages) => done.push(pages))).toBe(first.length);
    expect(done).toEqual([256, 512, 600]);
    expect(await readdir(path.dirname(file))).toEqual(['data.pack']);
    expect((await readFile(file)).equals(first)).toBe(true);
  });

  it.each([
    ['is none', 404],
    ['is of another type', 500],
  ])('refuses an address whose page %s, and leaves the last pack', async (_, offset) => {
    const first = await readFile(file);
    await expect(write(Uint32Array.of(1, offset))).rejects.toThrow(
      `/synset/n00000${String(offset)}: expected a page that anyone may keep`,
    );
    expect((await readFile(file)).equals(first)).toBe(true);
  });
});
