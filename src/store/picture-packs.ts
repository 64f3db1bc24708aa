import { LRUCache } from 'lru-cache';
import { type NodeIndex } from '../domain/node-index.ts';
import { NODES_PER_PACK, packFile, packFolder, type PackKind } from '../format/picture-files.ts';
import { decodePackHead, decodeRecord, type PackRecord, RECORD_SIZE, recordStart } from '../format/picture-pack.ts';
import { type BlockFile, blocksOf } from './block-cache.ts';
import { type Source } from './source.ts';

/** How long a pack that is not drawn yet is taken to be so, in milliseconds, before it is looked for again. */
const LOOK_AGAIN = 5000;

/** The packs of one list of pictures, read in blocks as they are asked for. */
export class PicturePacks {
  readonly #source: Source;
  readonly #folder: string;
  readonly #list: string;
  readonly #packs = new Map<string, Promise<BlockFile | undefined>>();
  readonly #absent = new LRUCache<string, true>({ max: 4096, ttl: LOOK_AGAIN });

  /** @param list names the list of pictures: see `packFile`. */
  constructor(source: Source, dataset: string, list: string) {
    this.#source = source;
    this.#folder = packFolder(dataset);
    this.#list = list;
  }

  /** The records at places `[from, to)` of the pack that holds a node; none while the pack is not drawn yet. */
  async records(kind: PackKind, node: NodeIndex, from: number, to: number): Promise<PackRecord[]> {
    const pack = await this.#open(kind, node);
    if (pack === undefined || from === to) return [];
    const bytes = await blocksOf(this.#source).range(pack, recordStart(from), recordStart(to));
    return Array.from({ length: to - from }, (_, i) => decodeRecord(bytes.subarray(i * RECORD_SIZE, (i + 1) * RECORD_SIZE), pack.size));
  }

  /** The file of a record. */
  async bytes(kind: PackKind, node: NodeIndex, { start, length }: PackRecord): Promise<Uint8Array<ArrayBuffer>> {
    const pack = await this.#open(kind, node);
    return pack === undefined || length === 0 ? new Uint8Array() : blocksOf(this.#source).range(pack, start, start + length);
  }

  #open(kind: PackKind, node: NodeIndex): Promise<BlockFile | undefined> {
    const path = `${this.#folder}/${packFile(this.#list, kind, Math.floor(node / NODES_PER_PACK))}`;
    if (this.#absent.has(path)) return Promise.resolve(undefined);
    let pack = this.#packs.get(path);
    if (pack === undefined) {
      this.#packs.set(path, (pack = this.#openNow(path)));
      void pack.catch(() => undefined).then((found) => {
        if (found === undefined) this.#packs.delete(path);
      });
    }
    return pack;
  }

  async #openNow(path: string): Promise<BlockFile | undefined> {
    const size = await this.#source.size(path);
    if (size === undefined) {
      this.#absent.set(path, true);
      return undefined;
    }
    const file = { path, size };
    const head = await blocksOf(this.#source).range(file, 0, recordStart(0));
    if (decodePackHead(head) === undefined) throw new Error(`${this.#source.name}/${path}: expected a pack of pictures, came something else; draw the pictures again: npm run data`);
    return file;
  }
}
