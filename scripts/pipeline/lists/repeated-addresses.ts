import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { lowerBound } from '../../../src/domain/binary-search.ts';
import { type NodeIndex, nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { decodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../../src/format/lists/image-list.ts';
import { countRepeated, gatherShared, type RepeatedImages } from '../datasets/shared-images.ts';

const [TAB, LF] = [0x09, 0x0a];
/**
 * Bits of an entry that are its node's, and those that are of the sum of its address. That 46 bits are the same for two
 * of a million addresses, though they differ, has a chance of 1 in 140.
 */
const [NODE_BITS, SUM_BITS] = [2n ** 18n - 1n, 2n ** 64n - 2n ** 18n];

/**
 * Counts how often the sums of a list count an address again that several synsets have. It takes 4 bytes a line, then 8
 * for each line whose address may come again.
 *
 * @param table of the list. @param directory its columns.
 */
export async function countRepeatedAddresses(
  table: string,
  directory: string,
  taxonomy: Taxonomy,
): Promise<RepeatedImages> {
  const { pictureStart } = decodeColumns(LIST_SCHEMA, await readFile(directory), directory);
  const [twice, most] = repeatedChecks(await checksOf(table, pictureStart.at(-1)!));
  const entries = new BigUint64Array(most);
  let [line, node, used] = [0, 0, 0];
  await eachAddress(table, (address) => {
    while (pictureStart[node + 1]! <= line) node++;
    line++;
    if (!has(twice, crc32(address))) return;
    const sum = hash('sha256', address, 'buffer').readBigUInt64LE();
    entries[used++] = (sum & SUM_BITS) | BigInt(node);
  });
  return countRepeated(gatherShared(sharedNodes(entries.sort())), taxonomy);
}

/** The check sums of all addresses, sorted. */
async function checksOf(table: string, lines: number): Promise<Uint32Array> {
  const checks = new Uint32Array(lines);
  let line = 0;
  await eachAddress(table, (address) => (checks[line++] = crc32(address)));
  return checks.sort();
}

/** Returns the check sums that come more than once, each once and in order, and the number of addresses that have one. */
function repeatedChecks(sorted: Uint32Array): [repeated: Uint32Array, addresses: number] {
  let [distinct, addresses] = [0, 0];
  for (let at = 0, end = 0; at < sorted.length; at = end) {
    const check = sorted[at]!;
    for (end = at + 1; sorted[end] === check;) end++;
    if (end === at + 1) continue;
    sorted[distinct++] = check;
    addresses += end - at;
  }
  return [sorted.slice(0, distinct), addresses];
}

/** Returns true if a number is among sorted ones. */
function has(sorted: Uint32Array, wanted: number): boolean {
  return sorted[lowerBound(sorted, wanted)] === wanted;
}

/** Yields the nodes of each address that several have. @param sorted sums of addresses, each with its node. */
function* sharedNodes(sorted: BigUint64Array): Generator<NodeIndex[]> {
  for (let at = 0, end = 0; at < sorted.length; at = end) {
    const sum = sorted[at]! & SUM_BITS;
    const nodes = new Set<NodeIndex>();
    for (end = at; end < sorted.length && (sorted[end]! & SUM_BITS) === sum; end++)
      nodes.add(nodeIndex(Number(sorted[end]! & NODE_BITS)));
    if (nodes.size > 1) yield [...nodes];
  }
}

/** Reads a list and calls back with each address, the second field of a line. */
async function eachAddress(table: string, onAddress: (address: Buffer) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  let isHead = true;
  for await (const chunk of createReadStream(table, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, chunk]);
    let at = 0;
    for (let end = bytes.indexOf(LF, at); end !== -1; end = bytes.indexOf(LF, at)) {
      if (!isHead) onAddress(addressIn(bytes.subarray(at, end)));
      isHead = false;
      at = end + 1;
    }
    rest = bytes.subarray(at);
  }
}

function addressIn(line: Buffer): Buffer {
  const start = line.indexOf(TAB) + 1;
  const end = line.indexOf(TAB, start);
  return line.subarray(start, end === -1 ? line.length : end);
}
