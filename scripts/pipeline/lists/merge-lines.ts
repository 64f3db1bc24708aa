import { closeSync, openSync, readSync } from 'node:fs';
import { type ImageListWriter } from './image-list-writer.ts';
import { type LeftOutLines } from './left-out.ts';
import { type NodeSums } from './node-sums.ts';
import { nodeAt, type OffsetTable } from './offset-table.ts';
import { NODES_PER_BUCKET, type Pieces, SPILL, type StoredRuns } from './run-store.ts';

const LF = 0x0a;
const TAB = 0x09;

/** Lines of a list where reading left them, and what is known of each synset's. */
export interface ReadLines {
  readonly stored: readonly StoredRuns[];
  /** Paths of the files that runs stand in, by their numbers. */
  readonly files: readonly string[];
  readonly sums: NodeSums;
  /** Nodes by the offset that image ids in stored lines begin with: of WordNet 3.0. */
  readonly offsets: OffsetTable;
}

/**
 * Puts lines into the order of a list: synset by synset in preorder, those of a synset by the image's number.
 *
 * Lines that came in that order are copied as they are. An image that comes twice is listed once: twice with the same
 * line it is a duplicate; of different lines the one stays whose bytes come first, so that the order in which lines
 * came decides nothing.
 */
export function mergeLines({ stored, files, sums, offsets }: ReadLines, list: ImageListWriter, leftOut: LeftOutLines): void {
  const nodes = sums.images.length;
  const handles = new OpenFiles();
  try {
    const runs = byOwner(stored.map(({ runs }) => runs), nodes);
    const scattered = byOwner(stored.map(({ scattered }) => scattered), Math.ceil(nodes / NODES_PER_BUCKET));
    const pieceAt = (pieces: readonly Pieces[], { part, piece }: Place): { path: string; start: number; length: number } => {
      const { file, start, length } = pieces[part]!;
      return { path: file[piece] === SPILL ? stored[part]!.spill : files[file[piece]!]!, start: start[piece]!, length: length[piece]! };
    };
    const readPiece = (pieces: readonly Pieces[], place: Place, into: Buffer, at: number): number => {
      const { path, start, length } = pieceAt(pieces, place);
      handles.read(path, into, at, length, start);
      return at + length;
    };
    const lengthOf = (pieces: readonly Pieces[], places: readonly Place[]): number =>
      places.reduce((sum, { part, piece }) => sum + pieces[part]!.length[piece]!, 0);
    const runPieces = stored.map(({ runs: pieces }) => pieces);
    const scatteredPieces = stored.map(({ scattered: pieces }) => pieces);

    for (let bucket = 0; bucket * NODES_PER_BUCKET < nodes; bucket++) {
      const first = bucket * NODES_PER_BUCKET;
      const places = scattered.of(bucket);
      const gathered = Buffer.allocUnsafeSlow(lengthOf(scatteredPieces, places));
      let filled = 0;
      for (const place of places) filled = readPiece(scatteredPieces, place, gathered, filled);
      const grouped = groupLines(gathered, first, Math.min(NODES_PER_BUCKET, nodes - first), offsets);

      for (let node = first; node < Math.min(first + NODES_PER_BUCKET, nodes); node++) {
        if (sums.images[node] === 0) continue;
        const [from, to] = [grouped.start[node - first]!, grouped.start[node - first + 1]!];
        const ownRuns = runs.of(node);
        const figures = { images: sums.images[node]!, urlBytes: sums.urlBytes[node]!, idBytes: sums.idBytes[node]! };
        const runBytes = lengthOf(runPieces, ownRuns);
        if (sums.unsorted[node] === 0 && (from === to || runBytes === 0)) {
          if (runBytes > 0) {
            for (const place of ownRuns) {
              const { path, start, length } = pieceAt(runPieces, place);
              list.copy(length, (into, at, from, bytes) => {
                handles.read(path, into, at, bytes, start + from);
              });
            }
          } else list.write(grouped.bytes.subarray(from, to));
          list.endNode(node, figures);
          continue;
        }
        const lines = Buffer.allocUnsafe(runBytes + to - from);
        let at = 0;
        for (const place of ownRuns) at = readPiece(runPieces, place, lines, at);
        grouped.bytes.copy(lines, at, from, to);
        list.endNode(node, writeSorted(lines, list, leftOut, figures));
      }
    }
  } finally {
    handles.close();
  }
}

/** A piece: which part read it, and its place among those of the part. */
interface Place {
  readonly part: number;
  readonly piece: number;
}

/** Finds pieces by their owner, in the order they were read. */
function byOwner(parts: readonly Pieces[], owners: number): { of(owner: number): readonly Place[] } {
  const start = new Uint32Array(owners + 2);
  for (const { of } of parts) for (const owner of of) start[owner + 2]!++;
  for (let owner = 0; owner < owners; owner++) start[owner + 2]! += start[owner + 1]!;
  const total = start[owners + 1]!;
  const [part, piece] = [new Uint16Array(total), new Uint32Array(total)];
  parts.forEach(({ of }, p) => {
    of.forEach((owner, i) => {
      const place = start[owner + 1]!++;
      part[place] = p;
      piece[place] = i;
    });
  });
  return {
    of: (owner) => Array.from({ length: start[owner + 1]! - start[owner]! }, (_, i) => (
      { part: part[start[owner]! + i]!, piece: piece[start[owner]! + i]! })),
  };
}

/** Lines brought together by their node, in the order they came. @param first the bucket's first node. */
function groupLines(bytes: Buffer, first: number, nodes: number, offsets: OffsetTable): { bytes: Buffer; start: Uint32Array } {
  const start = new Uint32Array(nodes + 2);
  if (bytes.length === 0) return { bytes, start };
  // Neighbours that belong together stay together: for each stretch its node and its end.
  const [owner, end]: [number[], number[]] = [[], []];
  for (let at = 0; at < bytes.length;) {
    const next = bytes.indexOf(LF, at) + 1;
    const node = nodeAt(offsets, offsetAt(bytes, at)) - first;
    start[node + 2]! += next - at;
    if (owner.at(-1) === node) end[end.length - 1] = next;
    else {
      owner.push(node);
      end.push(next);
    }
    at = next;
  }
  for (let node = 0; node < nodes; node++) start[node + 2]! += start[node + 1]!;
  const grouped = Buffer.allocUnsafeSlow(bytes.length);
  let at = 0;
  for (let i = 0; i < owner.length; i++) {
    let place = start[owner[i]! + 1]!;
    const to = end[i]!;
    start[owner[i]! + 1] = place + to - at;
    while (at < to) grouped[place++] = bytes[at++]!;
  }
  return { bytes: grouped, start };
}

/** The offset in the image id that a line begins with. */
function offsetAt(bytes: Buffer, line: number): number {
  let offset = 0;
  for (let digit = line + 1; digit < line + 9; digit++) offset = offset * 10 + bytes[digit]! - 0x30;
  return offset;
}

interface Figures {
  readonly images: number;
  readonly urlBytes: number;
  readonly idBytes: number;
}

/** Writes the lines of one synset by their images' numbers, each image once. @returns what is left of the figures. */
function writeSorted(bytes: Buffer, list: ImageListWriter, leftOut: LeftOutLines, figures: Figures): Figures {
  const start: number[] = [];
  const number: number[] = [];
  for (let at = 0; at < bytes.length; at = bytes.indexOf(LF, at) + 1) {
    let value = 0;
    for (let digit = at + 10; bytes[digit] !== TAB; digit++) value = value * 10 + bytes[digit]! - 0x30;
    start.push(at);
    number.push(value);
  }
  start.push(bytes.length);
  const compare = (a: number, b: number): number =>
    number[a]! - number[b]! || bytes.compare(bytes, start[b], start[b + 1], start[a], start[a + 1]);
  const order = Uint32Array.from(number, (_, i) => i);
  if (!number.every((value, i) => i === 0 || number[i - 1]! < value)) order.sort(compare);
  let { images, urlBytes, idBytes } = figures;
  let before = -1;
  for (const i of order) {
    const [from, to] = [start[i]!, start[i + 1]!];
    const last = before;
    before = i;
    if (last === -1 || number[last] !== number[i]) {
      list.write(bytes.subarray(from, to));
      continue;
    }
    const isSame = bytes.compare(bytes, from, to, start[last], start[last + 1]) === 0;
    leftOut.add(isSame ? 'duplicate' : 'conflict', () => ({ file: '', text: bytes.toString('utf8', from, to - 1) }));
    const idEnd = bytes.indexOf(TAB, from);
    const urlEnd = endOfField(bytes, idEnd + 1, to - 1);
    images--;
    idBytes -= idEnd - from;
    urlBytes -= urlEnd - idEnd - 1;
  }
  return { images, urlBytes, idBytes };
}

function endOfField(bytes: Buffer, from: number, lineEnd: number): number {
  const tab = bytes.indexOf(TAB, from);
  return tab === -1 || tab > lineEnd ? lineEnd : tab;
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

const MOST_OPEN = 64;
