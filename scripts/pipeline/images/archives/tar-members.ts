import { pipeline, Readable } from 'node:stream';
import zlib from 'node:zlib';
import { extract } from 'tar-stream';
import { gunzip } from '../../text/gunzip.ts';

/** A member of a tar or zip that holds bytes of its own, or refers to one that does. */
export interface ArchiveMember {
  /** Path in the tar; behind that of an inner tar where it is in one. */
  readonly name: string;
  /** Byte of the outermost tar, once unpacked, at which it begins; 0 in a zip. */
  readonly start: number;
  readonly size: number;
  /** Bytes of the member; `undefined` if there are more than the limit. */
  readonly bytes: Uint8Array | undefined;
  /** Name of the member that a hard or symbolic link refers to. */
  readonly link?: string;
  /** Type of a member that cannot be read, such as a sparse file or a device. */
  readonly otherType?: string;
  /** Reason why its bytes cannot be read. */
  readonly damage?: string;
}

/** Bytes of the header before each member. */
const HEADER = 512;
/** Most zeros after the last member, in bytes: programs fill the end up to a block of theirs, the largest of which has some megabytes. */
const MOST_PADDING = 8 * 2 ** 20;
const FOLDERS = new Set(['directory', 'pax-header', 'pax-global-header', 'gnu-long-path', 'gnu-long-link-path']);

/**
 * Yields the members of a tar in order, those of tars inside it included; one is in memory at a time.
 *
 * @param input bytes of the tar, compressed as its name says; positions are those of the unpacked bytes.
 * @param most limit in bytes for a member. @param folder prefix of the members' names.
 * @throws Error if the tar is damaged, cut short or followed by zeros without end, after the members before.
 */
export async function* tarMembers(
  name: string,
  input: Readable,
  most: number,
  folder = '',
): AsyncGenerator<ArchiveMember> {
  const packing = /\.tar$/i.test(name) ? 'none' : /zst$/i.test(name) ? 'zstd' : 'gzip';
  try {
    const padding = new Padding();
    const bytes = Readable.from(padding.watch(UNPACK[packing](input)), { objectMode: false });
    yield* membersOf(bytes, most, folder, 0, padding);
  } finally {
    input.destroy();
  }
}

async function* membersOf(
  input: Readable,
  most: number,
  folder: string,
  base: number,
  padding: Padding,
): AsyncGenerator<ArchiveMember> {
  const tar = extract();
  input.on('error', (error) => tar.destroy(error)).pipe(tar);
  for await (const entry of tar) {
    const { size, type, linkname } = entry.header;
    const name = folder + entry.header.name.replace(/^(?:\.\/)+/, '');
    const start = base + entry.offset + HEADER;
    padding.allowUpTo(start + size);
    const isFile = type === 'file' || type === 'contiguous-file';
    if (isFile && /\.tar$/i.test(name)) {
      yield* membersOf(entry as unknown as Readable, most, `${name}/`, start, padding);
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

/** Ways to unpack a tar. */
const UNPACK = {
  none: (input: Readable): AsyncIterable<Uint8Array> => input,
  gzip: gunzip,
  zstd: (input: Readable): AsyncIterable<Uint8Array> => {
    // Node has it from 22.15 on.
    if (typeof zlib.createZstdDecompress !== 'function')
      throw new Error('unpacking it needs Node 22.15 or later: unpack it with zstd -d');
    return pipeline(input, zlib.createZstdDecompress(), () => undefined);
  },
} as const;

const ZEROS = Buffer.alloc(2 ** 20);

/** Watches for a tar that goes on in zeros after its last member: one of a terabyte may be a file of a megabyte. */
class Padding {
  #allowed = 0;

  /** Allows zeros up to a byte: they are of a member. */
  allowUpTo(end: number): void {
    this.#allowed = Math.max(this.#allowed, end);
  }

  /** Yields chunks as they come. @throws Error where too many zeros follow the last member. */
  async *watch(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
    let [at, zerosFrom] = [0, 0];
    for await (const chunk of chunks) {
      at += chunk.length;
      if (Buffer.compare(chunk, ZEROS.subarray(0, chunk.length)) !== 0) zerosFrom = at;
      const from = Math.max(zerosFrom, this.#allowed);
      if (at - from > MOST_PADDING) throw new Error(`nothing but zeros from byte ${String(from)} on`);
      yield chunk;
    }
  }
}
