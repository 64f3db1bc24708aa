import { closeSync, openSync, readSync } from 'node:fs';
import { NODE_BITS, NODES_PER_BUCKET } from './bucket-layout.ts';
import { GatheredLines } from './gathered-lines.ts';
import { type LeftOutLines } from './left-out.ts';
import { type LineMemory } from './line-memory.ts';
import { SPILL, storedBytes, type StoredLines, type StoredPiece, type StoredRun } from './run-store.ts';
import { type StretchWriter } from './stretch-writer.ts';

const TAB = 0x09;
const MOST_OPEN = 64;

/** Lines of a list where reading left them. */
export interface ReadLines {
  readonly stored: readonly StoredLines[];
  /** Paths of the files that runs stand in, by their numbers. */
  readonly files: readonly string[];
  /** How many there are in the taxonomy. */
  readonly nodes: number;
  /** Whether lines have fields after the address. */
  readonly isWide: boolean;
}

/**
 * Puts lines into the order of a list: synset by synset in preorder, those of a synset by the image's number.
 *
 * Lines that came in that order are copied as they are. An image that comes twice is listed once: twice with the same
 * line it is a duplicate; of different lines the one stays whose bytes come first, so that the order in which lines
 * came decides nothing.
 *
 * @param from the first bucket of nodes. @param to the one after the last. @param memory that `list` works in too.
 */
export function mergeLines(
  read: ReadLines,
  from: number,
  to: number,
  list: StretchWriter,
  leftOut: LeftOutLines,
  memory: LineMemory,
): void {
  const files = new OpenFiles();
  try {
    new LineMerger(read, from, to, files, list, leftOut, memory).merge(from, to);
  } finally {
    files.close();
  }
}

type Placed<T> = T & { readonly path: string };

class LineMerger {
  readonly #read: ReadLines;
  readonly #files: OpenFiles;
  readonly #list: StretchWriter;
  readonly #leftOut: LeftOutLines;
  /** By node. */
  readonly #runs: ReadonlyMap<number, Placed<StoredRun>[]>;
  /** By bucket. */
  readonly #pieces: ReadonlyMap<number, StoredPiece[]>;
  readonly #memory: LineMemory;

  constructor(
    read: ReadLines,
    from: number,
    to: number,
    files: OpenFiles,
    list: StretchWriter,
    leftOut: LeftOutLines,
    memory: LineMemory,
  ) {
    this.#read = read;
    this.#files = files;
    this.#list = list;
    this.#leftOut = leftOut;
    this.#memory = memory;
    const { stored } = read;
    const isWithin = (bucket: number): boolean => bucket >= from && bucket < to;
    this.#runs = Map.groupBy(
      stored.flatMap(({ runs, spill }) =>
        runs
          .filter(({ node }) => isWithin(node >>> NODE_BITS))
          .map((run) => ({ ...run, path: run.file === SPILL ? spill : read.files[run.file]! })),
      ),
      ({ node }) => node,
    );
    this.#pieces = Map.groupBy(
      stored.flatMap(({ pieces }) => pieces.filter(({ bucket }) => isWithin(bucket))),
      ({ bucket }) => bucket,
    );
  }

  merge(from: number, to: number): void {
    const [bytes, count] = this.#largest(from, to);
    const lines = new GatheredLines(this.#memory, bytes, count);
    for (let bucket = from; bucket < to; bucket++) {
      const pieces = this.#pieces.get(bucket) ?? [];
      lines.load(pieces, (piece, into, at, length) => {
        this.#files.read(pieces[piece]!.spill, into, at, length, pieces[piece]!.start);
      });
      const first = bucket * NODES_PER_BUCKET;
      for (let node = first; node < Math.min(first + NODES_PER_BUCKET, this.#read.nodes); node++) {
        const runs = this.#runs.get(node) ?? [];
        const gathered = lines.of(node - first);
        if (gathered.length === 0 && !this.#read.isWide && areInOrder(runs)) this.#copyRuns(node, runs);
        else this.#sortLines(node, runs, lines, gathered);
      }
    }
  }

  /** The most bytes and lines that the pieces of a bucket have. */
  #largest(from: number, to: number): [bytes: number, lines: number] {
    let [bytes, lines] = [0, 0];
    for (let bucket = from; bucket < to; bucket++) {
      const pieces = this.#pieces.get(bucket) ?? [];
      bytes = Math.max(
        bytes,
        pieces.reduce((sum, piece) => sum + storedBytes(piece), 0),
      );
      lines = Math.max(
        lines,
        pieces.reduce((sum, piece) => sum + piece.lines, 0),
      );
    }
    return [bytes, lines];
  }

  #copyRuns(node: number, runs: readonly Placed<StoredRun>[]): void {
    let [images, idBytes, bytes] = [0, 0, 0];
    for (const run of runs) {
      this.#list.copy(run.bytes, (into, at, from, length) => {
        this.#files.read(run.path, into, at, length, run.start + from);
      });
      images += run.lines;
      idBytes += run.idBytes;
      bytes += run.bytes;
    }
    // A line is image id, tab, address and line feed.
    if (images > 0) this.#list.endNode(node, { images, idBytes, urlBytes: bytes - idBytes - 2 * images });
  }

  #sortLines(node: number, runs: readonly Placed<StoredRun>[], lines: GatheredLines, gathered: Uint32Array): void {
    const before = lines.lines;
    const all =
      runs.length === 0
        ? gathered
        : Uint32Array.from([
            ...gathered,
            ...runs.flatMap((run) => [
              ...lines.loadRun(run.bytes, run.lines, (into, at) => {
                this.#files.read(run.path, into, at, run.bytes, run.start);
              }),
            ]),
          ]);
    const sorted = lines.sorted(all);
    const { number, idBytes: idBytesOf, order, starts, ends } = lines;
    const { words } = this.#memory;
    let [images, idBytes, bytes, otherBytes] = [0, 0, 0, 0];
    for (let i = 0; i < sorted.length;) {
      let line = sorted[i]!;
      let next = i + 1;
      while (next < sorted.length && number[sorted[next]!] === number[line]) next++;
      if (next > i + 1) line = this.#firstOf(sorted.slice(i, next), lines);
      words[order / 4 + images++] = line;
      idBytes += idBytesOf[line]!;
      bytes += words[ends / 4 + line]! - words[starts / 4 + line]!;
      if (this.#read.isWide) otherBytes += this.#otherBytes(lines, line);
      i = next;
    }
    this.#list.lines(order, images, starts, ends);
    this.#list.endNode(node, { images, idBytes, urlBytes: bytes - idBytes - otherBytes - 2 * images });
    lines.forget(before);
  }

  /** The bytes of the fields after the address, with the tab before each. */
  #otherBytes(lines: GatheredLines, line: number): number {
    const [bytes, start, end] = lines.line(line);
    return end - 1 - bytes.indexOf(TAB, start + lines.idBytes[line]! + 1);
  }

  /** Of lines of the same image the one whose bytes come first; the others are left out. */
  #firstOf(same: Uint32Array, lines: GatheredLines): number {
    const compare = (a: number, b: number): number => {
      const [bytes, startA, endA] = lines.line(a);
      const [, startB, endB] = lines.line(b);
      return bytes.compare(bytes, startB, endB, startA, endA);
    };
    same.sort(compare);
    for (let i = 1; i < same.length; i++) {
      const line = same[i]!;
      this.#leftOut.add(compare(same[i - 1]!, line) === 0 ? 'duplicate' : 'conflict', () => {
        const [bytes, start, end] = lines.line(line);
        return { file: '', text: bytes.toString('utf8', start, end - 1) };
      });
    }
    return same[0]!;
  }
}

/** Whether the images of runs follow each other by their numbers. */
function areInOrder(runs: readonly StoredRun[]): boolean {
  return runs.every(({ rises, first }, i) => rises && (i === 0 || runs[i - 1]!.last < first));
}

/** The bytes of lines that each bucket has, those that are listed twice with them. */
export function bucketBytes({ stored, nodes }: Pick<ReadLines, 'stored' | 'nodes'>): Float64Array {
  const bytes = new Float64Array(Math.ceil(nodes / NODES_PER_BUCKET));
  for (const { runs, pieces } of stored) {
    for (const run of runs) bytes[Math.floor(run.node / NODES_PER_BUCKET)]! += run.bytes;
    for (const piece of pieces) bytes[piece.bucket]! += piece.bytes;
  }
  return bytes;
}

/** Files that stay open while pieces of them are read: a few, however many there are. */
class OpenFiles {
  readonly #handles = new Map<string, number>();

  read(file: string, into: Buffer, at: number, length: number, start: number): void {
    let handle = this.#handles.get(file);
    if (handle === undefined) {
      if (this.#handles.size === MOST_OPEN) this.close();
      this.#handles.set(file, (handle = openSync(file, 'r')));
    }
    for (let done = 0; done < length;) {
      const bytes = readSync(handle, into, at + done, length - done, start + done);
      if (bytes === 0)
        throw new Error(
          `${file}: expected ${String(length)} bytes at ${String(start)}, came its end; it was changed while it was read`,
        );
      done += bytes;
    }
  }

  close(): void {
    for (const handle of this.#handles.values()) closeSync(handle);
    this.#handles.clear();
  }
}
