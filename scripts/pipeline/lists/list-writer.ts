import { hash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, readSync, writeFileSync } from 'node:fs';
import { BLOCK, blocksIn, SUM_BYTES } from '../../../src/format/lists/block-sums.ts';
import { encodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../../src/format/lists/image-list.ts';
import { sumBlocks } from '../builds/sum-blocks.ts';
import { writeWhole } from './line-store.ts';
import { allocateLines, copyLine } from './text-lines.ts';

/** Bytes written at once: 16 blocks. */
const BUFFER_BYTES = 16 * BLOCK;

/** Figures of a list's lines, in memory that threads share; all but `blockSum` by node. */
export interface ListFigures {
  readonly images: Uint32Array;
  readonly bytes: Float64Array;
  readonly urlBytes: Uint32Array;
  readonly idBytes: Uint32Array;
  /** Sums of the list's blocks. */
  readonly blockSum: Uint8Array;
}

/** Figures of the lines of a node. */
export interface NodeFigures {
  readonly images: number;
  readonly urlBytes: number;
  readonly idBytes: number;
}

/** Allocates figures of no lines. @param bytes of the list, at most. */
export function allocateFigures(nodes: number, bytes: number): ListFigures {
  return {
    images: new Uint32Array(new SharedArrayBuffer(4 * nodes)),
    bytes: new Float64Array(new SharedArrayBuffer(8 * nodes)),
    urlBytes: new Uint32Array(new SharedArrayBuffer(4 * nodes)),
    idBytes: new Uint32Array(new SharedArrayBuffer(4 * nodes)),
    blockSum: new Uint8Array(new SharedArrayBuffer(SUM_BYTES * blocksIn(bytes))),
  };
}

/** Writes a stretch of a list into its file, node by node in preorder, and notes its figures. */
export class ListWriter {
  readonly #file: string;
  readonly #handle: number;
  readonly #figures: ListFigures;
  readonly #buffer = allocateLines(BUFFER_BYTES);
  /** Byte of the file at which the buffer begins: at a block. The first of its bytes that are filled were written before, or by another writer. */
  #block: number;
  #written: number;
  #filled: number;
  /** End of the lines of the last node. */
  #nodeEnd: number;

  /** @param file exists. @param start where the stretch begins in it. */
  constructor(file: string, start: number, figures: ListFigures) {
    this.#file = file;
    this.#handle = openSync(file, 'r+');
    this.#figures = figures;
    this.#filled = this.#written = start % BLOCK;
    this.#block = start - this.#filled;
    this.#nodeEnd = start;
  }

  /** Adds the bytes `[start, end)` of a line. */
  addLine(from: DataView, start: number, end: number): void {
    if (this.#filled + end - start > BUFFER_BYTES) this.#flush();
    copyLine(from, start, end, this.#buffer.view, this.#filled);
    this.#filled += end - start;
  }

  /** Adds bytes that are read straight to where they are written from. @param read reads the bytes from `from` on. */
  addBytes(length: number, read: (into: Buffer, from: number) => void): void {
    for (let from = 0; from < length;) {
      if (this.#filled === BUFFER_BYTES) this.#flush();
      const piece = Math.min(length - from, BUFFER_BYTES - this.#filled);
      read(this.#buffer.bytes.subarray(this.#filled, this.#filled + piece), from);
      this.#filled += piece;
      from += piece;
    }
  }

  /** Ends the lines of a node. */
  endNode(node: number, { images, urlBytes, idBytes }: NodeFigures): void {
    const end = this.#block + this.#filled;
    this.#figures.images[node] = images;
    this.#figures.bytes[node] = end - this.#nodeEnd;
    this.#figures.urlBytes[node] = urlBytes;
    this.#figures.idBytes[node] = idBytes;
    this.#nodeEnd = end;
  }

  /** Writes what is left and closes the file. @returns where the stretch ends. */
  finish(): number {
    this.#flush();
    this.#write(this.#filled);
    closeSync(this.#handle);
    return this.#block + this.#filled;
  }

  /** Writes whole blocks, and moves what is left to the beginning of the buffer. */
  #flush(): void {
    const whole = this.#filled - (this.#filled % BLOCK);
    if (whole === 0) return;
    const { bytes } = this.#buffer;
    this.#write(whole);
    this.#figures.blockSum.set(sumBlocks(bytes.subarray(0, whole)), (this.#block / BLOCK) * SUM_BYTES);
    bytes.copyWithin(0, whole, this.#filled);
    this.#block += whole;
    this.#filled -= whole;
    this.#written = 0;
  }

  #write(end: number): void {
    writeWhole(this.#handle, this.#file, this.#buffer.bytes.subarray(this.#written, end), this.#block + this.#written);
    this.#written = end;
  }
}

/** A list in two files. */
export interface WrittenList {
  /** Name of the list by its content: the first digits of the SHA-256 of its directory, which has the sums of its lines. */
  readonly digest: string;
  readonly images: number;
  readonly bytes: number;
  /** The table, and its directory. */
  readonly table: string;
  readonly directory: string;
}

/**
 * Ends a list whose stretches are written: cuts its file to length, sums the blocks that no stretch holds whole, and
 * writes its directory.
 *
 * @param head bytes before the first line. @param borders where stretches begin and end.
 */
export function finishList(
  table: string,
  directory: string,
  head: number,
  borders: readonly number[],
  figures: ListFigures,
): WrittenList {
  const bytes = Math.max(...borders);
  const blockSum = figures.blockSum.slice(0, blocksIn(bytes) * SUM_BYTES);
  const handle = openSync(table, 'r+');
  try {
    ftruncateSync(handle, bytes);
    const block = Buffer.alloc(BLOCK);
    for (const number of new Set(borders.map((border) => Math.floor(Math.min(border, bytes - 1) / BLOCK)))) {
      const read = readSync(handle, block, 0, BLOCK, number * BLOCK);
      blockSum.set(sumBlocks(block.subarray(0, read)), number * SUM_BYTES);
    }
  } finally {
    closeSync(handle);
  }
  const encoded = encodeDirectory(head, { ...figures, blockSum });
  writeFileSync(directory, encoded, { flag: 'wx' });
  return {
    digest: hash('sha256', encoded).slice(0, 12),
    images: figures.images.reduce((sum, images) => sum + images, 0),
    bytes,
    table,
    directory,
  };
}

/** Encodes the directory of a list by the figures of its lines. @param head bytes before the first line. */
export function encodeDirectory(head: number, { images, bytes, urlBytes, idBytes, blockSum }: ListFigures): Uint8Array {
  const columns = {
    pictureStart: Uint32Array.from(runningSums(images)),
    byteStart: Float64Array.from(runningSums(bytes, head)),
  };
  return encodeColumns(LIST_SCHEMA, { ...columns, urlBytes, idBytes, blockSum });
}

/** Yields a start and what it becomes with each value added. */
function* runningSums(values: Iterable<number>, start = 0): Generator<number, undefined> {
  let sum = start;
  yield sum;
  for (const value of values) yield (sum += value);
}
