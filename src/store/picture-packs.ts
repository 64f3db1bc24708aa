import { LRUCache } from 'lru-cache';
import type { NodeIndex } from '../domain/taxonomy/node-index.ts';
import type { CopyKind } from '../format/pictures/copy-kinds.ts';
import { NODES_PER_PACK, packFile, packFolder } from '../format/pictures/picture-files.ts';
import {
  decodePackHead,
  decodeRecord,
  type PackRecord,
  RECORD_SIZE,
  recordStart,
} from '../format/pictures/picture-pack.ts';
import type { BlockCache, BlockFile } from './block-cache.ts';
import { sha256 } from '#sha256';
import { damaged } from './store-error.ts';

/** Milliseconds before a pack that was not drawn yet is looked for again. */
const LOOK_AGAIN = 5000;
const REMEDY = 'remove it and draw the pictures again: npm run data';

/** A pack whose head was read. */
interface OpenPack extends BlockFile {
  /** Number of its records. */
  readonly count: number;
}

/**
 * Packs of one list of pictures, read in blocks on demand.
 *
 * A pack may be drawn again under the same name. Head, records and files are each checked, so a mixture of the two is
 * detected; the pack is then evicted from the cache, and the next reader opens the new one.
 */
export class PicturePacks {
  readonly #blocks: BlockCache;
  readonly #folder: string;
  readonly #list: string;
  readonly #packs = new Map<string, Promise<OpenPack | undefined>>();
  readonly #absent = new LRUCache<string, true>({ max: 4096, ttl: LOOK_AGAIN });

  /** @param list names the list of pictures: see `packFile`. */
  constructor(blocks: BlockCache, dataset: string, list: string) {
    this.#blocks = blocks;
    this.#folder = packFolder(dataset);
    this.#list = list;
  }

  /**
   * The records at places `[from, to)` of the pack that holds a node; none while the pack is not drawn yet.
   *
   * @throws StoreError if one of them is damaged.
   */
  records(kind: CopyKind, node: NodeIndex, from: number, to: number): Promise<PackRecord[]> {
    return this.#reading(kind, node, [], async (pack) => {
      if (to > pack.count) throw damaged(this.#nameOf(pack.path), REMEDY);
      if (from === to) return [];
      const bytes = await this.#blocks.range(pack, recordStart(from), recordStart(to));
      const records = Array.from({ length: to - from }, (_, i) =>
        decodeRecord(bytes.subarray(i * RECORD_SIZE, (i + 1) * RECORD_SIZE), pack.size),
      );
      // A pack gets its name when it is complete: none of its records is open.
      if (records.some(({ state }) => state === 'open')) throw damaged(this.#nameOf(pack.path), REMEDY);
      return records;
    });
  }

  /** The file of a record. @throws StoreError if it is damaged. */
  bytes(kind: CopyKind, node: NodeIndex, { start, length, digest }: PackRecord): Promise<Uint8Array<ArrayBuffer>> {
    return this.#reading(kind, node, new Uint8Array(), async (pack) => {
      if (length === 0) return new Uint8Array();
      if (start + length > pack.size) throw damaged(this.#nameOf(pack.path), REMEDY);
      const bytes = await this.#blocks.range(pack, start, start + length);
      if (!sha256(bytes).startsWith(digest)) throw damaged(this.#nameOf(pack.path), REMEDY);
      return bytes;
    });
  }

  /** Reads from the pack that holds a node; what fails is not relied on a second time. */
  async #reading<T>(kind: CopyKind, node: NodeIndex, absent: T, read: (pack: OpenPack) => Promise<T>): Promise<T> {
    const path = `${this.#folder}/${packFile(this.#list, kind, Math.floor(node / NODES_PER_PACK))}`;
    try {
      const pack = await this.#open(path);
      return pack === undefined ? absent : await read(pack);
    } catch (error) {
      this.#packs.delete(path);
      this.#blocks.evict(path);
      throw error;
    }
  }

  #open(path: string): Promise<OpenPack | undefined> | undefined {
    if (this.#absent.has(path)) return undefined;
    let pack = this.#packs.get(path);
    if (pack === undefined) this.#packs.set(path, (pack = this.#openNow(path)));
    return pack;
  }

  async #openNow(path: string): Promise<OpenPack | undefined> {
    const size = await this.#blocks.source.size(path);
    if (size === undefined) {
      this.#packs.delete(path);
      this.#absent.set(path, true);
      return undefined;
    }
    const count = decodePackHead(await this.#blocks.range({ path, size }, 0, Math.min(size, recordStart(0))));
    if (count === undefined || recordStart(count) > size) throw damaged(this.#nameOf(path), REMEDY);
    return { path, size, count };
  }

  #nameOf(path: string): string {
    return `${this.#blocks.source.name}/${path}`;
  }
}
