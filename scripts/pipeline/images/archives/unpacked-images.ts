import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder, replaceDurably, writeAll } from '../../builds/durable.ts';
import { unpackedFile } from '../../../../src/store/original-files.ts';

/** First bytes of a file of unpacked images; so none begins at byte 0, which means a file of its own. */
const MAGIC = new TextEncoder().encode('canopy images 1\n');

/**
 * Writes the images of a compressed archive one after the other into a file, from which they are read by position.
 *
 * Plain tars are read where they are; gzip and Parquet have no position for an image, so those are unpacked once.
 */
export class UnpackedImages {
  readonly #handle: FileHandle;
  readonly #file: string;
  #end = MAGIC.length;

  private constructor(handle: FileHandle, file: string) {
    this.#handle = handle;
    this.#file = file;
  }

  /** @param folder of all unpacked images of a dataset. @param archive path of the archive in the dataset's folder. */
  static async create(folder: string, archive: string): Promise<UnpackedImages> {
    await makeFolder(folder);
    const file = path.join(folder, unpackedFile(archive));
    const handle = await open(`${file}.partial`, 'w');
    await handle.write(MAGIC, 0, MAGIC.length, 0);
    return new UnpackedImages(handle, file);
  }

  /** Appends an image. @returns byte at which it begins. */
  async append(bytes: Uint8Array): Promise<number> {
    const start = this.#end;
    await writeAll(this.#handle, bytes, start);
    this.#end += bytes.length;
    return start;
  }

  /** Puts the whole file in its place. */
  async finish(): Promise<void> {
    await this.#handle.close();
    await replaceDurably(this.#file, `${this.#file}.partial`);
  }
}

/** Name of the notes about an archive. */
export function archiveKey(archive: string): string {
  return createHash('sha256').update(archive).digest('hex').slice(0, 24);
}
