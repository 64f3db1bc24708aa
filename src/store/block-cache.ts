import { LRUCache } from 'lru-cache';
import { BLOCK } from '../format/lists/block-sums.ts';
import type { Source } from './source.ts';

/** Bound on the bytes of cached blocks where no other is given: 32 MB. */
const DEFAULT_BYTES = 32 * 1024 * 1024;

/** A file that is read in blocks. */
export interface BlockFile {
  readonly path: string;
  readonly size: number;
  /** Reads the blocks `[first, end)` and checks them; absent where there are no sums to check them by. */
  readBlocks?(first: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * LRU cache of blocks of a source's files, bounded in bytes.
 *
 * A small range costs no read while its block is cached, and readers of the same block at the same time share one read.
 * So what is read again and again, such as the records of packs, is as good as in memory, and the memory does not grow
 * with the files.
 */
export class BlockCache {
  readonly source: Source;
  readonly #blocks: LRUCache<string, Uint8Array<ArrayBuffer>>;
  readonly #reading = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  constructor(source: Source, maxBytes = DEFAULT_BYTES) {
    this.source = source;
    this.#blocks = new LRUCache({ maxSize: Math.max(BLOCK, maxBytes), sizeCalculation: ({ length }) => length });
  }

  /** Returns the bytes `[start, end)` of a file; read-only, since they may be the cached ones. */
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

  /** Evicts all blocks of a file that has changed. */
  evict(path: string): void {
    for (const key of this.#blocks.keys()) if (key.startsWith(`${path}#`)) this.#blocks.delete(key);
  }

  #block(file: BlockFile, block: number): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>> {
    const key = `${file.path}#${String(block)}`;
    return this.#blocks.get(key) ?? this.#reading.get(key) ?? this.#read(key, file, block);
  }

  async #read(key: string, file: BlockFile, block: number): Promise<Uint8Array<ArrayBuffer>> {
    const reading =
      file.readBlocks?.(block, block + 1) ??
      this.source.range(file.path, block * BLOCK, Math.min(file.size, (block + 1) * BLOCK));
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
