/**
 * A copy pack: many files of a copy of plain files in one, read by ranges.
 *
 * Byte map (numbers little-endian):
 *
 *     0    8  the ASCII letters CANOPYF1
 *     8    4  length of the directory in bytes
 *     12   …  directory: gzip of lines `length TAB coding TAB path` in the order of their paths, coding `g` for gzip and `-` for none
 *          …  the files, one after the other, in that order
 *
 * A browser begins with nothing and wants one page: so packs are small, an index names the first path of each, and a page costs a directory of
 * some kilobytes and itself.
 */

import { lookup } from 'mrmime';
import { firstWhere } from '../domain/binary-search.ts';

const MAGIC = 'CANOPYF1';

/** Number of bytes in a pack before its directory. */
export const COPY_PACK_START = 12;

/** Folder of the packs in a packed copy. */
export const PACK_FOLDER = '/packs';
/** Path of the index, which leads from each path to its pack. */
export const PACK_INDEX = `${PACK_FOLDER}/index.txt`;

/** One file in a pack. */
export interface PackedEntry {
  readonly path: string;
  readonly isGzip: boolean;
  /** Offset and length of the file in the pack. */
  readonly start: number;
  readonly length: number;
}

/** One pack in the index. */
export interface PackPlace {
  /** First path in the pack; the pack holds paths from it up to the next pack's first path. */
  readonly first: string;
  /** File name; it contains a digest of the bytes. */
  readonly name: string;
  /** Number of bytes before the pack's first file. */
  readonly head: number;
}

/** Formats the lines of a directory; a pack holds them compressed. */
export function directoryText(entries: readonly Pick<PackedEntry, 'path' | 'isGzip' | 'length'>[]): string {
  return entries.map(({ path, isGzip, length }) => `${String(length)}\t${isGzip ? 'g' : '-'}\t${path}\n`).join('');
}

/** Returns the bytes of a pack before its directory. */
export function copyPackStart(directoryLength: number): Uint8Array<ArrayBuffer> {
  const start = new Uint8Array(COPY_PACK_START);
  start.set(new TextEncoder().encode(MAGIC));
  new DataView(start.buffer).setUint32(8, directoryLength, true);
  return start;
}

/**
 * Returns where a pack's directory ends, from the pack's first bytes.
 *
 * @throws Error naming the pack if it is none.
 */
export function copyPackHead(bytes: Uint8Array, name: string): number {
  const magic = new TextDecoder().decode(bytes.subarray(0, 8));
  if (bytes.length < COPY_PACK_START || magic !== MAGIC)
    throw new Error(`${name}: expected a copy pack beginning with ${MAGIC}, came ${JSON.stringify(magic)}`);
  return COPY_PACK_START + new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
}

/**
 * Reads the lines of a directory.
 *
 * @param head bytes of the pack before its first file.
 * @throws Error if a line has another form.
 */
export function parseDirectory(text: string, head: number): Map<string, PackedEntry> {
  const entries = new Map<string, PackedEntry>();
  let start = head;
  for (const line of text.split('\n').slice(0, -1)) {
    const [, digits, coding, path = ''] = /^(\d+)\t([g-])\t(.+)$/.exec(line) ?? [];
    if (digits === undefined) throw new Error(`expected a line of a pack's directory, came ${JSON.stringify(line)}`);
    entries.set(path, { path, isGzip: coding === 'g', start, length: Number(digits) });
    start += Number(digits);
  }
  return entries;
}

/**
 * Formats the index.
 *
 * @param packs sorted by path.
 */
export function indexText(packs: readonly PackPlace[]): string {
  return packs.map(({ first, name, head }) => `${name}\t${String(head)}\t${first}\n`).join('');
}

/** Parses the index. */
export function parseIndex(text: string): PackPlace[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [name = '', head = '', first = ''] = line.split('\t');
      return { first, name, head: Number(head) };
    });
}

/** Finds the pack that a path belongs to; `undefined` if the path precedes all packs. O(log packs). */
export function packFor(packs: readonly PackPlace[], path: string): PackPlace | undefined {
  return packs[firstWhere(packs.length, (i) => packs[i]!.first > path) - 1];
}

/** Returns the content type of a file by the ending of its path. */
export function typeOfPath(path: string): string {
  const type = lookup(path) ?? 'application/octet-stream';
  return /^text\/|json$/.test(type) ? `${type}; charset=utf-8` : type;
}

/**
 * Returns true if a file of a copy goes into packs. Files stay outside that a browser needs before it can read packs,
 * that robots read, or that are downloaded in ranges or whole.
 */
export function isPacked(path: string): boolean {
  return (
    !/^(?:index\.html|404\.html|plain-files\.html|[^/]+\.(?:png|svg|txt|xml|js)|sitemap\/.*|(?:_astro|lists|exports|archive|catalogue|data|imagenet_data)\/.*)$/.test(
      path,
    ) ||
    (path.startsWith('exports/') && path.endsWith('.html'))
  );
}
