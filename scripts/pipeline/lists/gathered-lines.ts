import { viewOf } from '../../../src/format/copy-bytes.ts';
import { fourfold, LENGTH_BITS, NODES_PER_BUCKET, type StoredPiece, storedBytes } from './run-store.ts';

const TAB = 0x09;
const LF = 0x0a;
/** Where the number begins in an image id: after `n`, eight digits and an underscore. */
const NUMBER = 10;
/** Numbers that are so many times as far apart as there are lines are sorted by counting, others by comparing. */
const FAR_APART = 64;

/** Lines of a bucket that are at hand to be put into order: their bytes, and a few numbers for each. */
export class GatheredLines {
  /** The bytes of all lines. */
  bytes = Buffer.alloc(0);
  view = viewOf(this.bytes);
  /** Where each line begins and ends, the length of its id, and the number in that. */
  start = new Uint32Array(0);
  end = new Uint32Array(0);
  idBytes = new Uint8Array(0);
  number = new Float64Array(0);
  #lines = 0;
  /** Lines in the order of nodes, and where each node's begin there. */
  #byNode = new Uint32Array(0);
  readonly #nodeStart = new Uint32Array(NODES_PER_BUCKET + 2);
  #place = new Uint8Array(0);

  /** Takes up the pieces of a bucket in place of what was at hand. @param read reads a piece to a place in a buffer. */
  load(pieces: readonly StoredPiece[], read: (piece: number, into: Buffer, at: number, length: number) => void): void {
    this.#makeRoom(pieces.reduce((sum, piece) => sum + storedBytes(piece), 0), pieces.reduce((sum, { lines }) => sum + lines, 0), 0);
    let at = 0;
    let line = 0;
    pieces.forEach((piece, p) => {
      const length = storedBytes(piece);
      read(p, this.bytes, at, length);
      let place = at;
      const entries = new Uint32Array(this.bytes.buffer, this.bytes.byteOffset + at + fourfold(piece.bytes), piece.lines);
      for (let entry = piece.lines - 1; entry >= 0; entry--) {
        const value = entries[entry]!;
        this.#place[line] = value >>> LENGTH_BITS;
        place = this.#add(line++, place, place + (value & ((1 << LENGTH_BITS) - 1)));
      }
      at += length;
    });
    this.#lines = line;
    this.#group();
  }

  /** The lines of a node that were loaded, in the order they came. @param place of the node in the bucket. */
  of(place: number): Uint32Array {
    return this.#byNode.subarray(this.#nodeStart[place], this.#nodeStart[place + 1]);
  }

  /** Takes up further bytes, and finds the lines in them. @returns their numbers among all at hand. */
  loadRun(length: number, lines: number, read: (into: Buffer, at: number) => void): Uint32Array {
    const at = this.#lines === 0 ? 0 : fourfold(this.end[this.#lines - 1]!);
    this.#makeRoom(at + length, this.#lines + lines, this.#lines);
    read(this.bytes, at);
    const first = this.#lines;
    for (let place = at; place < at + length;) place = this.#add(this.#lines++, place, this.bytes.indexOf(LF, place) + 1);
    return Uint32Array.from({ length: this.#lines - first }, (_, i) => first + i);
  }

  /** Forgets what {@link loadRun} took up since. @param lines how many there were before. */
  forget(lines: number): void {
    this.#lines = lines;
  }

  /** How many lines are at hand. */
  get lines(): number {
    return this.#lines;
  }

  /** Puts lines into the order of their numbers; those of the same number stay as they came. */
  sorted(lines: Uint32Array): Uint32Array {
    const { number } = this;
    let [least, most, rises] = [Infinity, -1, true];
    for (let i = 0, last = -1; i < lines.length; i++) {
      const value = number[lines[i]!]!;
      if (value < least) least = value;
      if (value > most) most = value;
      if (value <= last) rises = false;
      last = value;
    }
    if (rises) return lines;
    if (most - least > FAR_APART * lines.length) return lines.toSorted((a, b) => number[a]! - number[b]! || a - b);
    const next = new Uint32Array(most - least + 2);
    for (const line of lines) next[number[line]! - least + 1]!++;
    for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!;
    const sorted = new Uint32Array(lines.length);
    for (const line of lines) sorted[next[number[line]! - least]!++] = line;
    return sorted;
  }

  /** Notes a line. @returns where it ends. */
  #add(line: number, start: number, end: number): number {
    const { bytes } = this;
    let value = 0;
    let at = start + NUMBER;
    for (; bytes[at] !== TAB; at++) value = value * 10 + bytes[at]! - 0x30;
    this.start[line] = start;
    this.end[line] = end;
    this.idBytes[line] = at - start;
    this.number[line] = value;
    return end;
  }

  /** Puts the loaded lines into the order of their nodes, by counting. */
  #group(): void {
    const start = this.#nodeStart.fill(0);
    for (let line = 0; line < this.#lines; line++) start[this.#place[line]! + 2]!++;
    for (let place = 2; place < start.length; place++) start[place]! += start[place - 1]!;
    for (let line = 0; line < this.#lines; line++) this.#byNode[start[this.#place[line]! + 1]!++] = line;
  }

  /** Makes room for bytes and lines; the first `kept` lines stay. It grows by halves, so that it does so seldom. */
  #makeRoom(bytes: number, lines: number, kept: number): void {
    if (bytes > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(fourfold(Math.ceil(bytes * 1.5)));
      if (kept > 0) this.bytes.copy(larger);
      this.bytes = larger;
      this.view = viewOf(larger);
    }
    if (lines <= this.start.length) return;
    const room = Math.ceil(lines * 1.5);
    const grown = <T extends Uint8Array | Uint32Array | Float64Array>(larger: T, old: T): T => {
      if (kept > 0) larger.set(old);
      return larger;
    };
    this.start = grown(new Uint32Array(room), this.start);
    this.end = grown(new Uint32Array(room), this.end);
    this.idBytes = grown(new Uint8Array(room), this.idBytes);
    this.number = grown(new Float64Array(room), this.number);
    this.#place = grown(new Uint8Array(room), this.#place);
    this.#byNode = grown(new Uint32Array(room), this.#byNode);
  }
}
