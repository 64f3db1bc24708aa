import { closeSync, openSync, writeSync } from 'node:fs';
import { BLOCK } from '../../../src/format/block-sums.ts';
import { sumBlocks } from '../builds/sum-blocks.ts';
import { copyLines } from './line-kernel.ts';
import { type LineMemory } from './line-memory.ts';

/** What is written at once: 16 blocks. */
const BUFFER_BYTES = 16 * BLOCK;

/** A stretch of a list: the lines of some nodes that follow each other, as they were written. */
export interface WrittenStretch {
  /** The bytes of the list that it is. */
  readonly start: number;
  readonly end: number;
  /** By node, from the first of the stretch. */
  readonly images: Uint32Array;
  readonly bytes: Float64Array;
  readonly urlBytes: Uint32Array;
  readonly idBytes: Uint32Array;
  /** Sums of the blocks of the list that lie wholly within. */
  readonly sums: Uint8Array;
}

/** What is told of the lines of a node. */
export interface NodeFigures {
  readonly images: number;
  readonly urlBytes: number;
  readonly idBytes: number;
}

/** Writes a stretch of a list into its file, node by node in preorder, in pieces of 1 MB. */
export class StretchWriter {
  readonly #file: string;
  readonly #handle: number;
  readonly #memory: LineMemory;
  /** Where the buffer is in memory. */
  readonly #buffer: number;
  readonly #start: number;
  readonly #first: number;
  readonly #figures: Omit<WrittenStretch, 'start' | 'end' | 'sums'>;
  readonly #sums: Uint8Array[] = [];
  /** How much of the buffer is filled, and may be: what is written ends with a block. */
  #filled = 0;
  #room: number;
  /** Where what is in the buffer belongs, and where the lines of the last node ended. */
  #at: number;
  #ended: number;

  /** @param file is there. @param start where the stretch begins in it. @param first its first node. @param nodes how many. @param memory that lines stand in. */
  constructor(file: string, start: number, first: number, nodes: number, memory: LineMemory) {
    this.#file = file;
    this.#handle = openSync(file, 'r+');
    this.#start = this.#at = this.#ended = start;
    this.#memory = memory;
    this.#buffer = memory.allocate(BUFFER_BYTES);
    this.#room = BUFFER_BYTES - (start % BLOCK);
    this.#first = first;
    this.#figures = {
      images: new Uint32Array(nodes),
      bytes: new Float64Array(nodes),
      urlBytes: new Uint32Array(nodes),
      idBytes: new Uint32Array(nodes),
    };
  }

  /**
   * Adds lines that stand in memory to those of the node at hand.
   *
   * @param order where the numbers of the lines stand; `starts` and `ends`, where it stands of each line where it begins and ends.
   */
  lines(order: number, lines: number, starts: number, ends: number): void {
    const { words } = this.#memory;
    const place = (line: number, of: number): number => words[of / 4 + words[order / 4 + line]!]!;
    for (let line = 0; line < lines;) {
      const first = line;
      let filled = this.#filled;
      for (; line < lines; line++) {
        const next = filled + place(line, ends) - place(line, starts);
        if (next > this.#room) break;
        filled = next;
      }
      copyLines(this.#memory, order + 4 * first, order + 4 * line, starts, ends, this.#buffer + this.#filled);
      this.#filled = filled;
      if (line === lines) return;
      const [start, end] = [place(line, starts), place(line, ends)];
      this.copy(end - start, (into, at, from, length) => into.copyWithin(at, start + from, start + from + length));
      line++;
    }
  }

  /** Adds bytes that are read straight to where they are written from. @param read the bytes from `from` on to a place in the memory. */
  copy(length: number, read: (memory: Buffer, at: number, from: number, length: number) => void): void {
    for (let from = 0; from < length;) {
      const piece = Math.min(length - from, this.#room - this.#filled);
      read(this.#memory.bytes, this.#buffer + this.#filled, from, piece);
      this.#filled += piece;
      from += piece;
      if (this.#filled === this.#room) this.#flush();
    }
  }

  /** Ends the lines of a node. */
  endNode(node: number, { images, urlBytes, idBytes }: NodeFigures): void {
    const place = node - this.#first;
    const end = this.#at + this.#filled;
    this.#figures.images[place] = images;
    this.#figures.bytes[place] = end - this.#ended;
    this.#figures.urlBytes[place] = urlBytes;
    this.#figures.idBytes[place] = idBytes;
    this.#ended = end;
  }

  /** Writes what is left. */
  finish(): WrittenStretch {
    this.#flush();
    closeSync(this.#handle);
    return { start: this.#start, end: this.#at, ...this.#figures, sums: Buffer.concat(this.#sums) };
  }

  #flush(): void {
    const buffer = this.#memory.bytes.subarray(this.#buffer, this.#buffer + this.#filled);
    const begun = (BLOCK - (this.#at % BLOCK)) % BLOCK;
    const whole = this.#filled - ((this.#at + this.#filled) % BLOCK);
    if (whole > begun) this.#sums.push(sumBlocks(buffer.subarray(begun, whole)));
    const written = writeSync(this.#handle, buffer, 0, this.#filled, this.#at);
    if (written !== this.#filled)
      throw new Error(
        `${this.#file}: expected to write ${String(this.#filled)} bytes, came room for ${String(written)}; make room on the disk`,
      );
    this.#at += this.#filled;
    this.#filled = 0;
    this.#room = BUFFER_BYTES;
  }
}
