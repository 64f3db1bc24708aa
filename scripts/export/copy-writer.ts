import { hash, createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
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
}

const DIGEST = 16;

/**
 * Writes the files of one part of a copy to a staging folder: those whose bytes differ from the last export's.
 *
 * A file is unchanged if the last export noted the same digest and the copy has it with that length. All calls to the
 * system are synchronous: a file is a few kilobytes, for which a queue costs more than the write.
 */
export class CopyWriter {
  readonly #staging: string;
  readonly #folder: string;
  readonly #before: Map<string, CopyFile>;
  readonly #folders = new Set<string>();
  readonly #files = new Map<string, CopyFile>();
  readonly #written: string[] = [];

  /** @param folder of the copy. @param before files of this part in the last export. */
  constructor(staging: string, folder: string, before: readonly CopyFile[]) {
    this.#staging = staging;
    this.#folder = folder;
    this.#before = new Map(before.map((file) => [file.path, file]));
  }

  /** Returns true if the part has a file already. */
  has(file: string): boolean {
    return this.#files.has(file);
  }

  /** Writes a file. @throws Error if the part has one of that path already. */
  write(file: string, content: string | Uint8Array): CopyFile {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const written = { path: file, bytes: bytes.length, digest: hash('sha256', bytes, 'base64url').slice(0, DIGEST) };
    if (!this.#isUnchanged(written)) writeFileSync(this.#stagedPath(file), bytes);
    return written;
  }

  /** Adds a file that this process has written for another part. @throws Error if the part has one of that path already. */
  add(file: CopyFile): void {
    if (this.#files.has(file.path)) throw new Error(`${file.path}: two addresses of the site lead to this file.`);
    this.#files.set(file.path, file);
  }

  /** Writes a file of any length, chunk by chunk. */
  async writeChunks(
    file: string,
    chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  ): Promise<void> {
    const digest = createHash('sha256');
    const staged = this.#stagedPath(file);
    const descriptor = openSync(staged, 'w');
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
    const written = { path: file, bytes: length, digest: digest.digest('base64url').slice(0, DIGEST) };
    if (this.#isUnchanged(written)) rmSync(staged);
  }

  /** Returns the result so far. */
  report(): PartReport {
    return { files: [...this.#files.values()], written: this.#written };
  }

  /** Records a file of the part. @returns true if the copy has it already. */
  #isUnchanged(file: CopyFile): boolean {
    this.add(file);
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

  /** Returns the path of a file in the staging folder, and makes its folder. */
  #stagedPath(file: string): string {
    const staged = path.join(this.#staging, file);
    const folder = path.dirname(staged);
    if (!this.#folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#folders.add(folder);
    }
    return staged;
  }
}

/** Returns the length of a file, or `undefined` if it does not exist. */
export function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}
