import { LENGTH_BITS, NODES_PER_BUCKET } from './bucket-layout.ts';
import { type LineMemory } from './line-memory.ts';
import { fourfold, type StoredPiece, storedBytes } from './run-store.ts';

const TAB = 0x09;
const LF = 0x0a;
/** Where the number begins in an image id: after `n`, eight digits and an underscore. */
const NUMBER = 10;
/** Numbers that are so many times as far apart as there are lines are sorted by counting, others by comparing. */
const FAR_APART = 64;

/** Lines of a bucket that are at hand to be put into order: their bytes in memory, and a few numbers for each. */
export class GatheredLines {
  readonly #memory: LineMemory;
  /** Where in memory the bytes of all lines begin, and how much room they have. */
  #bytes = 0;
  #room = 0;
  /** Where in memory there is a number of 32 bits for each line: where the line begins, where it ends, and one for whoever puts lines into order. */
  starts = 0;
  ends = 0;
  order = 0;
  /** Of each line the length of its id, and the number in that. */
  idBytes = new Uint8Array(0);
  number = new Float64Array(0);
  #lines = 0;
  /** Lines in the order of nodes, and where each node's begin there. */
  #byNode = new Uint32Array(0);
  readonly #nodeStart = new Uint32Array(NODES_PER_BUCKET + 2);
  #place = new Uint8Array(0);
  /** Room for {@link sorted}. */
  #sorted = new Uint32Array(0);
  #next = new Uint32Array(0);

  /** @param bytes to have room for at first. @param lines likewise. */
  constructor(memory: LineMemory, bytes: number, lines: number) {
    this.#memory = memory;
    this.#makeRoom(bytes, lines);
  }

  /** Takes up the pieces of a bucket in place of what was at hand. @param read reads a piece to a place in the memory. */
  load(
    pieces: readonly StoredPiece[],
    read: (piece: number, memory: Buffer, at: number, length: number) => void,
  ): void {
    this.#lines = 0;
    this.#makeRoom(
      pieces.reduce((sum, piece) => sum + storedBytes(piece), 0),
      pieces.reduce((sum, { lines }) => sum + lines, 0),
    );
    const { bytes, words } = this.#memory;
    let at = this.#bytes;
    pieces.forEach((piece, p) => {
      const length = storedBytes(piece);
      read(p, bytes, at, length);
      let place = at;
      const entries = (at + fourfold(piece.bytes)) / 4;
      for (let entry = entries + piece.lines - 1; entry >= entries; entry--) {
        const value = words[entry]!;
        this.#place[this.#lines] = value >>> LENGTH_BITS;
        place = this.#add(bytes, words, place, place + (value & ((1 << LENGTH_BITS) - 1)));
      }
      at += length;
    });
    this.#group();
  }

  /** The lines of a node that were loaded, in the order they came. @param place of the node in the bucket. */
  of(place: number): Uint32Array {
    return this.#byNode.subarray(this.#nodeStart[place], this.#nodeStart[place + 1]);
  }

  /** Takes up further bytes, and finds the lines in them. @param read reads them to a place in the memory. @returns their numbers among all at hand. */
  loadRun(length: number, lines: number, read: (memory: Buffer, at: number) => void): Uint32Array {
    const filled = this.#filled();
    this.#makeRoom(filled + length, this.#lines + lines);
    const { bytes, words } = this.#memory;
    const at = this.#bytes + filled;
    read(bytes, at);
    const first = this.#lines;
    for (let place = at; place < at + length;) place = this.#add(bytes, words, place, bytes.indexOf(LF, place) + 1);
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

  /** The bytes of a line: the memory, where in it the line begins, and where it ends. */
  line(line: number): [memory: Buffer, start: number, end: number] {
    const { bytes, words } = this.#memory;
    return [bytes, words[this.starts / 4 + line]!, words[this.ends / 4 + line]!];
  }

  /** Puts lines into the order of their numbers; those of the same number stay as they came. @returns an array that is used again. */
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
    const places = most - least + 2;
    if (places > this.#next.length) this.#next = new Uint32Array(2 * places);
    if (lines.length > this.#sorted.length) this.#sorted = new Uint32Array(2 * lines.length);
    const [next, sorted] = [this.#next.fill(0, 0, places), this.#sorted];
    for (const line of lines) next[number[line]! - least + 1]!++;
    for (let i = 1; i < places; i++) next[i]! += next[i - 1]!;
    for (const line of lines) sorted[next[number[line]! - least]!++] = line;
    return sorted.subarray(0, lines.length);
  }

  /** How many bytes are at hand, up to a multiple of four. */
  #filled(): number {
    return this.#lines === 0 ? 0 : fourfold(this.#memory.words[this.ends / 4 + this.#lines - 1]! - this.#bytes);
  }

  /** Notes a line. @returns where it ends. */
  #add(bytes: Buffer, words: Uint32Array, start: number, end: number): number {
    const line = this.#lines++;
    let value = 0;
    let at = start + NUMBER;
    for (; bytes[at] !== TAB; at++) value = value * 10 + bytes[at]! - 0x30;
    words[this.starts / 4 + line] = start;
    words[this.ends / 4 + line] = end;
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

  /** Makes room for bytes and lines; those at hand stay. It grows by halves, so that it does so seldom. */
  #makeRoom(bytes: number, lines: number): void {
    if (bytes > this.#room) {
      const [before, filled] = [this.#bytes, this.#filled()];
      this.#room = Math.ceil(bytes * 1.5);
      this.#bytes = this.#memory.allocate(this.#room);
      this.#memory.bytes.copyWithin(this.#bytes, before, before + filled);
      for (const places of [this.starts / 4, this.ends / 4]) {
        for (let line = 0; line < this.#lines; line++) this.#memory.words[places + line]! += this.#bytes - before;
      }
    }
    if (lines <= this.number.length) return;
    const room = Math.ceil(lines * 1.5);
    const moved = (before: number): number => {
      const place = this.#memory.allocate(4 * room);
      this.#memory.words.copyWithin(place / 4, before / 4, before / 4 + this.#lines);
      return place;
    };
    [this.starts, this.ends, this.order] = [moved(this.starts), moved(this.ends), moved(this.order)];
    const grown = <T extends Uint8Array | Uint32Array | Float64Array>(larger: T, old: T): T => {
      larger.set(old);
      return larger;
    };
    this.idBytes = grown(new Uint8Array(room), this.idBytes);
    this.number = grown(new Float64Array(room), this.number);
    this.#place = grown(new Uint8Array(room), this.#place);
    this.#byNode = grown(new Uint32Array(room), this.#byNode);
  }
}
