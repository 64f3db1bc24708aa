import { hash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, readSync, writeFileSync } from 'node:fs';
import { BLOCK, blocksIn, SUM_BYTES } from '../../../src/format/block-sums.ts';
import { encodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../../src/format/image-list.ts';
import { sumBlocks } from '../builds/sum-blocks.ts';
import { type WrittenStretch } from './stretch-writer.ts';

/** A list that stands whole in two files. */
export interface WrittenList {
  /** Names the list by what it holds: the first digits of the SHA-256 of its directory, which has the sums of its lines. */
  readonly digest: string;
  readonly images: number;
  /** Length of the list. */
  readonly bytes: number;
  /** The table, and its directory. */
  readonly table: string;
  readonly directory: string;
}

/**
 * Makes one list of stretches that follow each other in its file, and writes its directory.
 *
 * @param head bytes before the first stretch. @param stretches of all nodes.
 */
export function joinStretches(
  table: string,
  directory: string,
  head: number,
  stretches: readonly WrittenStretch[],
): WrittenList {
  const nodes = stretches.reduce((sum, { images }) => sum + images.length, 0);
  const bytes = stretches.at(-1)?.end ?? head;
  const columns = {
    pictureStart: new Uint32Array(nodes + 1),
    byteStart: new Float64Array(nodes + 1),
    urlBytes: new Uint32Array(nodes),
    idBytes: new Uint32Array(nodes),
    blockSum: sumsOf(table, bytes, stretches),
  };
  let node = 0;
  columns.byteStart[0] = head;
  for (const stretch of stretches) {
    columns.urlBytes.set(stretch.urlBytes, node);
    columns.idBytes.set(stretch.idBytes, node);
    for (let i = 0; i < stretch.images.length; i++, node++) {
      columns.pictureStart[node + 1] = columns.pictureStart[node]! + stretch.images[i]!;
      columns.byteStart[node + 1] = columns.byteStart[node]! + stretch.bytes[i]!;
    }
  }
  const encoded = encodeColumns(LIST_SCHEMA, columns);
  writeFileSync(directory, encoded, { flag: 'wx' });
  return {
    digest: hash('sha256', encoded).slice(0, 12),
    images: columns.pictureStart[nodes]!,
    bytes,
    table,
    directory,
  };
}

/** The sums of all blocks: those of the stretches, and of the blocks that are in none wholly. What is behind the last is cut off. */
function sumsOf(table: string, bytes: number, stretches: readonly WrittenStretch[]): Uint8Array {
  const blocks = blocksIn(bytes);
  const sums = new Uint8Array(blocks * SUM_BYTES);
  const missing = new Set(Array.from({ length: blocks }, (_, block) => block));
  for (const stretch of stretches) {
    const first = blocksIn(stretch.start);
    sums.set(stretch.sums, first * SUM_BYTES);
    for (let i = 0; i < stretch.sums.length / SUM_BYTES; i++) missing.delete(first + i);
  }
  const handle = openSync(table, 'r+');
  try {
    ftruncateSync(handle, bytes);
    const block = Buffer.alloc(BLOCK);
    for (const number of missing) {
      const read = readSync(handle, block, 0, BLOCK, number * BLOCK);
      sums.set(sumBlocks(block.subarray(0, read)), number * SUM_BYTES);
    }
  } finally {
    closeSync(handle);
  }
  return sums;
}
