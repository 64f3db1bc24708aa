import { BLOCK, type BlockFile, blocksOf } from './block-cache.ts';
import { type Source } from './source.ts';

/** Bytes of a long range that are read at once: whole blocks. */
const CHUNK = 4 * BLOCK;

/** A file of a build, read as a whole or in parts. */
export class StoredFile implements BlockFile {
  readonly path: string;
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
  readonly #source: Source;

  constructor(source: Source, path: string, { bytes, sha256 }: { readonly bytes: number; readonly sha256: string }) {
    this.#source = source;
    this.path = path;
    this.size = bytes;
    this.sha256 = sha256;
  }

  /** The bytes `[start, end)`; not to be written into. Blocks of them are kept for the next reader. */
  range(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    return start === end ? Promise.resolve(new Uint8Array()) : blocksOf(this.#source).range(this, start, end);
  }

  /** The bytes `[start, end)` of a long range, of which nothing is kept. */
  readOnce(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#source.range(this.path, start, end);
  }

  /** The bytes `[start, end)` in pieces, each read when it is asked for and none of them kept. */
  async *pieces(start: number, end: number): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
    for (let at = start; at < end;) {
      const next = Math.min(end, (Math.floor(at / CHUNK) + 1) * CHUNK);
      yield await this.readOnce(at, next);
      at = next;
    }
  }
}

/** Pieces as a stream, each made when the reader is ready for it. */
export function streamOf(pieces: AsyncIterator<Uint8Array, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}
