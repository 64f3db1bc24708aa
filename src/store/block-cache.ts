import { LRUCache } from 'lru-cache';
import { type Source } from './source.ts';

/** The bytes of a block: a file is read in blocks that begin at multiples of it, the last one shorter. */
export const BLOCK = 65_536;

/** The bytes of blocks that are kept of one source. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A file that is read in blocks. */
export interface BlockFile {
  readonly path: string;
  readonly size: number;
}

/**
 * Blocks of the files of a source, the least recently used given up first, under a bound in bytes.
 *
 * A small range costs no reading while its block is kept, and readers that want the same block at the same time share
 * one reading of it. So what is read again and again, such as the records of packs, is as good as in memory, and the
 * memory does not grow with the files.
 */
export class BlockCache {
  readonly #source: Source;
  readonly #blocks: LRUCache<string, Uint8Array<ArrayBuffer>>;
  readonly #reading = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  constructor(source: Source, mostBytes: number = MOST_BYTES) {
    this.#source = source;
    this.#blocks = new LRUCache({ maxSize: Math.max(BLOCK, mostBytes), sizeCalculation: ({ length }) => length });
  }

  /** The bytes `[start, end)` of a file; not to be written into, since they may be those that are kept. */
  async range(file: BlockFile, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    const first = Math.floor(start / BLOCK);
    if (end <= (first + 1) * BLOCK) return (await this.#block(file, first)).subarray(start - first * BLOCK, end - first * BLOCK);
    const bytes = new Uint8Array(end - start);
    const blocks = Array.from({ length: Math.ceil(end / BLOCK) - first }, (_, i) => first + i);
    await Promise.all(blocks.map(async (block) => {
      const from = Math.max(start, block * BLOCK);
      const piece = await this.#block(file, block);
      bytes.set(piece.subarray(from - block * BLOCK, Math.min(piece.length, end - block * BLOCK)), from - start);
    }));
    return bytes;
  }

  #block(file: BlockFile, block: number): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>> {
    const key = `${file.path}#${String(block)}`;
    return this.#blocks.get(key) ?? this.#reading.get(key) ?? this.#read(key, file, block);
  }

  async #read(key: string, file: BlockFile, block: number): Promise<Uint8Array<ArrayBuffer>> {
    const reading = this.#source.range(file.path, block * BLOCK, Math.min(file.size, (block + 1) * BLOCK));
    this.#reading.set(key, reading);
    try {
      const bytes = await reading;
      this.#blocks.set(key, bytes);
      return bytes;
    } finally {
      this.#reading.delete(key);
    }
  }
}

const caches = new WeakMap<Source, BlockCache>();

/** The one cache of a source. */
export function blocksOf(source: Source): BlockCache {
  let cache = caches.get(source);
  if (cache === undefined) caches.set(source, (cache = new BlockCache(source)));
  return cache;
}
