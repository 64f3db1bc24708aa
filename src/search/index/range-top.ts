/**
 * Finds the largest weights of any range of positions, without looking at the rest.
 *
 * A tournament tree over the positions: node `i` holds the position of the greater of `2i` and `2i + 1`, the first of
 * equals. Opening it takes O(n), the `k` largest of a range O(k log n).
 */
export class RangeTop {
  readonly #weight: ArrayLike<number>;
  readonly #winner: Uint32Array;
  readonly #leaves: number;

  constructor(weight: ArrayLike<number>) {
    const n = weight.length;
    this.#weight = weight;
    let leaves = 1;
    while (leaves < n) leaves *= 2;
    this.#leaves = leaves;
    this.#winner = new Uint32Array(2 * leaves).fill(NONE);
    for (let i = 0; i < n; i++) this.#winner[leaves + i] = i;
    for (let i = leaves - 1; i > 0; i--)
      this.#winner[i] = this.#greater(this.#winner[2 * i]!, this.#winner[2 * i + 1]!);
  }

  /** Returns the position of greater weight of two, or {@link NONE}; the first of equals. */
  #greater(a: number, b: number): number {
    if (a === NONE) return b;
    if (b === NONE) return a;
    const difference = this.#weight[a]! - this.#weight[b]!;
    return difference > 0 || (difference === 0 && a < b) ? a : b;
  }

  #top(from: number, to: number): number {
    let best = NONE;
    let low = from + this.#leaves;
    let high = to + this.#leaves;
    while (low < high) {
      if (low & 1) best = this.#greater(best, this.#winner[low++]!);
      if (high & 1) best = this.#greater(best, this.#winner[--high]!);
      low >>>= 1;
      high >>>= 1;
    }
    return best;
  }

  /** The positions of the `count` largest weights in `[from, to)`, the largest first, then by position. */
  top(from: number, to: number, count: number): number[] {
    const found: number[] = [];
    const open: { best: number; from: number; to: number }[] = [];
    const add = (start: number, end: number): void => {
      if (start < end) open.push({ best: this.#top(start, end), from: start, to: end });
    };
    add(from, to);
    while (found.length < count && open.length > 0) {
      let at = 0;
      for (let i = 1; i < open.length; i++) if (this.#greater(open[at]!.best, open[i]!.best) === open[i]!.best) at = i;
      const { best, from: start, to: end } = open[at]!;
      open[at] = open.at(-1)!;
      open.pop();
      found.push(best);
      add(start, best);
      add(best + 1, end);
    }
    return found;
  }
}

const NONE = 0xffffffff;
