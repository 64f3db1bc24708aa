/**
 * Numbers that look random and are the same for the same seed, everywhere and always.
 *
 * Each case of a fuzzer draws from numbers of its own, so that any one of them can be had again without those before it.
 * The generator is mulberry32, the numbers of a case begin where its seed and index hash to.
 */
export class Random {
  #state: number;

  /** @param index the case's; those of one seed have nothing to do with each other. */
  constructor(seed: number, index = 0) {
    this.#state = scrambled(scrambled(seed) ^ Math.imul(index + 1, 0x9e3779b1));
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    return scrambled(this.#state) / 0x1_0000_0000;
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** Returns true in a share of all cases. @param share from 0 to 1. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** Picks one of some things. */
  pick<T>(things: readonly [T, ...T[]] | readonly T[]): T {
    return things[this.below(things.length)]!;
  }

  /** Makes one thing, and each further one in half of the cases, at most `most`. */
  few<T>(most: number, make: () => T): T[] {
    const things = [make()];
    while (things.length < most && this.chance(0.5)) things.push(make());
    return things;
  }
}

/** Spreads a number of 32 bits over all of them. */
function scrambled(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 15), 1 | value);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
