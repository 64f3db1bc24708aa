import { hash, createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';

/** A file of a copy: its path in the folder, and a digest of its bytes. */
export interface CopyFile {
  readonly path: string;
  readonly bytes: number;
  /** The first 96 bits of the SHA-256, in base64url. */
  readonly digest: string;
}

/** Result of a part of an export. */
export interface PartReport {
  /** All files of the part, in order. */
  readonly files: readonly CopyFile[];
  /** Paths of the files that were written. */
  readonly written: readonly string[];
  /** Files of the last export that this one does not have any more. */
  readonly removed: readonly string[];
}

const DIGEST = 16;

/**
 * Writes the files of one part of a copy: those whose bytes are others than last time, to a folder aside.
 *
 * A file counts as unchanged if the last export noted the same digest and it stands there with that length. Every call
 * to the system is made in turn and at once: a file is a few kilobytes, for which a queue costs more than the write.
 */
export class CopyWriter {
  readonly #aside: string;
  readonly #folder: string;
  readonly #before: Map<string, CopyFile>;
  readonly #folders = new Set<string>();
  readonly #files = new Map<string, CopyFile>();
  readonly #written: string[] = [];

  /**
   * @param aside where changed files are put; @param folder the copy as it stands; @param before what the last export noted
   * of this part.
   */
  constructor(aside: string, folder: string, before: readonly CopyFile[]) {
    this.#aside = aside;
    this.#folder = folder;
    this.#before = new Map(before.map((file) => [file.path, file]));
  }

  /** Whether a file has been put. */
  has(file: string): boolean {
    return this.#files.has(file);
  }

  /** Puts a file. @throws Error if one of that path has been put already. */
  put(file: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const noted = { path: file, bytes: bytes.length, digest: hash('sha256', bytes, 'base64url').slice(0, DIGEST) };
    if (this.#note(noted)) return;
    writeFileSync(this.#place(file), bytes);
  }

  /** Puts a file piece by piece, however long it is. */
  async putChunks(
    file: string,
    chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  ): Promise<void> {
    const digest = createHash('sha256');
    // Two processes may write a picture that two parts show.
    const partial = this.#place(`${file}.${String(process.pid)}.partial`);
    const descriptor = openSync(partial, 'w');
    let length = 0;
    try {
      for await (const chunk of chunks) {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
        digest.update(bytes);
        for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
        length += bytes.length;
      }
    } finally {
      closeSync(descriptor);
    }
    if (this.#note({ path: file, bytes: length, digest: digest.digest('base64url').slice(0, DIGEST) })) rmSync(partial);
    else renameSync(partial, path.join(this.#aside, file));
  }

  /** Returns the result so far. */
  report(): PartReport {
    return {
      files: [...this.#files.values()],
      written: this.#written,
      removed: [...this.#before.keys()].filter((file) => !this.#files.has(file)),
    };
  }

  /** @returns true if the copy already has the file. */
  #note(file: CopyFile): boolean {
    if (this.#files.has(file.path)) throw new Error(`${file.path}: two addresses of the site lead to this file.`);
    this.#files.set(file.path, file);
    const before = this.#before.get(file.path);
    if (
      before?.digest === file.digest &&
      before.bytes === file.bytes &&
      sizeOf(path.join(this.#folder, file.path)) === file.bytes
    )
      return true;
    this.#written.push(file.path);
    return false;
  }

  /** Where a file goes; its folder is made if it is not there. */
  #place(file: string): string {
    const place = path.join(this.#aside, file);
    const folder = path.dirname(place);
    if (!this.#folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#folders.add(folder);
    }
    return place;
  }
}

/** Returns the length of a file, or `undefined` if it does not exist. */
export function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}
