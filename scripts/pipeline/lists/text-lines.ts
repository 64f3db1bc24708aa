import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError, shown } from '../text/input.ts';

const CHUNK = 1_048_576;
/** Longest line in bytes: no address is so long. */
export const LONGEST_LINE = 65_535;
const LF = 0x0a;

/** Bytes of lines, seen in three ways: one by one, by twos, and as numbers at any place. */
export interface LineBytes {
  readonly bytes: Buffer;
  readonly pairs: Uint16Array;
  readonly view: DataView;
}

/** Allocates bytes for lines, and a few more that {@link copyLine} may touch. Pages that are never written take no memory. */
export function allocateLines(length: number): LineBytes {
  const buffer = new ArrayBuffer((Math.ceil(length / 8) + 1) * 8);
  return { bytes: Buffer.from(buffer), pairs: new Uint16Array(buffer), view: new DataView(buffer) };
}

/** Copies the bytes `[start, end)`, four at once, and up to three bytes behind them: leave room for those. */
export function copyLine(from: DataView, start: number, end: number, to: DataView, at: number): void {
  for (; start < end; start += 4, at += 4) to.setUint32(at, from.getUint32(start, true), true);
}

/** Compression of the text of a file. */
export type Packing = 'none' | 'gzip' | 'tar';

/** A file of text, or whole lines of it: the bytes `[from, to)`. Packed files are read whole. */
export interface TextRange {
  readonly path: string;
  /** Name for messages. */
  readonly name: string;
  readonly packing: Packing;
  readonly from: number;
  readonly to: number;
}

/**
 * Callback for whole lines: the first `end` bytes of the buffer, which are those of the file from `at` on.
 *
 * `at` is `undefined` if the file does not hold them so: it is packed, or its last line has no end. @returns whether to read on.
 */
export type TakeLines = (end: number, at: number | undefined) => boolean;

/** Allocates the buffer that {@link readLines} reads to. */
export function allocateReadBuffer(): LineBytes {
  return allocateLines(LONGEST_LINE + 1 + CHUNK);
}

/**
 * Reads the lines of a text to a buffer, about a megabyte at once. A last line without an end gets one.
 *
 * @throws InputError for a line longer than {@link LONGEST_LINE}, and for a packed file that is damaged or holds other than one file.
 */
export async function readLines(text: TextRange, { bytes }: LineBytes, take: TakeLines): Promise<void> {
  const isPacked = text.packing !== 'none';
  const source = isPacked ? packedSource(text) : plainSource(text);
  let filled = 0;
  try {
    for (let at = text.from; ;) {
      const read = await source.read(bytes.subarray(filled, filled + CHUNK));
      if (read === 0) break;
      const end = filled + read;
      const whole = bytes.lastIndexOf(LF, end - 1) + 1;
      if (end - whole > LONGEST_LINE) throw tooLong(text.name, bytes.toString('utf8', whole, whole + 60));
      if (whole > 0 && !take(whole, isPacked ? undefined : at)) return;
      bytes.copyWithin(0, whole, end);
      at += whole;
      filled = end - whole;
    }
    if (filled === 0) return;
    bytes[filled] = LF;
    take(filled + 1, undefined);
  } finally {
    source.close();
  }
}

interface ByteSource {
  /** Reads some bytes. @returns how many; 0 at the end. */
  readonly read: (into: Buffer) => number | Promise<number>;
  readonly close: () => void;
}

/** Reads a file as it is; blocks the thread meanwhile, which costs less than waiting. */
function plainSource({ path, from, to }: TextRange): ByteSource {
  const handle = openSync(path, 'r');
  let at = from;
  return {
    read: (into) => {
      const read = readSync(handle, into, 0, Math.min(into.length, to - at), at);
      at += read;
      return read;
    },
    close: () => closeSync(handle),
  };
}

function packedSource({ path, name, packing }: TextRange): ByteSource {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // Errors reach the reader through the last stream.
  pipeline(createReadStream(path, { highWaterMark: CHUNK }), gunzip, () => undefined);
  const pieces = (packing === 'tar' ? onlyFile(gunzip, name) : gunzip)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let piece: Buffer = Buffer.alloc(0);
  return {
    read: async (into) => {
      while (piece.length === 0) {
        const next = await pieces.next().catch((error: unknown) => {
          throw error instanceof InputError ? error : damaged(name, error as Error);
        });
        if (next.done === true) return 0;
        piece = next.value;
      }
      const read = piece.copy(into);
      piece = piece.subarray(read);
      return read;
    },
    close: () => gunzip.destroy(),
  };
}

/** Yields the bytes of an archive's only file. */
async function* onlyFile(gunzip: Readable, name: string): AsyncGenerator<Buffer> {
  const { extract } = await import('tar-stream');
  const archive = extract();
  pipeline(gunzip, archive, () => undefined);
  let files = 0;
  for await (const entry of archive) {
    const isFile = entry.header.type === 'file' || entry.header.type === 'contiguous-file';
    if (isFile && ++files > 1)
      throw wrongArchive(name, `another: ${shown(entry.header.name)}`, 'Unpack it into a folder, and name that.');
    for await (const piece of entry) if (isFile) yield piece as Buffer;
  }
  if (files === 0) throw wrongArchive(name, 'none', 'Name another file.');
}

function wrongArchive(file: string, came: string, advice: string): InputError {
  return new InputError(file, { expected: 'an archive of one file of text', came, advice });
}

function damaged(file: string, { message }: Error): InputError {
  return new InputError(file, {
    expected: 'gzip-compressed text, whole',
    came: message,
    advice: 'The file seems damaged: fetch it again.',
  });
}

function tooLong(file: string, beginning: string): InputError {
  return new InputError(file, {
    expected: `lines of at most ${String(LONGEST_LINE)} bytes`,
    came: `a longer one: ${shown(beginning)}`,
    advice: 'The file seems to be of another kind.',
  });
}
