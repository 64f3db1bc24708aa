import { SLACK } from './line-kernel.ts';

const ALIGNMENT = 64;
const LEAST = 65_536;
/** Room for a whole list at once: pages that are never written to take no memory, and growing copies all. */
export const LIST_ROOM = 201_326_592;

/**
 * Memory for lines, in which inner loops work; each thread has one, and uses it for one step after the other.
 *
 * Room in it is allocated once for each use. {@link bytes} and {@link words} are other objects after that: hold none of
 * them while others may allocate.
 */
export class LineMemory {
  #buffer: ArrayBuffer;
  /** All of it. */
  bytes: Buffer;
  /** The same as numbers of 32 bits. */
  words: Uint32Array;
  #end = 0;

  /** @param capacity bytes to reserve; more is made where they do not suffice. */
  constructor(capacity = LEAST) {
    this.#buffer = new ArrayBuffer(capacity);
    this.bytes = Buffer.from(this.#buffer);
    this.words = new Uint32Array(this.#buffer);
  }

  /** Allocates bytes; pages that are never written to take no memory. @returns where they begin, a multiple of 64. */
  allocate(bytes: number): number {
    const start = this.#end;
    this.#end = Math.ceil((start + bytes + SLACK) / ALIGNMENT) * ALIGNMENT;
    if (this.#end > this.bytes.length) {
      this.#buffer = this.#buffer.transfer(this.#end);
      this.bytes = Buffer.from(this.#buffer);
      this.words = new Uint32Array(this.#buffer);
    }
    return start;
  }

  /** Frees everything that was allocated. */
  clear(): void {
    this.#end = 0;
  }
}
