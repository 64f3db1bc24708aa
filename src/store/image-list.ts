import { createHash } from 'node:crypto';
import { firstWhere } from '../domain/binary-search.ts';
import { nodesOf, type Slice } from '../domain/taxonomy/descendants.ts';
import { type NodeIndex, nodeIndex } from '../domain/taxonomy/node-index.ts';
import type { PictureRun } from '../domain/pictures/picture-sequence.ts';
import type { RangedBytes } from '../domain/ranged-bytes.ts';
import { Tally } from '../domain/taxonomy/tally.ts';
import { BLOCK } from '../format/lists/block-sums.ts';
import type { LIST_SCHEMA } from '../format/lists/image-list.ts';
import { isTable, type ListForm, type UrlList, urlLines } from '../format/lists/url-list.ts';
import type { StoredFile } from './stored-file.ts';
import type { Columns } from '../domain/columns.ts';

/** Bytes of a list that are read at a time when much of it is needed. */
const CHUNK = 16 * BLOCK;
/** The bytes in which the first lines of a synset are looked for; twice as many until they are found. */
const FIRST_LOOK = 8192;
const LF = 0x0a;

/** Parser of a list's lines. */
export interface LineForm<T> {
  /** The first line of the list, ended. */
  readonly head: string;
  /** Reads whole lines. */
  readonly parse: (lines: Uint8Array) => T[];
}

/** A list in one of its forms, or the part of it about some synsets. */
export interface ListBytes extends RangedBytes {
  readonly lines: number;
}

/**
 * A list of images in the taxonomy's preorder, which stays where the data are.
 *
 * Only its directory is in memory: a few numbers a node, whatever the number of its lines.
 */
export class ImageList<T extends { readonly id: string; readonly url: string }> {
  readonly #file: StoredFile;
  readonly #columns: Columns<typeof LIST_SCHEMA>;
  readonly #level: Uint8Array;
  readonly #form: LineForm<T>;
  #sums: Readonly<Record<UrlList, Tally>> | undefined;

  /** @param level instance edges above each node. */
  constructor(file: StoredFile, columns: Columns<typeof LIST_SCHEMA>, level: Uint8Array, form: LineForm<T>) {
    this.#file = file;
    this.#columns = columns;
    this.#level = level;
    this.#form = form;
  }

  /** Returns the number of a synset's images. */
  count(node: NodeIndex): number {
    return this.before(node + 1) - this.before(node);
  }

  /** The names of the list's columns, in their order. */
  get columns(): readonly string[] {
    return this.#form.head.trimEnd().split('\t');
  }

  /** Returns the number of images before a node's; for the node after the last, the number of all images. */
  before(node: number): number {
    return this.#columns.pictureStart[node]!;
  }

  /** Returns the node of an image by its position in the list, from 0. O(log nodes). */
  nodeAt(row: number): NodeIndex {
    return nodeIndex(firstWhere(this.#columns.urlBytes.length, (node) => this.before(node) > row) - 1);
  }

  /** Returns the image at a position in the list as a run of one. O(log nodes). */
  runAt(row: number): PictureRun {
    const node = this.nodeAt(row);
    const from = row - this.before(node);
    return { node, from, to: from + 1 };
  }

  /** The images of a synset. */
  async itemsOf(node: NodeIndex): Promise<T[]> {
    return this.#form.parse(await this.#lines(node));
  }

  /** Some images of a synset, found without reading more behind them than need be. */
  async read({ node, from, to }: PictureRun): Promise<T[]> {
    const start = this.#columns.byteStart[node]!;
    const length = this.#columns.byteStart[node + 1]! - start;
    for (let look = FIRST_LOOK; ; look *= 2) {
      const bytes = await this.#file.range(start, start + Math.min(look, length));
      const end = lineStart(bytes, to);
      if (end !== undefined || look >= length) return this.#form.parse(bytes.subarray(lineStart(bytes, from), end));
    }
  }

  /** The place of an image among those of its synset, `undefined` if it is not there. */
  async place(node: NodeIndex, id: string): Promise<number | undefined> {
    return lineOf(await this.#lines(node), `${id}\t`);
  }

  /** Returns the lines and bytes, with the header, of an address list of some synsets. */
  size(form: UrlList, slices: readonly Slice[]): { lines: number; bytes: number } {
    this.#sums ??= this.#sumsByForm();
    let lines = 0;
    for (const node of nodesOf(slices, this.#level)) lines += this.count(node);
    return { lines, bytes: this.#sums[form].sum(slices) + this.#head(form).length };
  }

  /** A list of the addresses of some synsets, to be sent whole or in part. */
  bytes(form: UrlList, slices: readonly Slice[]): ListBytes {
    const { lines, bytes } = this.size(form, slices);
    return {
      lines,
      size: bytes,
      tag: this.#tag(form, slices),
      pieces: (start, end) => this.#pieces(form, nodesOf(slices, this.#level), start, end),
    };
  }

  /** All addresses, each after its image's id and a tab, synset by synset in an order. @param order all nodes. */
  all(order: Uint32Array): ListBytes {
    const nodes = this.#columns.urlBytes.length;
    const form = 'fall11.txt';
    return {
      lines: this.before(nodes),
      size: this.#length(form, 0, nodes),
      tag: this.#tag(form, 'all'),
      pieces: (start, end) => this.#pieces(form, order, start, end),
    };
  }

  #tag(form: ListForm, what: unknown): string {
    const about = createHash('sha256')
      .update(JSON.stringify([this.#file.sha256, form, what]))
      .digest('base64url');
    return `"${about.slice(0, 16)}"`;
  }

  async *#pieces(
    form: ListForm,
    nodes: Iterable<number>,
    start: number,
    end: number,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
    const head = this.#head(form);
    let at = head.length;
    if (start < at && end > 0) yield head.slice(start, end);
    const { byteStart } = this.#columns;
    for (const [first, next] of this.#ranges(nodes)) {
      if (at >= end) return;
      const length = this.#length(form, first, next);
      if (at + length > start) {
        const lines = await this.#file.readOnce(byteStart[first]!, byteStart[next]!);
        const piece = isTable(form) ? lines : urlLines(form, lines);
        yield piece.subarray(Math.max(0, start - at), Math.min(length, end - at));
      }
      at += length;
    }
  }

  /** Runs of nodes whose lines follow each other in the file, each of about {@link CHUNK} bytes. */
  *#ranges(nodes: Iterable<number>): Generator<[number, number]> {
    const { byteStart } = this.#columns;
    let [first, end] = [-1, -1];
    for (const node of nodes) {
      if (byteStart[node] === byteStart[node + 1]) continue;
      const follows = first !== -1 && byteStart[end] === byteStart[node];
      if (follows && byteStart[node]! - byteStart[first]! < CHUNK) {
        end = node + 1;
        continue;
      }
      if (first !== -1) yield [first, end];
      [first, end] = [node, node + 1];
    }
    if (first !== -1) yield [first, end];
  }

  /** Returns the length of the lines of the nodes `[first, end)` in some form. */
  #length(form: ListForm, first: number, end: number): number {
    const { byteStart, pictureStart, urlBytes, idBytes } = this.#columns;
    if (isTable(form)) return byteStart[end]! - byteStart[first]!;
    const lines = pictureStart[end]! - pictureStart[first]!;
    let bytes = form === 'urls.txt' ? lines : 2 * lines;
    for (let node = first; node < end; node++) bytes += urlBytes[node]! + (form === 'urls.txt' ? 0 : idBytes[node]!);
    return bytes;
  }

  #head(form: ListForm): Uint8Array<ArrayBuffer> {
    return isTable(form) ? new TextEncoder().encode(this.#form.head) : new Uint8Array();
  }

  #lines(node: NodeIndex): Promise<Uint8Array<ArrayBuffer>> {
    const { byteStart } = this.#columns;
    return this.#file.range(byteStart[node]!, byteStart[node + 1]!);
  }

  #sumsByForm(): Record<UrlList, Tally> {
    const tally = (form: UrlList): Tally =>
      new Tally(
        Float64Array.from(this.#columns.urlBytes, (_, node) => this.#length(form, nodeIndex(node), node + 1)),
        this.#level,
      );
    return {
      'urls.txt': tally('urls.txt'),
      'mapping.txt': tally('mapping.txt'),
      'pictures.tsv': tally('pictures.tsv'),
    };
  }
}

/** Returns the offset of the line with a given index, `undefined` if there are fewer. */
function lineStart(bytes: Uint8Array, place: number): number | undefined {
  let start = 0;
  for (let passed = 0; passed < place; passed++) {
    const end = bytes.indexOf(LF, start);
    if (end === -1) return undefined;
    start = end + 1;
  }
  return start;
}

/** The place of the line that begins with a text, `undefined` if none does. */
function lineOf(lines: Uint8Array, beginning: string): number | undefined {
  const bytes = Buffer.from(lines.buffer, lines.byteOffset, lines.length);
  const isFirst = bytes.subarray(0, beginning.length).equals(Buffer.from(beginning));
  const at = isFirst ? 0 : bytes.indexOf(`\n${beginning}`) + 1;
  if (at === 0 && !isFirst) return undefined;
  let place = 0;
  for (let end = bytes.indexOf(LF); end !== -1 && end < at; end = bytes.indexOf(LF, end + 1)) place++;
  return place;
}
