import { RateLimiterMemory } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 60;

/** Processor time that each client may use in a minute; counted by each process for itself. */
export class RateLimit {
  readonly #limiter: RateLimiterMemory;
  readonly #budget: number;

  /** @param budget milliseconds of processor time in a minute, at least 1. */
  constructor(budget: number) {
    this.#budget = budget;
    this.#limiter = new RateLimiterMemory({ points: budget, duration: WINDOW_SECONDS });
  }

  /** Returns the whole seconds to wait where a client has used its budget up; `undefined` where it may ask. */
  async findWait(client: string): Promise<number | undefined> {
    const used = await this.#limiter.get(client);
    if (used === null || used.consumedPoints < this.#budget) return undefined;
    return Math.max(1, Math.ceil(used.msBeforeNext / 1000));
  }

  /** Charges a client for an answer. @param ms processor time that it took, estimated. */
  async charge(client: string, ms: number): Promise<void> {
    await this.#limiter.penalty(client, ms);
  }
}
