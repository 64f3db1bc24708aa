import { performance } from 'node:perf_hooks';

/** Bytes that are compressed on the way in a millisecond of processor time, and sent as they are. */
const COMPRESSED_IN_MS = 50_000;
const SENT_IN_MS = 1_000_000;

/**
 * Estimate of the processor time of one answer, while it is made and sent.
 *
 * The event loop's time at work is counted, so waiting for a disk or a store costs nothing; what others do in it meanwhile counts for both, so the
 * figure is an upper bound.
 */
export class AnswerCost {
  #ms = 0;

  /** Milliseconds so far. */
  get ms(): number {
    return this.#ms;
  }

  /** Runs a piece of work and counts its time. */
  async time<T>(work: () => T | Promise<T>): Promise<T> {
    const before = performance.eventLoopUtilization();
    try {
      return await work();
    } finally {
      this.#ms += performance.eventLoopUtilization(before).active;
    }
  }

  /** Counts milliseconds that another thread spent. */
  add(ms: number): void {
    this.#ms += ms;
  }

  /** Counts bytes sent, by what they take on average. */
  countBytes(bytes: number, isCompressed: boolean): void {
    this.#ms += bytes / (isCompressed ? COMPRESSED_IN_MS : SENT_IN_MS);
  }
}
