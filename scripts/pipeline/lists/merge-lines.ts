import { type BucketContent, BucketLines, type ListShape, OpenFiles } from './bucket-lines.ts';
import type { LeftOutLines } from './line-account.ts';
import { HEADER_BYTES, NODES_PER_BUCKET, type StoredLines, type StoredRun } from './line-store.ts';
import { type ListFigures, ListWriter } from './list-writer.ts';

/** A stretch of a list, for one thread to write. */
export interface Stretch extends ListShape {
  readonly stored: StoredLines;
  readonly nodes: number;
  /** The list's file, and where in it the stretch begins. */
  readonly table: string;
  readonly start: number;
  /** Buckets of nodes, from the first to before the last. */
  readonly from: number;
  readonly to: number;
  readonly figures: ListFigures;
}

/** A stretch in its file. */
export interface WrittenStretch {
  readonly end: number;
  /** Lines that are not in it since they came twice. */
  readonly leftOut: LeftOutLines;
}

/**
 * Puts lines into the order of a list and writes them: synset by synset in preorder, those of a synset by the image's number.
 *
 * Lines that came in that order are copied. An image that comes twice is listed once: the same line again is a
 * duplicate; of different lines the one whose bytes come first is listed, so that the order in which lines came does
 * not matter.
 */
export function writeStretch(stretch: Stretch): WrittenStretch {
  const { stored, isWide, isNumbered, nodes, table, start, from, to, figures } = stretch;
  const files = new OpenFiles();
  const leftOut: LeftOutLines = {};
  try {
    const runs = Map.groupBy(stored.runs, ({ node }) => node);
    const buckets = bucketContents(stored, from, to);
    const lines = new BucketLines(buckets, files);
    const writer = new ListWriter(table, start, figures);
    for (let bucket = from; bucket < to; bucket++) {
      const first = bucket * NODES_PER_BUCKET;
      lines.load(buckets[bucket - from]!.pieces);
      for (let place = 0; place < NODES_PER_BUCKET; place++) {
        const own = runs.get(first + place) ?? [];
        if (isWide || isNumbered || lines.count[place]! > 0 || !areInOrder(own))
          for (const run of own) lines.loadRun(run, place);
      }
      lines.sort();
      for (let place = 0; place < NODES_PER_BUCKET && first + place < nodes; place++) {
        if (lines.count[place] === 0) copyRuns(first + place, runs.get(first + place) ?? [], files, writer);
        else lines.write(place, first + place, stretch, writer, leftOut);
      }
    }
    return { end: writer.finish(), leftOut };
  } finally {
    files.close();
  }
}

/** Returns the bytes of lines of each bucket, with lines that come twice. */
export function bucketBytes(stored: StoredLines, nodes: number): number[] {
  const buckets = Math.ceil(nodes / NODES_PER_BUCKET);
  return bucketContents(stored, 0, buckets).map(
    ({ runBytes, pieces }) =>
      runBytes + pieces.reduce((sum, { bytes, lines }) => sum + bytes - HEADER_BYTES * lines, 0),
  );
}

function bucketContents({ runs, pieces }: StoredLines, from: number, to: number): BucketContent[] {
  const contents = Array.from({ length: to - from }, (): BucketContent => ({ pieces: [], runBytes: 0, runLines: 0 }));
  for (const piece of pieces) contents[piece.bucket - from]?.pieces.push(piece);
  for (const { node, bytes, lines } of runs) {
    const content = contents[Math.floor(node / NODES_PER_BUCKET) - from];
    if (content === undefined) continue;
    content.runBytes += bytes;
    content.runLines += lines;
  }
  return contents;
}

/** Whether the images of runs follow each other by their numbers. */
function areInOrder(runs: readonly StoredRun[]): boolean {
  return runs.every(({ rises, first }, i) => rises && (i === 0 || runs[i - 1]!.last < first));
}

function copyRuns(node: number, runs: readonly StoredRun[], files: OpenFiles, writer: ListWriter): void {
  let [images, idBytes, bytes] = [0, 0, 0];
  for (const run of runs) {
    writer.addBytes(run.bytes, (into, from) => files.read(run.file, into, run.start + from));
    images += run.lines;
    idBytes += run.idBytes;
    bytes += run.bytes;
  }
  // A line is image id, tab, address and line feed.
  if (images > 0) writer.endNode(node, { images, idBytes, urlBytes: bytes - idBytes - 2 * images });
}
