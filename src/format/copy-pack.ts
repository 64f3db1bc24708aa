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

const MAGIC = 'CANOPYF1';

/** Bytes of a pack before its directory. */
export const COPY_PACK_START = 12;

/** The folder of packs in a packed copy, and the index in it. */
export const PACK_FOLDER = '/packs';
/** The index: which pack a path would be in. */
export const PACK_INDEX = `${PACK_FOLDER}/index.txt`;

/** One file in a pack. */
export interface PackedEntry {
  readonly path: string;
  readonly isGzip: boolean;
  /** Where it begins in the pack, and its length there. */
  readonly start: number;
  readonly length: number;
}

/** One pack in the index. */
export interface PackPlace {
  /** The first path in it; it holds none that comes before, nor any from the next pack's on. */
  readonly first: string;
  /** Its name holds a digest of its bytes. */
  readonly name: string;
  /** Bytes before its first file. */
  readonly head: number;
}

/** The lines of a directory; compressed they stand in the pack. */
export function directoryText(entries: readonly Pick<PackedEntry, 'path' | 'isGzip' | 'length'>[]): string {
  return entries.map(({ path, isGzip, length }) => `${String(length)}\t${isGzip ? 'g' : '-'}\t${path}\n`).join('');
}

/** The bytes of a pack before its directory. */
export function copyPackStart(directoryLength: number): Uint8Array<ArrayBuffer> {
  const start = new Uint8Array(COPY_PACK_START);
  start.set(new TextEncoder().encode(MAGIC));
  new DataView(start.buffer).setUint32(8, directoryLength, true);
  return start;
}

/**
 * Where the directory of a pack ends, from its first bytes.
 *
 * @throws Error naming the pack if it is none.
 */
export function copyPackHead(bytes: Uint8Array, name: string): number {
  const magic = new TextDecoder().decode(bytes.subarray(0, 8));
  if (bytes.length < COPY_PACK_START || magic !== MAGIC)
    throw new Error(`${name}: expected a copy pack beginning with ${MAGIC}, came ${JSON.stringify(magic)}`);
  return COPY_PACK_START + new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
}

/** Reads the lines of a directory. @param head bytes of the pack before its first file. @throws Error if a line is none. */
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

/** The lines of the index. @param packs in the order of their paths. */
export function indexText(packs: readonly PackPlace[]): string {
  return packs.map(({ first, name, head }) => `${name}\t${String(head)}\t${first}\n`).join('');
}

/** Reads the index. */
export function parseIndex(text: string): PackPlace[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [name = '', head = '', first = ''] = line.split('\t');
      return { first, name, head: Number(head) };
    });
}

/** The pack that a path would be in, or `undefined` if it comes before all. O(log packs). */
export function packFor(packs: readonly PackPlace[], path: string): PackPlace | undefined {
  let [low, high] = [0, packs.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (packs[middle]!.first <= path) low = middle + 1;
    else high = middle;
  }
  return packs[low - 1];
}

/** Returns the content type of a file by the ending of its path. */
export function typeOfPath(path: string): string {
  const type = lookup(path) ?? 'application/octet-stream';
  return /^text\/|json$/.test(type) ? `${type}; charset=utf-8` : type;
}

/**
 * Whether a file of a copy goes into packs.
 *
 * Not what a browser needs before it can read packs, what robots read, and what is read by ranges or whole as it is.
 */
export function isPacked(path: string): boolean {
  return (
    !/^(?:index\.html|404\.html|plain-files\.html|[^/]+\.(?:png|svg|txt|xml|js)|sitemap\/.*|(?:_astro|lists|exports|archive|catalogue|data|imagenet_data)\/.*)$/.test(
      path,
    ) ||
    (path.startsWith('exports/') && path.endsWith('.html'))
  );
}
