import { createHash, hash } from 'node:crypto';
import { BLOCK, blocksIn, SUM_BYTES } from '../../../src/format/lists/block-sums.ts';
import { BLOCK_SUMS_FILE } from '../../../src/format/catalogue-files.ts';
import { type BuildFile, lengthOf, partsOf } from './output-file.ts';

/** The sums of a file's blocks, one after the other. */
export function sumBlocks(bytes: Uint8Array): Uint8Array {
  const sums = new Uint8Array(blocksIn(bytes.length) * SUM_BYTES);
  for (let block = 0; block * BLOCK < bytes.length; block++) {
    const sum = hash('sha256', bytes.subarray(block * BLOCK, (block + 1) * BLOCK), 'buffer');
    sums.set(sum.subarray(0, SUM_BYTES), block * SUM_BYTES);
  }
  return sums;
}

/** The sums of the blocks of a file that comes in parts. @param length of the file. */
export function sumBlocksOf(parts: Iterable<Uint8Array>, length: number): Uint8Array {
  const sums = new Uint8Array(blocksIn(length) * SUM_BYTES);
  let [sum, at] = [createHash('sha256'), 0];
  const endBlock = (): void => {
    sums.set(sum.digest().subarray(0, SUM_BYTES), (Math.ceil(at / BLOCK) - 1) * SUM_BYTES);
    sum = createHash('sha256');
  };
  for (const part of parts)
    for (let from = 0; from < part.length;) {
      const to = Math.min(part.length, from + BLOCK - (at % BLOCK));
      sum.update(part.subarray(from, to));
      at += to - from;
      from = to;
      if (at % BLOCK === 0) endBlock();
    }
  if (at % BLOCK > 0) endBlock();
  return sums;
}

/** The files of a build in the order of its manifest, and with them the file of the sums of their blocks. */
export function withBlockSums(files: readonly BuildFile[]): BuildFile[] {
  const ordered = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const bytes = Buffer.concat(ordered.map((file) => sumBlocksOf(partsOf(file), lengthOf(file))));
  return [...ordered, { path: BLOCK_SUMS_FILE, records: bytes.length / SUM_BYTES, bytes }].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}
