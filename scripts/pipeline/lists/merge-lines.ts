import { closeSync, openSync, readSync } from 'node:fs';
import { GatheredLines } from './gathered-lines.ts';
import { type LeftOutLines } from './left-out.ts';
import { NODES_PER_BUCKET, SPILL, type StoredLines, type StoredPiece, type StoredRun } from './run-store.ts';
import { type NodeFigures, type StretchWriter } from './stretch-writer.ts';

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
 * @param from the first bucket of nodes. @param to the one after the last.
 */
export function mergeLines(read: ReadLines, from: number, to: number, list: StretchWriter, leftOut: LeftOutLines): void {
  const files = new OpenFiles();
  try {
    new LineMerger(read, files, list, leftOut).merge(from, to);
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
  readonly #runs: ReadonlyMap<number, Placed<StoredRun>[]>;
  readonly #pieces: ReadonlyMap<number, Placed<StoredPiece>[]>;
  readonly #lines = new GatheredLines();

  constructor(read: ReadLines, files: OpenFiles, list: StretchWriter, leftOut: LeftOutLines) {
    this.#read = read;
    this.#files = files;
    this.#list = list;
    this.#leftOut = leftOut;
    const { stored } = read;
    this.#runs = Map.groupBy(stored.flatMap(({ runs, spill }) => runs.map((run) => ({ ...run, path: run.file === SPILL ? spill : read.files[run.file]! }))), ({ node }) => node);
    this.#pieces = Map.groupBy(stored.flatMap(({ pieces, spill }) => pieces.map((piece) => ({ ...piece, path: spill }))), ({ bucket }) => bucket);
  }

  merge(from: number, to: number): void {
    for (let bucket = from; bucket < to; bucket++) {
      const pieces = this.#pieces.get(bucket) ?? [];
      this.#lines.load(pieces, (piece, into, at, length) => {
        this.#files.read(pieces[piece]!.path, into, at, length, pieces[piece]!.start);
      });
      const first = bucket * NODES_PER_BUCKET;
      for (let node = first; node < Math.min(first + NODES_PER_BUCKET, this.#read.nodes); node++) {
        const runs = this.#runs.get(node) ?? [];
        const gathered = this.#lines.of(node - first);
        if (gathered.length === 0 && !this.#read.isWide && areInOrder(runs)) this.#copyRuns(node, runs);
        else this.#sortLines(node, runs, gathered);
      }
    }
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

  #sortLines(node: number, runs: readonly Placed<StoredRun>[], gathered: Uint32Array): void {
    const lines = this.#lines;
    const before = lines.lines;
    const all = runs.length === 0 ? gathered : Uint32Array.from([...gathered, ...runs.flatMap((run) => [
      ...lines.loadRun(run.bytes, run.lines, (into, at) => {
        this.#files.read(run.path, into, at, run.bytes, run.start);
      }),
    ])]);
    const figures = { images: 0, urlBytes: 0, idBytes: 0 };
    const sorted = lines.sorted(all);
    const { number } = lines;
    for (let i = 0; i < sorted.length;) {
      const value = number[sorted[i]!]!;
      let end = i + 1;
      while (end < sorted.length && number[sorted[end]!] === value) end++;
      this.#write(end === i + 1 ? sorted[i]! : this.#firstOf(sorted.slice(i, end)), figures);
      i = end;
    }
    this.#list.endNode(node, figures);
    lines.forget(before);
  }

  #write(line: number, figures: { -readonly [Name in keyof NodeFigures]: number }): void {
    const { bytes, view, start, end, idBytes } = this.#lines;
    const [from, to, id] = [start[line]!, end[line]!, idBytes[line]!];
    const urlEnd = this.#read.isWide ? bytes.indexOf(TAB, from + id + 1) : to - 1;
    figures.images++;
    figures.idBytes += id;
    figures.urlBytes += urlEnd - from - id - 1;
    this.#list.line(bytes, view, from, to);
  }

  /** Of lines of the same image the one whose bytes come first; the others are left out. */
  #firstOf(same: Uint32Array): number {
    const { bytes, start, end } = this.#lines;
    const compare = (a: number, b: number): number => bytes.compare(bytes, start[b], end[b], start[a], end[a]);
    same.sort(compare);
    for (let i = 1; i < same.length; i++) {
      const line = same[i]!;
      this.#leftOut.add(compare(same[i - 1]!, line) === 0 ? 'duplicate' : 'conflict', () => ({ file: '', text: bytes.toString('utf8', start[line], end[line]! - 1) }));
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
      if (bytes === 0) throw new Error(`${file}: expected ${String(length)} bytes at ${String(start)}, came its end; it was changed while it was read`);
      done += bytes;
    }
  }

  close(): void {
    for (const handle of this.#handles.values()) closeSync(handle);
    this.#handles.clear();
  }
}
