import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOCK } from '../../src/format/lists/block-sums.ts';
import { BlockCache } from '../../src/store/block-cache.ts';
import type { Source } from '../../src/store/source.ts';

const FILE = { path: 'file', size: 3 * BLOCK + 1000 };
const BYTES = Uint8Array.from({ length: FILE.size }, (_, i) => (i * 31 + (i >> 8)) & 0xff);

/** A source of one file that notes what is read of it. */
function noted(
  read: string[],
  range: Source['range'] = (_path, start, end) => Promise.resolve(BYTES.slice(start, end)),
): Source {
  return {
    name: 'noted',
    read: () => Promise.resolve(BYTES),
    size: () => Promise.resolve(FILE.size),
    range: (path, start, end) => {
      read.push(`${String(start)}-${String(end)}`);
      return range(path, start, end);
    },
  };
}

test('any range has the bytes of the file', async () => {
  const cache = new BlockCache(noted([]), 2 * BLOCK);
  await fc.assert(
    fc.asyncProperty(fc.nat(FILE.size), fc.nat(FILE.size), async (a, b) => {
      const [start, end] = a < b ? [a, b] : [b, a];
      if (start === end) return;
      expect(Buffer.from(await cache.range(FILE, start, end)).equals(BYTES.subarray(start, end))).toBe(true);
    }),
  );
});

test('a block is read once for all who want it, and no more of the file than its blocks', async () => {
  const read: string[] = [];
  const cache = new BlockCache(noted(read));
  await Promise.all([cache.range(FILE, 10, 20), cache.range(FILE, 30, BLOCK), cache.range(FILE, 3 * BLOCK, FILE.size)]);
  await cache.range(FILE, 5, 6);
  expect(read).toEqual([`0-${String(BLOCK)}`, `${String(3 * BLOCK)}-${String(FILE.size)}`]);
});

test('beyond its bound the block used longest ago is given up', async () => {
  const read: string[] = [];
  const cache = new BlockCache(noted(read), 2 * BLOCK);
  for (const block of [0, 1, 0, 2, 0, 1]) await cache.range(FILE, block * BLOCK, block * BLOCK + 1);
  expect(read.map((range) => Number(range.split('-')[0]) / BLOCK)).toEqual([0, 1, 2, 1]);
});

test('a block that could not be read is tried again', async () => {
  let fails = true;
  const cache = new BlockCache(
    noted([], (_path, start, end) =>
      fails ? Promise.reject(new Error('not now')) : Promise.resolve(BYTES.slice(start, end)),
    ),
  );
  await expect(cache.range(FILE, 0, 1)).rejects.toThrow('not now');
  fails = false;
  expect(await cache.range(FILE, 0, 1)).toEqual(BYTES.slice(0, 1));
});
