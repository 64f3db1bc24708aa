import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { gunzip } from '../text/gunzip.ts';

/** A member of a tar that holds bytes of its own, or refers to one that does. */
export interface TarMember {
  /** Path in the tar; behind that of an inner tar where it is in one. */
  readonly name: string;
  /** Byte of the outermost tar, once unpacked, at which it begins. */
  readonly start: number;
  readonly size: number;
  /** Its bytes; `undefined` if there are more than the limit. */
  readonly bytes: Uint8Array | undefined;
  /** Name of the member that a hard or symbolic link refers to. */
  readonly link?: string;
  /** Type of a member that cannot be read, such as a sparse file or a device. */
  readonly otherType?: string;
}

/** Bytes of the header before each member. */
const HEADER = 512;
const FOLDERS = new Set(['directory', 'pax-header', 'pax-global-header', 'gnu-long-path', 'gnu-long-link-path']);

/**
 * Yields the members of a tar in order, those of tars inside it included; one is in memory at a time.
 *
 * @param most limit in bytes for a member. @param isGzipped whether the tar is compressed; positions are then those of the unpacked bytes.
 * @throws Error if the tar is damaged or cut short, after the members before.
 */
export async function* tarMembers(file: string, most: number, isGzipped = false): AsyncGenerator<TarMember> {
  const input = createReadStream(file, { highWaterMark: 2 ** 20 });
  try {
    yield* membersOf(isGzipped ? Readable.from(gunzip(input), { objectMode: false }) : input, most, '', 0);
  } finally {
    input.destroy();
  }
}

async function* membersOf(input: Readable, most: number, folder: string, base: number): AsyncGenerator<TarMember> {
  const tar = extract();
  input
    .on('error', (error) => {
      tar.destroy(error);
    })
    .pipe(tar);
  for await (const entry of tar) {
    const { size, type, linkname } = entry.header;
    const name = folder + entry.header.name.replace(/^(?:\.\/)+/, '');
    const start = base + entry.offset + HEADER;
    const isFile = type === 'file' || type === 'contiguous-file';
    if (isFile && /\.tar$/i.test(name)) {
      yield* membersOf(entry as unknown as Readable, most, `${name}/`, start);
      continue;
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry as AsyncIterable<Uint8Array>) if (size <= most) chunks.push(chunk);
    if (isFile) yield { name, start, size, bytes: size <= most ? Buffer.concat(chunks) : undefined };
    else if ((type === 'link' || type === 'symlink') && linkname)
      yield { name, start, size: 0, bytes: undefined, link: folder + linkTarget(entry.header.name, linkname, type) };
    else if (!FOLDERS.has(type)) yield { name, start, size, bytes: undefined, otherType: typeOf(type) };
  }
}

/** A type of member for people; a sparse file has none that the reader of tars knows. */
function typeOf(type: string | null): string {
  return type ?? 'a sparse file or the like';
}

/** The path in the tar that a link refers to: a hard link names it, a symbolic link is relative to its folder. */
function linkTarget(name: string, target: string, type: 'link' | 'symlink'): string {
  const parts = type === 'link' ? [] : name.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/').replace(/^(?:\.\/)+/, '');
}
