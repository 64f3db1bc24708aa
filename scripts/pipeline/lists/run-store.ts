import { closeSync, openSync, writevSync } from 'node:fs';
import { copyBytes } from '../../../src/format/copy-bytes.ts';

/** Nodes of the preorder whose scattered lines are gathered together. */
export const NODES_PER_BUCKET = 128;
/** The number of the spill among the files that runs stand in. */
export const SPILL = -1;
/** In an entry of a bucket the length of the line is below the node's place. */
export const LENGTH_BITS = 16;
/** A run of lines of one synset that is shorter is gathered with others: to read it where it stands would cost more. */
const SHORTEST_RUN = 4096;
const BUCKET_BYTES = 32_768;
const ENTRY_BYTES = 4;
const LF = 0x0a;

/** Whole lines of one synset that follow each other. */
export interface Run {
  /** Whose they are, -1 for none. */
  node: number;
  lines: number;
  /** Bytes of their image ids. */
  idBytes: number;
  /** Numbers of the first and of the last image. */
  first: number;
  last: number;
  /** Whether the numbers rise from each line to the next. */
  rises: boolean;
}

/** A run that stands in a file. */
export interface StoredRun extends Run {
  /** Number of an input file, or {@link SPILL}. */
  readonly file: number;
  readonly start: number;
  readonly bytes: number;
}

/** Scattered lines of {@link NODES_PER_BUCKET} nodes that stand in the spill. */
export interface StoredPiece {
  readonly bucket: number;
  readonly start: number;
  readonly lines: number;
  /** Bytes of the lines. */
  readonly bytes: number;
}

/** What a {@link RunStore} keeps. */
export interface StoredLines {
  /** Path of the file aside. */
  readonly spill: string;
  readonly runs: readonly StoredRun[];
  readonly pieces: readonly StoredPiece[];
}

/**
 * Keeps the lines of a list until they are put into order.
 *
 * A long run of lines of one synset is only noted if it stands in an input file just as it is wanted. Everything else
 * goes to a file aside: long runs as they are, short ones gathered in buckets of nodes that stand near each other. So
 * a list that comes synset by synset is read twice and written once, and one in random order is read and written
 * twice, always in large pieces; and memory holds no lines but those in the buckets.
 *
 * A piece is the lines of a bucket, filled up to a multiple of four bytes, and after them an entry for each, the last
 * line's first: its length, and above that the place of its node in the bucket. So nobody need look for them again.
 */
export class RunStore {
  readonly #spill: string;
  readonly #handle: number;
  #end = 0;
  readonly #runs: StoredRun[] = [];
  readonly #pieces: StoredPiece[] = [];
  /** All buckets one after the other; what is not used of it takes no memory. */
  readonly #buckets: Uint8Array;
  readonly #view: DataView;
  readonly #entries: Uint32Array;
  readonly #filled: Uint32Array;
  readonly #lines: Uint32Array;

  /** @param spill a file to make. @param nodes how many there are. */
  constructor(spill: string, nodes: number) {
    this.#spill = spill;
    this.#handle = openSync(spill, 'wx+');
    const buckets = Math.ceil(nodes / NODES_PER_BUCKET);
    const buffer = new ArrayBuffer(buckets * BUCKET_BYTES);
    this.#buckets = new Uint8Array(buffer);
    this.#view = new DataView(buffer);
    this.#entries = new Uint32Array(buffer);
    this.#filled = new Uint32Array(buckets);
    this.#lines = new Uint32Array(buckets);
  }

  /**
   * Keeps a run: the bytes `[from, to)`, of which `view` is another view.
   *
   * @param file number of the input file they stand in just so, from byte `at`; {@link SPILL} if in none.
   */
  keep(run: Run, bytes: Buffer, view: DataView, from: number, to: number, file: number, at: number): void {
    if (to - from < SHORTEST_RUN) {
      if (run.lines === 1) this.#gather(run.node, view, from, to);
      else this.#gatherAll(run.node, bytes, view, from, to);
    } else if (file !== SPILL) this.#runs.push({ ...run, file, start: at, bytes: to - from });
    else {
      this.#runs.push({ ...run, file: SPILL, start: this.#end, bytes: to - from });
      this.#append([bytes.subarray(from, to)]);
    }
  }

  /** Writes what is left in the buckets, and tells where everything is. */
  finish(): StoredLines {
    for (let bucket = 0; bucket < this.#filled.length; bucket++) this.#flush(bucket);
    closeSync(this.#handle);
    return { spill: this.#spill, runs: this.#runs, pieces: this.#pieces };
  }

  #gatherAll(node: number, bytes: Buffer, view: DataView, from: number, to: number): void {
    for (let at = from; at < to;) {
      const next = bytes.indexOf(LF, at) + 1;
      this.#gather(node, view, at, next);
      at = next;
    }
  }

  #gather(node: number, view: DataView, from: number, to: number): void {
    const bucket = Math.floor(node / NODES_PER_BUCKET);
    const length = to - from;
    if (this.#filled[bucket]! + length + 3 + ENTRY_BYTES * (this.#lines[bucket]! + 1) > BUCKET_BYTES) this.#flush(bucket);
    const filled = this.#filled[bucket]!;
    copyBytes(view, from, to, this.#view, bucket * BUCKET_BYTES + filled);
    this.#filled[bucket] = filled + length;
    const line = ++this.#lines[bucket]!;
    this.#entries[((bucket + 1) * BUCKET_BYTES) / ENTRY_BYTES - line] = ((node % NODES_PER_BUCKET) << LENGTH_BITS) | length;
  }

  #flush(bucket: number): void {
    const [bytes, lines] = [this.#filled[bucket]!, this.#lines[bucket]!];
    if (lines === 0) return;
    this.#pieces.push({ bucket, start: this.#end, lines, bytes });
    const begin = bucket * BUCKET_BYTES;
    const end = begin + BUCKET_BYTES;
    this.#append([this.#buckets.subarray(begin, begin + fourfold(bytes)), this.#buckets.subarray(end - ENTRY_BYTES * lines, end)]);
    this.#filled[bucket] = this.#lines[bucket] = 0;
  }

  #append(parts: readonly Uint8Array[]): void {
    const length = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const written = writevSync(this.#handle, parts, this.#end);
    if (written !== length) throw new Error(`${this.#spill}: expected to write ${String(length)} bytes, came room for ${String(written)}; make room on the disk`);
    this.#end += length;
  }
}

/** Where the entries of a piece begin, after its lines. */
export function fourfold(bytes: number): number {
  return Math.ceil(bytes / ENTRY_BYTES) * ENTRY_BYTES;
}

/** The bytes of a piece in the spill. */
export function storedBytes({ bytes, lines }: StoredPiece): number {
  return fourfold(bytes) + ENTRY_BYTES * lines;
}
