import { hash } from 'node:crypto';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { BLOCK } from '../../../src/format/block-sums.ts';
import { encodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA, listHead } from '../../../src/format/image-list.ts';
import { sumBlocks } from '../sum-blocks.ts';

/** A list that stands whole in two files. */
export interface WrittenList {
  /** Names the list by what it holds: the first digits of the SHA-256 of its directory, which has the sums of its lines. */
  readonly digest: string;
  readonly images: number;
  /** Length of the list. */
  readonly bytes: number;
  /** The table, and its directory. */
  readonly table: string;
  readonly directory: string;
}

/** Blocks that are written at once. */
const BLOCKS = 16;

/** Writes a list of images and its directory, synset by synset in preorder, in pieces of 1 MB. */
export class ImageListWriter {
  readonly #table: string;
  readonly #directory: string;
  readonly #handle: number;
  readonly #buffer = Buffer.allocUnsafeSlow(BLOCK * BLOCKS);
  readonly #pictureStart: Uint32Array;
  readonly #byteStart: Float64Array;
  readonly #urlBytes: Uint32Array;
  readonly #idBytes: Uint32Array;
  readonly #sums: Uint8Array[] = [];
  #filled = 0;
  #bytes = 0;
  #images = 0;
  /** The node whose lines are at hand, at the earliest, and where the lines of those before it ended. */
  #next = 0;
  #ended = 0;

  /** @param folder where to make the two files. @param columns those after `image_id` and `url`. @param nodes of the taxonomy. */
  constructor(folder: string, columns: readonly string[], nodes: number) {
    this.#table = path.join(folder, 'list.tsv');
    this.#directory = path.join(folder, 'list.columns');
    this.#handle = openSync(this.#table, 'wx');
    this.#pictureStart = new Uint32Array(nodes + 1);
    this.#byteStart = new Float64Array(nodes + 1);
    this.#urlBytes = new Uint32Array(nodes);
    this.#idBytes = new Uint32Array(nodes);
    this.write(Buffer.from(listHead(columns)));
    this.#ended = this.#byteStart[0] = this.#bytes;
  }

  /** Adds bytes to the lines of the node at hand. */
  write(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      const to = Math.min(bytes.length, from + this.#buffer.length - this.#filled);
      // Many are single lines, for which a loop is faster than a call.
      if (to - from < 256) for (let i = from, at = this.#filled; i < to; i++) this.#buffer[at++] = bytes[i]!;
      else this.#buffer.set(bytes.subarray(from, to), this.#filled);
      this.#filled += to - from;
      from = to;
      if (this.#filled === this.#buffer.length) this.#flush();
    }
    this.#bytes += bytes.length;
  }

  /** Adds bytes to the lines of the node at hand that are read straight to where they are written from. */
  copy(length: number, read: (into: Buffer, at: number, from: number, length: number) => void): void {
    for (let from = 0; from < length;) {
      const piece = Math.min(length - from, this.#buffer.length - this.#filled);
      read(this.#buffer, this.#filled, from, piece);
      this.#filled += piece;
      from += piece;
      if (this.#filled === this.#buffer.length) this.#flush();
    }
    this.#bytes += length;
  }

  /** Ends the lines of a node; those between it and the last one ended have none. */
  endNode(node: number, { images, urlBytes, idBytes }: { readonly images: number; readonly urlBytes: number; readonly idBytes: number }): void {
    for (; this.#next < node; this.#next++) this.#passOver();
    this.#urlBytes[node] = urlBytes;
    this.#idBytes[node] = idBytes;
    this.#images += images;
    this.#ended = this.#bytes;
    this.#passOver();
    this.#next++;
  }

  /** Writes what is left, and the directory. */
  finish(): WrittenList {
    for (; this.#next < this.#urlBytes.length; this.#next++) this.#passOver();
    this.#flush();
    closeSync(this.#handle);
    const directory = encodeColumns(LIST_SCHEMA, {
      pictureStart: this.#pictureStart, byteStart: this.#byteStart, urlBytes: this.#urlBytes, idBytes: this.#idBytes,
      blockSum: Buffer.concat(this.#sums),
    });
    writeFileSync(this.#directory, directory, { flag: 'wx' });
    return {
      digest: hash('sha256', directory).slice(0, 12), images: this.#images, bytes: this.#bytes,
      table: this.#table, directory: this.#directory,
    };
  }

  /** Gives up an unfinished list; the files are left to whoever made the folder. */
  abandon(): void {
    closeSync(this.#handle);
  }

  #passOver(): void {
    this.#pictureStart[this.#next + 1] = this.#images;
    this.#byteStart[this.#next + 1] = this.#ended;
  }

  #flush(): void {
    this.#sums.push(sumBlocks(this.#buffer.subarray(0, this.#filled)));
    for (let at = 0; at < this.#filled;) at += writeSync(this.#handle, this.#buffer, at, this.#filled - at);
    this.#filled = 0;
  }
}
