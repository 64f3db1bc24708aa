import { closeSync, openSync, writeSync } from 'node:fs';
import { fileFault } from '../../../src/store/file-fault.ts';
import { allocateLines, copyLine, type LineBytes } from './text-lines.ts';

const NODE_BITS = 7;
/** Nodes of a bucket. */
export const NODES_PER_BUCKET = 1 << NODE_BITS;
const BUCKET_BYTES = 32_768;
/** Bytes of a number before each line of a piece, little-endian: the line's length, and above {@link LENGTH_BITS} the place of its node in the bucket. */
export const HEADER_BYTES = 4;
/** Bits of a header that hold the line's length. */
export const LENGTH_BITS = 16;
/** Fewer bytes of one synset are gathered with others: reading them in place would cost more. */
const SHORTEST_RUN = 4096;
const LF = 0x0a;

/** Lines of one synset that follow each other in a file, which may be an input file. */
export interface StoredRun {
  readonly node: number;
  readonly file: string;
  readonly start: number;
  readonly bytes: number;
  readonly lines: number;
  /** Bytes of their image ids. */
  readonly idBytes: number;
  /** Numbers of the first and of the last image. */
  readonly first: number;
  readonly last: number;
  /** Whether the numbers rise from each line to the next. */
  readonly rises: boolean;
}

/** Lines of a bucket in a temporary file, each with its header. */
export interface StoredPiece {
  readonly bucket: number;
  readonly file: string;
  readonly start: number;
  readonly bytes: number;
  readonly lines: number;
}

/** Temporary store of the lines of a list until they are sorted. */
export interface StoredLines {
  readonly runs: readonly StoredRun[];
  readonly pieces: readonly StoredPiece[];
}

/**
 * Stores the lines of a list until they are put into order.
 *
 * A long run of lines of one synset is only noted if an input file holds it byte for byte. All else goes to a temporary
 * file: long runs as they are, other lines gathered in buckets of nodes that are neighbours in preorder. So a list that
 * comes synset by synset is read twice and written once, one in random order is read and written twice, always in large
 * pieces, and memory holds no lines but those of the buckets.
 */
export class LineStore {
  readonly #file: string;
  readonly #handle: number;
  #end = 0;
  readonly #runs: StoredRun[] = [];
  readonly #pieces: StoredPiece[] = [];
  readonly #buckets: LineBytes;
  /** Numbers by bucket. */
  readonly #filled: Uint32Array;
  readonly #lineCount: Uint32Array;
  /** The open run: lines of one synset in the bytes that were begun last; its node is -1 where there is none. */
  #node = -1;
  #start = 0;
  #lastEnd = 0;
  #lines = 0;
  #idBytes = 0;
  #first = 0;
  #last = 0;
  #rises = true;
  #bytes: LineBytes | undefined;
  /** The input file that holds these bytes from a position on. */
  #source: string | undefined;
  #position = 0;

  /** @param file temporary file to make. @param nodes number of all nodes. */
  constructor(file: string, nodes: number) {
    this.#file = file;
    this.#handle = openSync(file, 'wx');
    const buckets = Math.ceil(nodes / NODES_PER_BUCKET);
    this.#buckets = allocateLines(buckets * BUCKET_BYTES);
    this.#filled = new Uint32Array(buckets);
    this.#lineCount = new Uint32Array(buckets);
  }

  /** Begins with other bytes, after {@link endRun}. @param source input file that holds them from `position` on, if one does. */
  begin(bytes: LineBytes, source: string | undefined, position: number): void {
    this.#bytes = bytes;
    this.#source = source;
    this.#position = position;
  }

  /** Adds the line `[start, end)` of the bytes, which follows the line added last or ends the run. @param idEnd end of its image id. */
  add(node: number, start: number, end: number, idEnd: number, number: number): void {
    if (node === this.#node) {
      if (number <= this.#last) this.#rises = false;
      this.#lines++;
      this.#idBytes += idEnd - start;
    } else {
      this.endRun();
      this.#node = node;
      this.#start = start;
      this.#lines = 1;
      this.#idBytes = idEnd - start;
      this.#first = number;
      this.#rises = true;
    }
    this.#last = number;
    this.#lastEnd = end;
  }

  /** Ends the run: the next line does not follow in the bytes, or these change. */
  endRun(): void {
    if (this.#node === -1) return;
    const [node, start, end] = [this.#node, this.#start, this.#lastEnd];
    this.#node = -1;
    const { bytes, view } = this.#bytes!;
    if (end - start >= SHORTEST_RUN) this.#addRun(node, start, end);
    else if (this.#lines === 1) this.#gather(node, view, start, end);
    else
      for (let at = start; at < end;) {
        const next = bytes.indexOf(LF, at) + 1;
        this.#gather(node, view, at, next);
        at = next;
      }
  }

  /** Adds a line that no input file holds as it is: `[start, end)` of any bytes. */
  addAlone(bytes: LineBytes, node: number, start: number, end: number, idEnd: number, number: number): void {
    this.endRun();
    const [before, source, position] = [this.#bytes!, this.#source, this.#position];
    this.begin(bytes, undefined, 0);
    this.add(node, start, end, idEnd, number);
    this.endRun();
    this.begin(before, source, position);
  }

  /** Writes what the buckets hold. @returns where all lines are. */
  finish(): StoredLines {
    this.#filled.forEach((filled, bucket) => {
      if (filled > 0) this.#flush(bucket);
    });
    return { runs: this.#runs, pieces: this.#pieces };
  }

  /** Closes the temporary file. */
  close(): void {
    closeSync(this.#handle);
  }

  #addRun(node: number, start: number, end: number): void {
    const inSource = this.#source !== undefined;
    this.#runs.push({
      node,
      file: this.#source ?? this.#file,
      start: inSource ? this.#position + start : this.#end,
      bytes: end - start,
      lines: this.#lines,
      idBytes: this.#idBytes,
      first: this.#first,
      last: this.#last,
      rises: this.#rises,
    });
    if (!inSource) this.#write(this.#bytes!.bytes, start, end - start);
  }

  #gather(node: number, from: DataView, start: number, end: number): void {
    const bucket = node >>> NODE_BITS;
    const size = HEADER_BYTES + end - start;
    let filled = this.#filled[bucket]!;
    if (filled + size > BUCKET_BYTES - HEADER_BYTES) {
      this.#flush(bucket);
      filled = 0;
    }
    const { view } = this.#buckets;
    const at = bucket * BUCKET_BYTES + filled;
    view.setUint32(at, ((node % NODES_PER_BUCKET) << LENGTH_BITS) | (end - start), true);
    copyLine(from, start, end, view, at + HEADER_BYTES);
    this.#filled[bucket] = filled + size;
    this.#lineCount[bucket]!++;
  }

  #flush(bucket: number): void {
    const bytes = this.#filled[bucket]!;
    this.#pieces.push({ bucket, file: this.#file, start: this.#end, bytes, lines: this.#lineCount[bucket]! });
    this.#write(this.#buckets.bytes, bucket * BUCKET_BYTES, bytes);
    this.#filled[bucket] = this.#lineCount[bucket] = 0;
  }

  #write(bytes: Buffer, from: number, length: number): void {
    writeWhole(this.#handle, this.#file, bytes.subarray(from, from + length), this.#end);
    this.#end += length;
  }
}

/** Writes bytes to a position of a file. @throws StoreError if there is no room for all of them. */
export function writeWhole(handle: number, file: string, bytes: Uint8Array, at: number): void {
  try {
    // A disk that is nearly full takes a part first.
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done, bytes.length - done, at + done);
  } catch (error) {
    throw fileFault(file, 'written', error);
  }
}
