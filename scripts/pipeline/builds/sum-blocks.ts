import { hash } from 'node:crypto';
import { BLOCK, blocksIn, SUM_BYTES } from '../../../src/format/lists/block-sums.ts';
import { BLOCK_SUMS_FILE } from '../../../src/format/catalogue-files.ts';
import type { OutputFile } from './output-file.ts';

/** The sums of a file's blocks, one after the other. */
export function sumBlocks(bytes: Uint8Array): Uint8Array {
  const sums = new Uint8Array(blocksIn(bytes.length) * SUM_BYTES);
  for (let block = 0; block * BLOCK < bytes.length; block++) {
    const sum = hash('sha256', bytes.subarray(block * BLOCK, (block + 1) * BLOCK), 'buffer');
    sums.set(sum.subarray(0, SUM_BYTES), block * SUM_BYTES);
  }
  return sums;
}

/** The files of a build in the order of its manifest, and with them the file of the sums of their blocks. */
export function withBlockSums(files: readonly OutputFile[]): OutputFile[] {
  const ordered = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const bytes = Buffer.concat(ordered.map((file) => sumBlocks(file.bytes)));
  return [...ordered, { path: BLOCK_SUMS_FILE, records: bytes.length / SUM_BYTES, bytes }].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}
