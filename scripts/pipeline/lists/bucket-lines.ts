import { closeSync, openSync, readSync } from 'node:fs';
import { addLeftOut, type LeftOutLines } from './line-account.ts';
import { HEADER_BYTES, LENGTH_BITS, NODES_PER_BUCKET, type StoredLines, type StoredRun } from './line-store.ts';
import type { ListWriter } from './list-writer.ts';
import { allocateLines, type LineBytes } from './text-lines.ts';

const TAB = 0x09;
const LF = 0x0a;
/** Position of the number in an image id: after `n`, eight digits and an underscore. */
const NUMBER_START = 10;
/** Bits of a digit in sorting. */
const RADIX_BITS = 11;
/** Maximum number of open files. */
const MOST_OPEN = 64;

/** Properties of the lines of a list. */
export interface ListShape {
  /** Whether lines have fields after the address. */
  readonly isWide: boolean;
  /** Whether numbers were given to images: then an address is listed once under a synset. */
  readonly isNumbered: boolean;
}

/** Stored lines of a bucket: its pieces, and how much its runs are. */
export interface BucketContent {
  readonly pieces: StoredLines['pieces'][number][];
  runBytes: number;
  runLines: number;
}

/** Lines of a bucket in memory. */
export class BucketLines {
  readonly #files: OpenFiles;
  readonly #bytes: LineBytes;
  #filled = 0;
  #lines = 0;
  /** By line: its bytes, the length of its image id, the number in that, and the place of its node in the bucket. */
  readonly #start: Uint32Array;
  readonly #end: Uint32Array;
  readonly #idBytes: Uint8Array;
  readonly #number: Float64Array;
  readonly #place: Uint8Array;
  /** By line: place and number in one. */
  readonly #key: Uint32Array;
  /** Lines in their order, and room for the next order. */
  #order: Uint32Array;
  #spare: Uint32Array;
  /** Lines by place, and where they begin in the order. */
  readonly count = new Uint32Array(NODES_PER_BUCKET);
  readonly #first = new Uint32Array(NODES_PER_BUCKET + 1);
  #mostNumber = 0;

  /** @param contents of all buckets that are loaded one after the other: there is room for the largest. */
  constructor(contents: readonly BucketContent[], files: OpenFiles) {
    const most = (size: (content: BucketContent) => number): number =>
      contents.reduce((largest, content) => Math.max(largest, size(content)), 0);
    const lines = most(({ pieces, runLines }) => pieces.reduce((sum, piece) => sum + piece.lines, runLines));
    this.#files = files;
    this.#bytes = allocateLines(
      most(({ pieces, runBytes }) => pieces.reduce((sum, piece) => sum + piece.bytes, runBytes)),
    );
    this.#start = new Uint32Array(lines);
    this.#end = new Uint32Array(lines);
    this.#key = new Uint32Array(lines);
    this.#order = new Uint32Array(lines);
    this.#spare = new Uint32Array(lines);
    this.#idBytes = new Uint8Array(lines);
    this.#number = new Float64Array(lines);
    this.#place = new Uint8Array(lines);
  }

  /** Replaces all lines by those of pieces. */
  load(pieces: BucketContent['pieces']): void {
    this.#filled = this.#lines = this.#mostNumber = 0;
    this.count.fill(0);
    const { view } = this.#bytes;
    for (const { file, start, bytes } of pieces) {
      const end = this.#read(file, start, bytes);
      for (let at = end - bytes; at < end;) {
        const header = view.getUint32(at, true);
        const lineEnd = at + HEADER_BYTES + (header & ((1 << LENGTH_BITS) - 1));
        this.#add(at + HEADER_BYTES, lineEnd, header >>> LENGTH_BITS);
        at = lineEnd;
      }
    }
  }

  /** Adds the lines of a run. */
  loadRun({ file, start, bytes }: StoredRun, place: number): void {
    const end = this.#read(file, start, bytes);
    for (let at = end - bytes; at < end;) {
      const next = this.#bytes.bytes.indexOf(LF, at) + 1;
      this.#add(at, next, place);
      at = next;
    }
  }

  /** Sorts the lines by node and number; those of the same number stay as they came. */
  sort(): void {
    const [place, number, lines] = [this.#place, this.#number, this.#lines];
    for (let next = 0; next < NODES_PER_BUCKET; next++) this.#first[next + 1] = this.#first[next]! + this.count[next]!;
    for (let line = 0; line < lines; line++) this.#order[line] = line;
    const numbers = this.#mostNumber + 1;
    if (numbers * NODES_PER_BUCKET > 2 ** 32) {
      this.#order.subarray(0, lines).sort((a, b) => place[a]! - place[b]! || number[a]! - number[b]! || a - b);
      return;
    }
    for (let line = 0; line < lines; line++) this.#key[line] = place[line]! * numbers + number[line]!;
    for (let shift = 0; 2 ** shift < numbers * NODES_PER_BUCKET; shift += RADIX_BITS) this.#sortByDigit(shift);
  }

  /** Writes the lines of a place. */
  write(
    place: number,
    node: number,
    { isWide, isNumbered }: ListShape,
    writer: ListWriter,
    leftOut: LeftOutLines,
  ): void {
    const addresses = isNumbered ? new Set<string>() : undefined;
    const { bytes, view } = this.#bytes;
    const end = this.#first[place + 1]!;
    let [images, idBytes, urlBytes] = [0, 0, 0];
    for (let i = this.#first[place]!; i < end;) {
      let line = this.#order[i]!;
      let next = i + 1;
      while (next < end && this.#number[this.#order[next]!] === this.#number[line]) next++;
      if (next > i + 1) line = this.#firstOf(this.#order.slice(i, next), leftOut);
      i = next;
      const [from, to] = [this.#start[line]!, this.#end[line]!];
      const url = from + this.#idBytes[line]! + 1;
      const urlEnd = isWide ? fieldEnd(bytes, url, to - 1) : to - 1;
      if (addresses !== undefined) {
        const address = bytes.toString('latin1', url, urlEnd);
        if (addresses.has(address)) {
          this.#leaveOut(line, 'duplicate', leftOut);
          continue;
        }
        addresses.add(address);
      }
      images++;
      idBytes += this.#idBytes[line]!;
      urlBytes += urlEnd - url;
      writer.addLine(view, from, to);
    }
    writer.endNode(node, { images, idBytes, urlBytes });
  }

  /** Sorts by some bits of the keys, stably, by counting. */
  #sortByDigit(shift: number): void {
    const [order, spare, key, lines] = [this.#order, this.#spare, this.#key, this.#lines];
    const mask = (1 << RADIX_BITS) - 1;
    const next = new Uint32Array(mask + 2);
    for (let i = 0; i < lines; i++) next[((key[i]! >>> shift) & mask) + 1]!++;
    for (let digit = 1; digit <= mask; digit++) next[digit]! += next[digit - 1]!;
    for (let i = 0; i < lines; i++) spare[next[(key[order[i]!]! >>> shift) & mask]!++] = order[i]!;
    [this.#order, this.#spare] = [spare, order];
  }

  /** Returns that line of the same image whose bytes come first, and leaves out the others. */
  #firstOf(same: Uint32Array, leftOut: LeftOutLines): number {
    const { bytes } = this.#bytes;
    const compare = (a: number, b: number): number =>
      bytes.compare(bytes, this.#start[b], this.#end[b], this.#start[a], this.#end[a]);
    same.sort(compare);
    same.forEach((line, i) => {
      if (i > 0) this.#leaveOut(line, compare(same[i - 1]!, line) === 0 ? 'duplicate' : 'conflict', leftOut);
    });
    return same[0]!;
  }

  #leaveOut(line: number, reason: 'duplicate' | 'conflict', leftOut: LeftOutLines): void {
    const { bytes } = this.#bytes;
    addLeftOut(leftOut, reason, () => ({
      file: '',
      text: bytes.toString('utf8', this.#start[line], this.#end[line]! - 1),
    }));
  }

  /** Reads bytes behind those read before. @returns where they end. */
  #read(file: string, start: number, length: number): number {
    this.#files.read(file, this.#bytes.bytes.subarray(this.#filled, this.#filled + length), start);
    return (this.#filled += length);
  }

  #add(start: number, end: number, place: number): void {
    const { bytes } = this.#bytes;
    const line = this.#lines++;
    let number = 0;
    let at = start + NUMBER_START;
    for (; bytes[at] !== TAB; at++) number = number * 10 + bytes[at]! - 0x30;
    this.#start[line] = start;
    this.#end[line] = end;
    this.#idBytes[line] = at - start;
    this.#number[line] = number;
    this.#place[line] = place;
    this.count[place]!++;
    if (number > this.#mostNumber) this.#mostNumber = number;
  }
}

/** Returns where a field ends: at a tab, or where the line does. */
function fieldEnd(bytes: Buffer, start: number, lineEnd: number): number {
  const tab = bytes.indexOf(TAB, start);
  return tab === -1 || tab > lineEnd ? lineEnd : tab;
}

/** Files that stay open while ranges of them are read: a few, however many there are. */
export class OpenFiles {
  readonly #handles = new Map<string, number>();

  /** Fills a buffer with the bytes of a file from `start` on. */
  read(file: string, into: Buffer, start: number): void {
    let handle = this.#handles.get(file);
    if (handle === undefined) {
      if (this.#handles.size === MOST_OPEN) this.close();
      this.#handles.set(file, (handle = openSync(file, 'r')));
    }
    for (let done = 0; done < into.length;) {
      const bytes = readSync(handle, into, done, into.length - done, start + done);
      if (bytes === 0)
        throw new Error(
          `${file}: expected ${String(into.length)} bytes at ${String(start)}, came its end; it was changed while it was read`,
        );
      done += bytes;
    }
  }

  close(): void {
    for (const handle of this.#handles.values()) closeSync(handle);
    this.#handles.clear();
  }
}
