import type { TextColumn } from '../../domain/text-column.ts';
import { boundedDistance } from '../words/edit-distance.ts';

/** A term similar to the query. */
export interface NearTerm {
  readonly term: number;
  /** Edits between the two, at least 1. */
  readonly edits: number;
  /** Whether they begin with different bytes. */
  readonly otherInitial: boolean;
}

/** Terms longer than this have no near ones. */
const LONGEST = 64;

/**
 * Finds terms within a few edits.
 *
 * Terms are sorted by length, and each has a mask of the letters in it. An edit changes the length by one at most and
 * removes and adds one letter at most; so two comparisons exclude nearly all terms, without a look at their text. A
 * question takes O(terms of about that length), 1 to 3 ms for 117,000 terms.
 */
export class FuzzyIndex {
  readonly #column: TextColumn;
  /** Terms by length, then in their order. */
  readonly #term: Uint32Array;
  readonly #mask: Uint32Array;
  /** The first of each length. */
  readonly #start: Uint32Array;

  constructor(column: TextColumn) {
    this.#column = column;
    const { text, end } = column;
    const size = end.length - 1;
    const lengthOf = (term: number): number => Math.min(end[term + 1]! - end[term]!, LONGEST + 1);
    const start = new Uint32Array(LONGEST + 3);
    for (let term = 0; term < size; term++) start[lengthOf(term) + 1]!++;
    for (let length = 0; length < LONGEST + 2; length++) start[length + 1]! += start[length]!;
    this.#start = start.slice();
    this.#term = new Uint32Array(size);
    this.#mask = new Uint32Array(size);
    for (let term = 0; term < size; term++) {
      const place = start[lengthOf(term)]!++;
      this.#term[place] = term;
      this.#mask[place] = maskOf(text, end[term]!, end[term + 1]!);
    }
  }

  /** The terms from 1 to `limit` edits away from a key, by length. */
  near(key: Uint8Array, limit: number): NearTerm[] {
    const found: NearTerm[] = [];
    if (key.length > LONGEST || limit === 0) return found;
    const { text, end } = this.#column;
    const wanted = maskOf(key, 0, key.length);
    const from = this.#start[Math.max(1, key.length - limit)]!;
    const to = this.#start[Math.min(LONGEST, key.length + limit) + 1]!;
    for (let i = from; i < to; i++) {
      const mask = this.#mask[i]!;
      if (bitCount(wanted & ~mask) > limit || bitCount(mask & ~wanted) > limit) continue;
      const term = this.#term[i]!;
      const edits = boundedDistance(key, text, end[term]!, end[term + 1]!, limit);
      if (edits <= limit && edits > 0) found.push({ term, edits, otherInitial: key[0] !== text[end[term]!] });
    }
    return found;
  }
}

/** Returns the maximum number of edits for a key of some length: a short word with two edits is another word. */
export function sensibleEdits(length: number): number {
  if (length < 3) return 0;
  if (length < 5) return 1;
  return length < 12 ? 2 : 3;
}

/** One bit for each of `a` to `z`, and six shared by all other bytes. */
function maskOf(text: Uint8Array, start: number, end: number): number {
  let mask = 0;
  for (let i = start; i < end; i++) {
    const letter = text[i]! - 0x61;
    mask |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (text[i]! % 6));
  }
  return mask;
}

/** The number of bits set: Hacker's Delight, figure 5-2. */
function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
