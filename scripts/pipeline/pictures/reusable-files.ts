import { sha256 } from '../builds/current-build.ts';
import { type DrawnFile, PackReader } from './read-pack.ts';

/** Digits of a key that find it in the table; the rest is compared with the record. */
const PREFIX = 16;

/** The files of packs by their keys, so that what has been made once is not made again. */
export class ReusableFiles {
  readonly #packs: readonly PackReader[];
  /** Position of each file by the first digits of its key: index in its pack × packs + pack. */
  readonly #places = new Map<string, number>();

  private constructor(packs: readonly PackReader[]) {
    this.#packs = packs;
  }

  /** Opens packs; missing ones are skipped. */
  static async open(files: readonly string[]): Promise<ReusableFiles> {
    const packs = (await Promise.all(files.map((file) => PackReader.open(file)))).filter((pack) => pack !== undefined);
    const reusable = new ReusableFiles(packs);
    for (const [i, pack] of packs.entries()) {
      let place = 0;
      for await (const { key, state } of pack.records()) {
        if (state !== 'open') reusable.#places.set(key.slice(0, PREFIX), place * packs.length + i);
        place++;
      }
    }
    return reusable;
  }

  /** Reads the file with a key; `undefined` if it is unknown or damaged. */
  async read(key: string): Promise<DrawnFile | undefined> {
    const found = this.#places.get(key.slice(0, PREFIX));
    if (found === undefined) return undefined;
    const pack = this.#packs[found % this.#packs.length]!;
    const record = await pack.record(Math.floor(found / this.#packs.length));
    if (record.key !== key) return undefined;
    const bytes = await pack.bytes(record);
    const { state, colour, width, height, digest } = record;
    return sha256(bytes).startsWith(digest) ? { state, colour, width, height, bytes } : undefined;
  }

  async close(): Promise<void> {
    for (const pack of this.#packs) await pack.close();
  }
}
