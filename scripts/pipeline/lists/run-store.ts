import { closeSync, openSync, writeSync } from 'node:fs';
import { BUCKET_BYTES, ENTRY_BYTES, LENGTH_BITS, NODE_BITS, NODES_PER_BUCKET, SHORTEST_RUN } from './bucket-layout.ts';
import { gatherLines, SLACK } from './line-kernel.ts';
import { type LineMemory } from './line-memory.ts';

/** The number of the spill among the files that runs stand in. */
export const SPILL = -1;
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
  /** Path of that. */
  readonly spill: string;
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
 * A piece is the lines of a bucket, filled up to a multiple of four bytes, and after them its entries.
 */
export class RunStore {
  readonly #spill: string;
  readonly #handle: number;
  #end = 0;
  readonly #runs: StoredRun[] = [];
  readonly #pieces: StoredPiece[] = [];
  readonly #memory: LineMemory;
  /** Where the buckets stand in memory, one after the other. */
  readonly #buckets: number;
  readonly #bucketCount: number;
  /** Where there stands for each bucket how many of its bytes are filled, and with how many lines. */
  readonly #filled: number;
  readonly #lines: number;

  /** @param spill a file to make. @param nodes how many there are. @param memory that lines stand in, and buckets are made in. */
  constructor(spill: string, nodes: number, memory: LineMemory) {
    this.#spill = spill;
    this.#handle = openSync(spill, 'wx+');
    const buckets = (this.#bucketCount = Math.ceil(nodes / NODES_PER_BUCKET));
    this.#memory = memory;
    this.#buckets = memory.allocate(buckets * BUCKET_BYTES);
    this.#filled = memory.allocate(4 * buckets);
    this.#lines = memory.allocate(4 * buckets);
    for (const counts of [this.#filled, this.#lines]) memory.words.fill(0, counts / 4, counts / 4 + buckets);
  }

  /**
   * Keeps a run: the bytes `[from, to)` of the memory.
   *
   * @param file number of the input file they stand in just so, from byte `at`; {@link SPILL} if in none.
   */
  keep(run: Run, from: number, to: number, file: number, at: number): void {
    if (to - from < SHORTEST_RUN) {
      if (run.lines === 1) this.#gather(run.node, from, to);
      else this.#gatherAll(run.node, from, to);
    } else if (file !== SPILL) this.#runs.push({ ...run, file, start: at, bytes: to - from });
    else {
      this.#runs.push({ ...run, file: SPILL, start: this.#end, bytes: to - from });
      this.#append(from, to - from);
    }
  }

  /**
   * Keeps lines that stand alone among those of other synsets, as long as there is room in their buckets.
   *
   * @param records of {@link scanLines}, up to `end`, with entries of the table in place of offsets. @param start where the first line begins.
   * @returns the first record of a line that was not kept.
   */
  gather(records: number, end: number, start: number): number {
    const places = { buckets: this.#buckets, filled: this.#filled, lines: this.#lines };
    return gatherLines(this.#memory, records, end, start, places);
  }

  /** Writes what is left in the buckets, and tells where everything is. */
  finish(): StoredLines {
    for (let bucket = 0; bucket < this.#bucketCount; bucket++) this.#flush(bucket);
    return { spill: this.#spill, runs: this.#runs, pieces: this.#pieces };
  }

  /** Ends writing. */
  close(): void {
    closeSync(this.#handle);
  }

  #gatherAll(node: number, from: number, to: number): void {
    for (let at = from; at < to;) {
      const next = this.#memory.bytes.indexOf(LF, at) + 1;
      this.#gather(node, at, next);
      at = next;
    }
  }

  #gather(node: number, from: number, to: number): void {
    const { words, bytes } = this.#memory;
    const bucket = node >>> NODE_BITS;
    const [filledAt, linesAt] = [this.#filled / 4 + bucket, this.#lines / 4 + bucket];
    const length = to - from;
    if (words[filledAt]! + length + SLACK + ENTRY_BYTES * (words[linesAt]! + 1) > BUCKET_BYTES) this.#flush(bucket);
    const filled = words[filledAt]!;
    const begin = this.#buckets + bucket * BUCKET_BYTES;
    bytes.copyWithin(begin + filled, from, to);
    words[filledAt] = filled + length;
    const line = ++words[linesAt]!;
    words[(begin + BUCKET_BYTES) / ENTRY_BYTES - line] = ((node % NODES_PER_BUCKET) << LENGTH_BITS) | length;
  }

  #flush(bucket: number): void {
    const { words } = this.#memory;
    const bytes = words[this.#filled / 4 + bucket]!;
    const lines = words[this.#lines / 4 + bucket]!;
    if (lines === 0) return;
    this.#pieces.push({ spill: this.#spill, bucket, start: this.#end, lines, bytes });
    const begin = this.#buckets + bucket * BUCKET_BYTES;
    const end = (begin + BUCKET_BYTES) / ENTRY_BYTES;
    words.copyWithin((begin + fourfold(bytes)) / ENTRY_BYTES, end - lines, end);
    this.#append(begin, fourfold(bytes) + ENTRY_BYTES * lines);
    words[this.#filled / 4 + bucket] = words[this.#lines / 4 + bucket] = 0;
  }

  #append(from: number, length: number): void {
    const written = writeSync(this.#handle, this.#memory.bytes, from, length, this.#end);
    if (written !== length)
      throw new Error(
        `${this.#spill}: expected to write ${String(length)} bytes, came room for ${String(written)}; make room on the disk`,
      );
    this.#end += length;
  }
}

/** A run without lines. */
export function noRun(): Run {
  return { node: -1, lines: 0, idBytes: 0, first: 0, last: 0, rises: true };
}

/** Where the entries of a piece begin, after its lines. */
export function fourfold(bytes: number): number {
  return Math.ceil(bytes / ENTRY_BYTES) * ENTRY_BYTES;
}

/** The bytes of a piece in the spill. */
export function storedBytes({ bytes, lines }: StoredPiece): number {
  return fourfold(bytes) + ENTRY_BYTES * lines;
}
