import { BLOCK, blockOf, type ExploreLabel, largestPlaces } from '../view/explore-blocks.ts';

/** The names of places, fetched in blocks when they are first wanted. */
export class ExploreLabels {
  readonly #url: string;
  readonly #labels = new Map<number, ExploreLabel>();
  readonly #places = new Map<string, number>();
  readonly #asked = new Map<string, Promise<void>>();
  readonly #onArrival: () => void;

  /** @param url where the tree's data are served; @param onArrival called after each block. */
  constructor(url: string, onArrival: () => void) {
    this.#url = url;
    this.#onArrival = onArrival;
  }

  /** The label of a place, if it is here. */
  get(place: number): ExploreLabel | undefined {
    return this.#labels.get(place);
  }

  /**
   * Fetches the labels of places that are not here yet, in whole blocks, those first that hold most of them.
   *
   * @param most blocks to fetch at most.
   */
  async load(places: readonly number[], most = Infinity): Promise<void> {
    const wanted = new Map<number, number>();
    for (const place of places) {
      if (!this.#labels.has(place)) wanted.set(blockOf(place), (wanted.get(blockOf(place)) ?? 0) + 1);
    }
    const blocks = [...wanted].sort((a, b) => b[1] - a[1]).slice(0, most);
    await Promise.all(blocks.map(([block]) => this.#fetch(String(block), (i) => block * BLOCK + i)));
  }

  /** Fetches the labels of the largest subtrees, which the first view shows. */
  async loadLargest(size: Uint32Array): Promise<void> {
    const places = largestPlaces(size);
    await this.#fetch('top', (i) => places[i]!);
  }

  /** The place of an id that has been seen. */
  placeOf(id: string): number | undefined {
    return this.#places.get(id);
  }

  #fetch(name: string, placeAt: (i: number) => number): Promise<void> {
    let asked = this.#asked.get(name);
    if (asked === undefined) this.#asked.set(name, (asked = this.#ask(name, placeAt)));
    return asked;
  }

  async #ask(name: string, placeAt: (i: number) => number): Promise<void> {
    try {
      const answer = await fetch(`${this.#url}/labels/${name}.json`);
      if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
      ((await answer.json()) as ExploreLabel[]).forEach((label, i) => {
        this.#labels.set(placeAt(i), label);
        this.#places.set(label[0], placeAt(i));
      });
      this.#onArrival();
    } catch {
      // Names are missing until they are wanted again, a while later.
      setTimeout(() => this.#asked.delete(name), 2000);
    }
  }
}
