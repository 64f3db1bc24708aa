/** Limits the bytes that are held in memory at the same time; who asks first is served first. */
export class ByteBudget {
  readonly #max: number;
  readonly #waiting: { readonly bytes: number; readonly onTurn: () => void }[] = [];
  #free: number;

  /** @param max bytes that may be held at the same time. */
  constructor(max: number) {
    this.#max = max;
    this.#free = max;
  }

  /** Opens a share that holds nothing yet. */
  share(): MemoryShare {
    let held = 0;
    return {
      reserve: (bytes) => {
        this.#give(held);
        held = Math.min(bytes, this.#max);
        if (this.#waiting.length === 0 && held <= this.#free) {
          this.#free -= held;
          return undefined;
        }
        const { promise, resolve } = Promise.withResolvers<undefined>();
        this.#waiting.push({
          bytes: held,
          onTurn: () => resolve(undefined),
        });
        this.#serve();
        return promise;
      },
      release: () => {
        this.#give(held);
        held = 0;
      },
    };
  }

  #give(bytes: number): void {
    this.#free += bytes;
    this.#serve();
  }

  #serve(): void {
    for (let [first] = this.#waiting; first !== undefined && first.bytes <= this.#free; [first] = this.#waiting) {
      this.#waiting.shift();
      this.#free -= first.bytes;
      first.onTurn();
    }
  }
}

/** Part of a budget that one answer holds. Nothing is reserved or released while a reservation waits. */
export interface MemoryShare {
  /**
   * Reserves bytes, at most the whole budget, in place of those held before.
   *
   * @returns `undefined` if they are free, else what settles when they are.
   */
  readonly reserve: (bytes: number) => Promise<undefined> | undefined;
  readonly release: () => void;
}
