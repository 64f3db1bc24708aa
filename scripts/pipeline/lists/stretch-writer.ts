import { closeSync, openSync, writeSync } from 'node:fs';
import { BLOCK } from '../../../src/format/block-sums.ts';
import { sumBlocks } from '../sum-blocks.ts';
import { copyBytes, viewOf } from '../../../src/format/copy-bytes.ts';

/** Blocks that are written at once. */
const BLOCKS = 16;

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
  readonly #buffer = Buffer.allocUnsafeSlow(BLOCK * BLOCKS);
  readonly #view = viewOf(this.#buffer);
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

  /** @param file is there. @param start where the stretch begins in it. @param first its first node. @param nodes how many. */
  constructor(file: string, start: number, first: number, nodes: number) {
    this.#file = file;
    this.#handle = openSync(file, 'r+');
    this.#start = this.#at = this.#ended = start;
    this.#room = this.#buffer.length - (start % BLOCK);
    this.#first = first;
    this.#figures = { images: new Uint32Array(nodes), bytes: new Float64Array(nodes), urlBytes: new Uint32Array(nodes), idBytes: new Uint32Array(nodes) };
  }

  /** Adds the line `[from, to)` to those of the node at hand. */
  line(bytes: Buffer, view: DataView, from: number, to: number): void {
    if (this.#filled + to - from <= this.#room) {
      copyBytes(view, from, to, this.#view, this.#filled);
      this.#filled += to - from;
    } else this.copy(to - from, (into, at, start, length) => bytes.copy(into, at, from + start, from + start + length));
  }

  /** Adds bytes that are read straight to where they are written from. */
  copy(length: number, read: (into: Buffer, at: number, from: number, length: number) => void): void {
    for (let from = 0; from < length;) {
      const piece = Math.min(length - from, this.#room - this.#filled);
      read(this.#buffer, this.#filled, from, piece);
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
    const begun = (BLOCK - (this.#at % BLOCK)) % BLOCK;
    const whole = this.#filled - ((this.#at + this.#filled) % BLOCK);
    if (whole > begun) this.#sums.push(sumBlocks(this.#buffer.subarray(begun, whole)));
    const written = writeSync(this.#handle, this.#buffer, 0, this.#filled, this.#at);
    if (written !== this.#filled) throw new Error(`${this.#file}: expected to write ${String(this.#filled)} bytes, came room for ${String(written)}; make room on the disk`);
    this.#at += this.#filled;
    this.#filled = 0;
    this.#room = this.#buffer.length;
  }
}
