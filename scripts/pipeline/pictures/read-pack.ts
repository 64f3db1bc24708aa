import { type FileHandle, open } from 'node:fs/promises';
import { readRange } from '../builds/durable.ts';
import { fileFault, ifExists } from '../../../src/store/file-fault.ts';
import {
  decodePackHead,
  decodeRecord,
  type PackRecord,
  RECORD_SIZE,
  recordStart,
} from '../../../src/format/pictures/picture-pack.ts';

/** Number of records read at a time: 256 kB of a pack. */
const CHUNK = 4096;

/** One file of a pack, before it is written. */
export type DrawnFile = Pick<PackRecord, 'state' | 'colour' | 'width' | 'height'> & { readonly bytes: Uint8Array };

/** A pack that is open for reading; no more of it is in memory than a few thousand records. */
export class PackReader {
  readonly #handle: FileHandle;
  readonly #size: number;
  /** Number of its records. */
  readonly count: number;

  private constructor(handle: FileHandle, size: number, count: number) {
    this.#handle = handle;
    this.#size = size;
    this.count = count;
  }

  /** Opens a pack; `undefined` if it does not exist. @throws StoreError if the system refuses. */
  static async open(file: string): Promise<PackReader | undefined> {
    const handle = await ifExists(file, (pack) => open(pack));
    if (handle === undefined) return undefined;
    let reader: PackReader | undefined;
    try {
      const count = decodePackHead(await readRange(handle, 0, recordStart(0)));
      if (count !== undefined) reader = new PackReader(handle, (await handle.stat()).size, count);
    } catch (error) {
      throw fileFault(file, 'read', error);
    } finally {
      if (reader === undefined) await handle.close();
    }
    return reader;
  }

  /** The records in order; fewer than {@link count} if the pack is cut short among them. */
  async *records(): AsyncGenerator<PackRecord> {
    for (let first = 0; first < this.count; first += CHUNK) {
      const wanted = Math.min(CHUNK, this.count - first) * RECORD_SIZE;
      const bytes = await readRange(this.#handle, recordStart(first), wanted);
      for (let at = 0; at + RECORD_SIZE <= bytes.length; at += RECORD_SIZE)
        yield decodeRecord(bytes.subarray(at, at + RECORD_SIZE), this.#size);
      if (bytes.length < wanted) return;
    }
  }

  /** One record. @param place below {@link count}. */
  async record(place: number): Promise<PackRecord> {
    return decodeRecord(await readRange(this.#handle, recordStart(place), RECORD_SIZE), this.#size);
  }

  /** The file of a record; shorter than it says if the pack is cut short. */
  async bytes({ start, length }: Pick<PackRecord, 'start' | 'length'>): Promise<Uint8Array> {
    return readRange(this.#handle, start, length);
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
