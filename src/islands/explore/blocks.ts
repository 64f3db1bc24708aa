import { requestJson } from '../request.ts';

/** Facts about places, fetched in blocks on demand. */
export class ExploreBlocks<T> {
  readonly #length: number;
  readonly #urlOf: (block: number) => string;
  readonly #onArrival: (block: readonly T[], placeAt: (i: number) => number) => void;
  readonly #known = new Map<number, T>();
  readonly #asked = new Map<string, Promise<void>>();

  /** @param length places in a block; @param onArrival called after each block. */
  constructor(
    length: number,
    urlOf: (block: number) => string,
    onArrival: (block: readonly T[], placeAt: (i: number) => number) => void,
  ) {
    this.#length = length;
    this.#urlOf = urlOf;
    this.#onArrival = onArrival;
  }

  /** Returns the facts about a place, if they have arrived. */
  get(place: number): T | undefined {
    return this.#known.get(place);
  }

  /**
   * Fetches what is not here yet of some places, in whole blocks, those first that hold most of them.
   *
   * @param most blocks to fetch at most.
   */
  async load(places: readonly number[], most = Infinity): Promise<void> {
    const wanted = new Map<number, number>();
    for (const place of places) {
      const block = Math.floor(place / this.#length);
      if (!this.#known.has(place)) wanted.set(block, (wanted.get(block) ?? 0) + 1);
    }
    const blocks = [...wanted].sort((a, b) => b[1] - a[1]).slice(0, most);
    await Promise.all(blocks.map(([block]) => this.fetch(this.#urlOf(block), (i) => block * this.#length + i)));
  }

  /** Fetches a block of any places, unless it was fetched. */
  fetch(url: string, placeAt: (i: number) => number): Promise<void> {
    let asked = this.#asked.get(url);
    if (asked === undefined) this.#asked.set(url, (asked = this.#ask(url, placeAt)));
    return asked;
  }

  async #ask(url: string, placeAt: (i: number) => number): Promise<void> {
    try {
      const block = await requestJson<T[]>(url);
      block.forEach((known, i) => this.#known.set(placeAt(i), known));
      this.#onArrival(block, placeAt);
    } catch {
      // A missing block is requested again on the next demand, after a pause.
      setTimeout(() => this.#asked.delete(url), 2000);
    }
  }
}
