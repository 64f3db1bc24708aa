import { MATCH_KINDS, type Match, type MatchKind, score } from './rank.ts';

/** No lemma: found by an identifier, a definition, or a restriction. */
export const NO_LEMMA = -1;

// Node and score share one sortable number: 17 bits of score above 26 bits of node.
const NODES = 2 ** 26;
const STEPS = 1024;
const HIGHEST = 128;
const BARS_A_BIT = 8;

/**
 * The synsets found for one question, each with its best match.
 *
 * One of it is used again for every question: clearing costs as much as was found, finding allocates next to nothing.
 */
export class Hits {
  readonly #score: Float64Array;
  readonly #kind: Uint8Array;
  readonly #lemma: Int32Array;
  readonly #found: Uint8Array;
  #nodes: number[] = [];

  /** @param size number of nodes. */
  constructor(size: number) {
    this.#score = new Float64Array(size);
    this.#kind = new Uint8Array(size);
    this.#lemma = new Int32Array(size);
    this.#found = new Uint8Array(size);
  }

  /** Returns the number of synsets found. */
  get size(): number {
    return this.#nodes.length;
  }

  /** Whether a synset was found. */
  has(node: number): boolean {
    return this.#found[node] === 1;
  }

  /** Whether any synset was found in a way. */
  hasKind(kind: MatchKind): boolean {
    return this.#nodes.some((node) => this.kind(node) === kind);
  }

  /** The synsets found, in no particular order. */
  nodes(): Uint32Array {
    return Uint32Array.from(this.#nodes);
  }

  /** Forgets everything. */
  clear(): void {
    for (const node of this.#nodes) this.#found[node] = 0;
    this.#nodes = [];
  }

  /** Notes a match, if it is the synset's best so far; the first of equals. @param lemma position among all lemmas. */
  add(node: number, match: Match, lemma: number): void {
    const value = score(match);
    if (this.#found[node] === 1) {
      if (value <= this.#score[node]!) return;
    } else {
      this.#found[node] = 1;
      this.#nodes.push(node);
    }
    this.#score[node] = value;
    this.#kind[node] = MATCH_KINDS.indexOf(match.kind);
    this.#lemma[node] = lemma;
  }

  /** Forgets the synsets that do not pass a test. */
  keepOnly(test: (node: number) => boolean): void {
    this.#nodes = this.#nodes.filter((node) => {
      const kept = test(node);
      if (!kept) this.#found[node] = 0;
      return kept;
    });
  }

  score(node: number): number {
    return this.#score[node]!;
  }

  kind(node: number): MatchKind {
    return MATCH_KINDS[this.#kind[node]!]!;
  }

  /** Position of the lemma among all lemmas, or {@link NO_LEMMA}. */
  lemma(node: number): number {
    return this.#lemma[node]!;
  }

  /**
   * Returns the likeliest synsets, at most `count`: by score, rounded to a thousandth of a bit, then by node.
   *
   * O(found + count log count): only those that may be among the first are sorted.
   */
  first(count: number): Uint32Array {
    const least = this.#leastScore(count);
    const keys = new Float64Array(this.#nodes.length);
    let size = 0;
    for (const node of this.#nodes) {
      const below = HIGHEST - clamped(this.#score[node]!);
      if (HIGHEST - below >= least) keys[size++] = Math.round(below * STEPS) * NODES + node;
    }
    const sorted = keys.subarray(0, size).sort().subarray(0, Math.min(count, size));
    return Uint32Array.from(sorted, (key) => key % NODES);
  }

  /** A score that the first `count` synsets have at least, and not many others. */
  #leastScore(count: number): number {
    if (count >= this.#nodes.length) return 0;
    const histogram = new Uint32Array(HIGHEST * BARS_A_BIT + 1);
    for (const node of this.#nodes) histogram[Math.floor(clamped(this.#score[node]!) * BARS_A_BIT)]!++;
    let bar = histogram.length - 1;
    for (let above = 0; bar > 0; bar--) {
      above += histogram[bar]!;
      if (above >= count) break;
    }
    // One bar lower: of scores that are rounded alike, the one a little below may come first by its node.
    return Math.max(0, bar - 1) / BARS_A_BIT;
  }
}

function clamped(score: number): number {
  return Math.min(Math.max(score, 0), HIGHEST);
}
