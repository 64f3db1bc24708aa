import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type NodeIndex, nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { decodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../../src/format/lists/image-list.ts';
import { countRepeated, gatherShared, type RepeatedImages } from '../datasets/shared-images.ts';

const [TAB, LF] = [0x09, 0x0a];
/** Addresses whose sums are in memory at a time: 32 MB of them. Longer lists are read several times. */
const AT_A_TIME = 4_000_000;

/**
 * Counts how often the sums of a list count an address again that several synsets have.
 *
 * @param table of the list. @param directory its columns.
 */
export async function countRepeatedAddresses(
  table: string,
  directory: string,
  taxonomy: Taxonomy,
): Promise<RepeatedImages> {
  const { pictureStart } = decodeColumns(LIST_SCHEMA, await readFile(directory), directory);
  const lines = pictureStart.at(-1)!;
  const passes = Math.max(1, Math.ceil(lines / AT_A_TIME));
  const nodesOf = new Map<number, NodeIndex[]>();
  for (let pass = 0; pass < passes; pass++) {
    const keys = new Float64Array(Math.min(lines, Math.ceil((lines / passes) * 1.1) + 1000));
    let filled = 0;
    await eachAddress(table, (key) => {
      if (key % passes === pass) keys[filled++] = key;
    });
    const sorted = keys.subarray(0, filled).sort();
    for (let i = 1; i < filled; i++) if (sorted[i] === sorted[i - 1]) nodesOf.set(sorted[i]!, []);
  }
  if (nodesOf.size === 0) return countRepeated([], taxonomy);
  let [line, node] = [0, 0];
  await eachAddress(table, (key) => {
    while (pictureStart[node + 1]! <= line) node++;
    line++;
    const nodes = nodesOf.get(key);
    if (nodes !== undefined && nodes.at(-1) !== node) nodes.push(nodeIndex(node));
  });
  return countRepeated(gatherShared(nodesOf.values()), taxonomy);
}

/** Reads a list and calls back with 52 bits of the SHA-1 of each address; of 14 million, two share them by a chance of 2 %. */
async function eachAddress(table: string, onAddress: (key: number) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  let isHead = true;
  for await (const chunk of createReadStream(table, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, chunk]);
    let at = 0;
    for (let end = bytes.indexOf(LF, at); end !== -1; end = bytes.indexOf(LF, at)) {
      if (!isHead) onAddress(keyOf(bytes.subarray(at, end)));
      isHead = false;
      at = end + 1;
    }
    rest = bytes.subarray(at);
  }
}

/** The key of the address in a line, its second field. */
function keyOf(line: Buffer): number {
  const start = line.indexOf(TAB) + 1;
  const end = line.indexOf(TAB, start);
  const sum = hash('sha1', line.subarray(start, end === -1 ? line.length : end), 'buffer');
  return sum.readUIntBE(0, 6) * 16 + (sum[6]! >> 4);
}
