import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type NodeIndex, nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { decodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../../src/format/lists/image-list.ts';
import { countRepeated, gatherShared, type RepeatedImages } from '../datasets/shared-images.ts';

const [TAB, LF] = [0x09, 0x0a];
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
  const checks = new Uint32Array(pictureStart.at(-1)!);
  let lines = 0;
  await eachAddress(table, (address) => (checks[lines++] = crc32(address)));
  checks.sort();
  // Some are of different addresses; those are told apart by longer sums.
  const twice = new Set(checks.filter((check, i) => check === checks[i - 1]));
  const nodesOf = new Map<string, NodeIndex[]>();
  let [line, node] = [0, 0];
  await eachAddress(table, (address) => {
    while (pictureStart[node + 1]! <= line) node++;
    line++;
    if (!twice.has(crc32(address))) return;
    const key = hash('sha256', address, 'base64');
    const nodes = nodesOf.get(key);
    if (nodes === undefined) nodesOf.set(key, [nodeIndex(node)]);
    else if (nodes.at(-1) !== node) nodes.push(nodeIndex(node));
  });
  return countRepeated(gatherShared(nodesOf.values()), taxonomy);
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
