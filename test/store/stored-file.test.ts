import { describe, expect, it } from 'vitest';
import { sumBlocks } from '../../scripts/pipeline/builds/sum-blocks.ts';
import { BLOCK } from '../../src/format/lists/block-sums.ts';
import { BlockCache } from '../../src/store/block-cache.ts';
import type { Source } from '../../src/store/source.ts';
import { StoredFile } from '../../src/store/stored-file.ts';

const LENGTH = 3 * BLOCK + 1000;

/** A file on a disk of our own, whose bytes may change after it was opened. */
function openFile(cacheBytes = BLOCK): { file: StoredFile; bytes: Uint8Array<ArrayBuffer>; reads: () => number } {
  const bytes = Uint8Array.from({ length: LENGTH }, (_, i) => (i * 31 + (i >> 8)) & 0xff);
  let reads = 0;
  const source: Source = {
    name: 'disk',
    isLocal: true,
    read: () => Promise.resolve(bytes.slice()),
    size: () => Promise.resolve(bytes.length),
    range: (_, start, end) => {
      reads++;
      return Promise.resolve(bytes.slice(start, end));
    },
  };
  const file = new StoredFile(new BlockCache(source, cacheBytes), 'a/file', {
    bytes: LENGTH,
    sha256: '',
    sums: sumBlocks(bytes),
  });
  return { file, bytes, reads: () => reads };
}

describe('a stored file', () => {
  it('has the bytes that were written, whichever are asked for', async () => {
    const { file, bytes } = openFile();
    for (const [start, end] of [
      [0, 1],
      [BLOCK - 1, BLOCK + 1],
      [5, LENGTH],
      [LENGTH - 1, LENGTH],
    ] as const) {
      expect(Buffer.from(await file.range(start, end)).equals(bytes.subarray(start, end))).toBe(true);
      expect(Buffer.from(await file.readOnce(start, end)).equals(bytes.subarray(start, end))).toBe(true);
    }
  });

  it.each([0, BLOCK, 2 * BLOCK + 17, LENGTH - 1])(
    'is refused when byte %i changes after it was read',
    async (place) => {
      const { file, bytes } = openFile();
      await file.readOnce(0, LENGTH);
      bytes[place]! ^= 1;
      await expect(file.readOnce(place, place + 1)).rejects.toThrow(
        'disk/a/file: expected the bytes that the build wrote, came others',
      );
      const pieces = file.pieces(0, LENGTH);
      await expect(Array.fromAsync(pieces)).rejects.toThrow('came others');
    },
  );

  it('is read once more before it is refused, and read again once it is mended', async () => {
    const { file, bytes, reads } = openFile();
    bytes[7]! ^= 1;
    await expect(file.range(0, 10)).rejects.toThrow('came others');
    expect(reads()).toBe(2);
    bytes[7]! ^= 1;
    expect((await file.range(0, 10))[7]).toBe(bytes[7]);
  });
});
