import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { lowerBound } from '../../../src/domain/binary-search.ts';
import { type NodeIndex, nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { decodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../../src/format/lists/image-list.ts';
import { linesIn } from '../text/file-lines.ts';
import { countRepeated, gatherShared, type RepeatedImages } from '../datasets/shared-images.ts';

const TAB = 0x09;
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
  const [twice, most] = repeatedChecks(checksOf(table, pictureStart.at(-1)!));
  const entries = new BigUint64Array(most);
  let [line, node, used] = [0, 0, 0];
  for (const address of addressesIn(table)) {
    while (pictureStart[node + 1]! <= line) node++;
    line++;
    if (!has(twice, crc32(address))) continue;
    const sum = hash('sha256', address, 'buffer').readBigUInt64LE();
    entries[used++] = (sum & SUM_BITS) | BigInt(node);
  }
  return countRepeated(gatherShared(sharedNodes(entries.sort())), taxonomy);
}

/** The check sums of all addresses, sorted. */
function checksOf(table: string, lines: number): Uint32Array {
  const checks = new Uint32Array(lines);
  let line = 0;
  for (const address of addressesIn(table)) checks[line++] = crc32(address);
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

/** Yields the address of each line of a list, its second field. */
function* addressesIn(table: string): Generator<Buffer> {
  for (const line of linesIn(table)) {
    const start = line.indexOf(TAB) + 1;
    const end = line.indexOf(TAB, start);
    yield line.subarray(start, end === -1 ? line.length : end);
  }
}
