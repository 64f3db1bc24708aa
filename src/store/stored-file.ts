import { sha256 } from '#sha256';
import { BLOCK, blockSum, SUM_BYTES } from '../format/lists/block-sums.ts';
import type { BlockCache, BlockFile } from './block-cache.ts';
import { damaged } from './store-error.ts';

/** Blocks of a long range that are read at a time: 1 MiB. */
const AT_ONCE = 16;

/** Size and sums of a file, known before it is read. */
export interface FileSums {
  readonly bytes: number;
  /** SHA-256 of the whole file in hexadecimal. */
  readonly sha256: string;
  /** Sums of its blocks: see `block-sums.ts`. */
  readonly sums: Uint8Array;
}

/**
 * Header that marks an answer whose body is a file of the build that many request whole. Only the server reads it: it
 * compresses such a file once and caches the result.
 */
export const WHOLE_FILE = 'canopy-whole-file';

/** A file that was written once and is read in parts; each block of it is checked when it is read. */
export class StoredFile implements BlockFile {
  readonly path: string;
  readonly size: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
  readonly #blocks: BlockCache;
  readonly #sums: Uint8Array;

  constructor(blocks: BlockCache, path: string, { bytes, sha256, sums }: FileSums) {
    this.#blocks = blocks;
    this.path = path;
    this.size = bytes;
    this.sha256 = sha256;
    this.#sums = sums;
  }

  /** Reads the bytes `[start, end)`, which must not be modified. Their blocks are cached for the next reader. */
  range(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    return start === end ? Promise.resolve(new Uint8Array()) : this.#blocks.range(this, start, end);
  }

  /** Reads the bytes `[start, end)` of a long range without caching them. */
  async readOnce(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    const first = Math.floor(start / BLOCK);
    const blocks = await this.readBlocks(first, Math.ceil(end / BLOCK));
    return blocks.subarray(start - first * BLOCK, end - first * BLOCK);
  }

  /** Yields the bytes `[start, end)` in chunks, each read on demand and not cached. */
  async *pieces(start: number, end: number): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
    for (let at = start; at < end;) {
      const next = Math.min(end, (Math.floor(at / BLOCK) + AT_ONCE) * BLOCK);
      yield await this.readOnce(at, next);
      at = next;
    }
  }

  /** Reads and checks the blocks `[first, end)`; damaged ones are read a second time. */
  async readBlocks(first: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    for (let tries = 0; tries < 2; tries++) {
      const bytes = await this.#blocks.source.range(this.path, first * BLOCK, Math.min(this.size, end * BLOCK));
      const blocks = Array.from({ length: end - first }, (_, i) => bytes.subarray(i * BLOCK, (i + 1) * BLOCK));
      if (blocks.every((block, i) => this.#isWhole(first + i, block))) return bytes;
    }
    throw damaged(`${this.#blocks.source.name}/${this.path}`);
  }

  /** Returns whether a block is what the build wrote. It is asked at each read, also of a disk of our own: damage may come at any time. */
  #isWhole(index: number, block: Uint8Array): boolean {
    return sha256(block).slice(0, 2 * SUM_BYTES) === blockSum(this.#sums, index);
  }
}
