import { SLACK } from './kernel-text.ts';
import { type LineKernel, lineKernel } from './line-kernel.ts';

const PAGE = 65_536;
const ALIGNMENT = 64;

/**
 * A memory for lines, in which a {@link LineKernel} works; each thread has one, and uses it for one step after the other.
 *
 * Whoever needs room in it says how much once. {@link bytes} and {@link words} are other objects after that: hold none
 * of them while others may ask for room.
 */
export class LineMemory {
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  /** The inner loops. */
  readonly kernel: LineKernel = lineKernel(this.#memory);
  /** All of it. */
  bytes: Buffer = Buffer.from(this.#memory.buffer);
  /** The same as numbers of 32 bits. */
  words = new Uint32Array(this.#memory.buffer);
  #end = 0;

  /** Takes so many bytes; what was never written to takes no memory. @returns where they begin, a multiple of 64. */
  allocate(bytes: number): number {
    const place = this.#end;
    this.#end = Math.ceil((place + bytes + SLACK) / ALIGNMENT) * ALIGNMENT;
    const missing = this.#end - this.bytes.length;
    if (missing > 0) {
      this.#memory.grow(Math.ceil(missing / PAGE));
      this.bytes = Buffer.from(this.#memory.buffer);
      this.words = new Uint32Array(this.#memory.buffer);
    }
    return place;
  }

  /** Takes everything back. */
  clear(): void {
    this.#end = 0;
  }
}
