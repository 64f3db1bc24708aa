import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 60;

/** How many costly answers each client may ask for in a minute; counted by each process for itself. */
export class RateLimit {
  readonly #limiter: RateLimiterMemory;

  /** @param points answers in a minute, at least 1. */
  constructor(points: number) {
    this.#limiter = new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
  }

  /** Counts one answer; gives the whole seconds to wait where it is one too many. */
  async take(client: string): Promise<number | undefined> {
    try {
      await this.#limiter.consume(client);
      return undefined;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    }
  }
}
