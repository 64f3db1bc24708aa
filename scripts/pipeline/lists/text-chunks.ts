import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError, shown } from '../text/input.ts';

const CHUNK = 1_048_576;
/** Longer lines are refused: no address is so long. */
export const LONGEST_LINE = 65_536;
/** Room that a file is read into: a piece of it, and a line that was begun. */
export const READ_BYTES = CHUNK + LONGEST_LINE + 1;
const LF = 0x0a;

/** Takes whole lines: the bytes `[from, to)`, which stand in the file at `at`. @returns whether more is wanted. */
export type TakeLines = (bytes: Buffer, from: number, to: number, at: number) => boolean;

/** Where a file is read to: {@link READ_BYTES} bytes from `start`. */
export interface ReadingRoom {
  readonly bytes: Buffer;
  readonly start: number;
}

/** How the text of a file is packed. */
export type Packing = 'none' | 'gzip' | 'tar';

/**
 * Gathers pieces of text into whole lines.
 *
 * @throws InputError if a line is longer than 64 kB.
 */
class LineGatherer {
  readonly #name: string;
  readonly #take: TakeLines;
  readonly #bytes: Buffer;
  readonly #start: number;
  /** Where the next bytes go. */
  #filled: number;
  #at: number;
  /** False once no more is wanted. */
  wanted = true;

  constructor(name: string, at: number, take: TakeLines, { bytes, start }: ReadingRoom) {
    this.#name = name;
    this.#at = at;
    this.#take = take;
    this.#bytes = bytes;
    this.#start = this.#filled = start;
  }

  /** Room for the next bytes: fill it, and tell with {@link filled} how far. */
  room(): Buffer {
    return this.#bytes.subarray(this.#filled, this.#filled + CHUNK);
  }

  /** Passes on all whole lines there are, after bytes were put into {@link room}. */
  filled(bytes: number): void {
    const end = this.#filled + bytes;
    const whole = Math.max(this.#start, this.#bytes.lastIndexOf(LF, end - 1) + 1);
    if (end - whole > LONGEST_LINE) {
      throw new InputError(
        { file: this.#name },
        {
          expected: `lines of at most ${String(LONGEST_LINE)} bytes`,
          came: `a longer one: ${shown(this.#bytes.toString('utf8', whole, whole + 60))}`,
          advice: 'The file seems to be of another kind.',
        },
      );
    }
    if (whole > this.#start) this.wanted = this.#take(this.#bytes, this.#start, whole, this.#at);
    this.#bytes.copyWithin(this.#start, whole, end);
    this.#at += whole - this.#start;
    this.#filled = this.#start + end - whole;
  }

  /** Adds bytes that stand elsewhere. */
  add(bytes: Buffer): void {
    for (let at = 0; at < bytes.length && this.wanted;) {
      const copied = bytes.copy(this.room(), 0, at);
      this.filled(copied);
      at += copied;
    }
  }

  /** Ends the text; a last line without an end is one all the same, as five of six published lists have it. */
  end(): void {
    if (!this.wanted || this.#filled === this.#start) return;
    this.#bytes[this.#filled++] = LF;
    this.#take(this.#bytes, this.#start, this.#filled, this.#at);
  }
}

/** Reads the bytes `[from, to)` of a file of plain text, which begin and end with a line. Holds the thread meanwhile. */
export function readPlain(
  file: string,
  name: string,
  from: number,
  to: number,
  take: TakeLines,
  room = readingRoom(),
): void {
  const handle = openSync(file, 'r');
  try {
    const lines = new LineGatherer(name, from, take, room);
    for (let at = from; at < to && lines.wanted;) {
      const next = lines.room();
      const bytes = readSync(handle, next, 0, Math.min(next.length, to - at), at);
      if (bytes === 0) break;
      lines.filled(bytes);
      at += bytes;
    }
    lines.end();
  } finally {
    closeSync(handle);
  }
}

/** Reads a packed file of text. @throws InputError if it is damaged, or an archive of other than one file. */
export async function readPacked(
  file: string,
  name: string,
  packing: 'gzip' | 'tar',
  take: TakeLines,
  room = readingRoom(),
): Promise<void> {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // What fails reaches the reader through the last stream.
  pipeline(createReadStream(file, { highWaterMark: CHUNK }), gunzip, () => undefined);
  const lines = new LineGatherer(name, 0, take, room);
  try {
    if (packing === 'gzip') for await (const piece of gunzip) takePiece(lines, piece as Buffer);
    else await readArchive(gunzip, name, lines);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      { file: name },
      {
        expected: 'gzip-compressed text, whole',
        came: (error as Error).message,
        advice: 'The file seems damaged: fetch it again.',
      },
    );
  } finally {
    gunzip.destroy();
  }
  lines.end();
}

async function readArchive(gunzip: NodeJS.ReadableStream, name: string, lines: LineGatherer): Promise<void> {
  const { extract } = await import('tar-stream');
  const archive = extract();
  pipeline(gunzip, archive, () => undefined);
  let files = 0;
  for await (const entry of archive) {
    const isFile = entry.header.type === 'file' || entry.header.type === 'contiguous-file';
    if (isFile && ++files > 1)
      throw new InputError(
        { file: name },
        {
          expected: 'an archive of one file of text',
          came: `another: ${shown(entry.header.name)}`,
          advice: 'Unpack it into a folder, and name that.',
        },
      );
    for await (const piece of entry) if (isFile) takePiece(lines, piece as Buffer);
  }
  if (files === 0)
    throw new InputError(
      { file: name },
      { expected: 'an archive of one file of text', came: 'none', advice: 'Name another file.' },
    );
}

function readingRoom(): ReadingRoom {
  return { bytes: Buffer.allocUnsafeSlow(READ_BYTES), start: 0 };
}

function takePiece(lines: LineGatherer, piece: Buffer): void {
  if (lines.wanted) lines.add(piece);
}
