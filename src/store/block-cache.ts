import { LRUCache } from 'lru-cache';
import { BLOCK } from '../format/block-sums.ts';
import { type Source } from './source.ts';

/** The bytes of blocks that are kept of one source: the environment variable `STORE_CACHE_MB`, or 32 MB. */
function mostBytes(): number {
  return Number(process.env['STORE_CACHE_MB'] ?? 32) * 1024 * 1024;
}

/** A file that is read in blocks. */
export interface BlockFile {
  readonly path: string;
  readonly size: number;
  /** The blocks `[first, end)`, checked, where there is something to check them by. */
  readBlocks?(first: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
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

  constructor(source: Source, most = mostBytes()) {
    this.#source = source;
    this.#blocks = new LRUCache({ maxSize: Math.max(BLOCK, most), sizeCalculation: ({ length }) => length });
  }

  /** The bytes `[start, end)` of a file; not to be written into, since they may be those that are kept. */
  async range(file: BlockFile, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    const first = Math.floor(start / BLOCK);
    if (end <= (first + 1) * BLOCK)
      return (await this.#block(file, first)).subarray(start - first * BLOCK, end - first * BLOCK);
    const bytes = new Uint8Array(end - start);
    const blocks = Array.from({ length: Math.ceil(end / BLOCK) - first }, (_, i) => first + i);
    await Promise.all(
      blocks.map(async (block) => {
        const from = Math.max(start, block * BLOCK);
        const piece = await this.#block(file, block);
        bytes.set(piece.subarray(from - block * BLOCK, Math.min(piece.length, end - block * BLOCK)), from - start);
      }),
    );
    return bytes;
  }

  /** Gives up all blocks of a file, which has changed. */
  forget(path: string): void {
    for (const key of this.#blocks.keys()) if (key.startsWith(`${path}#`)) this.#blocks.delete(key);
  }

  #block(file: BlockFile, block: number): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>> {
    const key = `${file.path}#${String(block)}`;
    return this.#blocks.get(key) ?? this.#reading.get(key) ?? this.#read(key, file, block);
  }

  async #read(key: string, file: BlockFile, block: number): Promise<Uint8Array<ArrayBuffer>> {
    const reading =
      file.readBlocks?.(block, block + 1) ??
      this.#source.range(file.path, block * BLOCK, Math.min(file.size, (block + 1) * BLOCK));
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
