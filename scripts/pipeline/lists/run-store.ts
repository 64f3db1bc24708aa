import { closeSync, openSync, writeSync } from 'node:fs';

/** Nodes of the preorder whose scattered lines are gathered together. */
export const NODES_PER_BUCKET = 128;
/** A run of lines of one synset that is shorter is gathered with others: to read it where it stands would cost more. */
const SHORTEST_RUN = 4096;
const BUCKET_BYTES = 16_384;
/** The number of the spill among the files that runs stand in. */
export const SPILL = -1;

/** Where lines stand that a part of the input gave, in four columns of one entry a piece. */
export interface Pieces {
  /** The node whose lines they all are; of scattered lines the bucket. */
  readonly of: Float64Array;
  /** The file they stand in, or {@link SPILL}. */
  readonly file: Float64Array;
  readonly start: Float64Array;
  readonly length: Float64Array;
}

/** What a {@link RunStore} gathered. */
export interface StoredRuns {
  readonly spill: string;
  /** Runs of one synset. */
  readonly runs: Pieces;
  /** Scattered lines of {@link NODES_PER_BUCKET} nodes each. */
  readonly scattered: Pieces;
}

/**
 * Keeps the lines of a list until they are put into order.
 *
 * A long run of lines of one synset is only noted if it stands in an input file just as it is wanted. Everything else
 * goes to a file aside: long runs as they are, short ones gathered in buckets of nodes that stand near each other. So
 * a list that comes synset by synset is read twice and written once, and one in random order is read and written
 * twice, always in large pieces; and memory holds no lines but those in the buckets.
 */
export class RunStore {
  readonly #spill: string;
  readonly #handle: number;
  #end = 0;
  readonly #runs: number[][] = [[], [], [], []];
  readonly #scattered: number[][] = [[], [], [], []];
  readonly #buckets: (Buffer | undefined)[];
  readonly #filled: Uint32Array;

  /** @param spill a file to make. @param nodes how many there are. */
  constructor(spill: string, nodes: number) {
    this.#spill = spill;
    this.#handle = openSync(spill, 'wx+');
    const buckets = Math.ceil(nodes / NODES_PER_BUCKET);
    this.#buckets = new Array<undefined>(buckets).fill(undefined);
    this.#filled = new Uint32Array(buckets);
  }

  /**
   * Keeps whole lines of one synset.
   *
   * @param file number of the input file they stand in just so, from byte `at`; {@link SPILL} if in none.
   */
  keep(node: number, bytes: Buffer, from: number, to: number, file: number, at: number): void {
    const length = to - from;
    if (length < SHORTEST_RUN) this.#gather(Math.floor(node / NODES_PER_BUCKET), bytes, from, to);
    else if (file !== SPILL) note(this.#runs, node, file, at, length);
    else {
      note(this.#runs, node, SPILL, this.#end, length);
      this.#append(bytes, from, to);
    }
  }

  /** Writes what is left in the buckets, and tells where everything is. */
  finish(): StoredRuns {
    for (let bucket = 0; bucket < this.#buckets.length; bucket++) this.#flush(bucket);
    closeSync(this.#handle);
    return { spill: this.#spill, runs: columns(this.#runs), scattered: columns(this.#scattered) };
  }

  #gather(bucket: number, bytes: Buffer, from: number, to: number): void {
    if (this.#filled[bucket]! + to - from > BUCKET_BYTES) this.#flush(bucket);
    const buffer = (this.#buckets[bucket] ??= Buffer.allocUnsafeSlow(BUCKET_BYTES));
    let at = this.#filled[bucket]!;
    // Most lines are short: a loop is faster than a call.
    for (let i = from; i < to; i++) buffer[at++] = bytes[i]!;
    this.#filled[bucket] = at;
  }

  #flush(bucket: number): void {
    const length = this.#filled[bucket]!;
    if (length === 0) return;
    note(this.#scattered, bucket, SPILL, this.#end, length);
    this.#append(this.#buckets[bucket]!, 0, length);
    this.#filled[bucket] = 0;
  }

  #append(bytes: Buffer, from: number, to: number): void {
    for (let at = from; at < to;) {
      const written = writeSync(this.#handle, bytes, at, to - at, this.#end);
      at += written;
      this.#end += written;
    }
  }
}

function note(columns: number[][], ...values: readonly [number, number, number, number]): void {
  values.forEach((value, i) => columns[i]!.push(value));
}

function columns([of = [], file = [], start = [], length = []]: number[][]): Pieces {
  return { of: Float64Array.from(of), file: Float64Array.from(file), start: Float64Array.from(start), length: Float64Array.from(length) };
}
