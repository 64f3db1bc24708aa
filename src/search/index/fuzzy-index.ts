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
 * Terms are sorted by length, and each has masks of the letters that are in it, once and more than once. An edit changes
 * the length by one at most and removes and adds one letter at most; so a few comparisons exclude nearly all terms,
 * without a look at their text. A question takes O(terms of about that length), 0.1 to 0.4 ms for 117,000 terms.
 */
export class FuzzyIndex {
  readonly #column: TextColumn;
  /** Terms by length, then in their order. */
  readonly #term: Uint32Array;
  readonly #once: Int32Array;
  readonly #twice: Int32Array;
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
    this.#once = new Int32Array(size);
    this.#twice = new Int32Array(size);
    for (let term = 0; term < size; term++) {
      const place = start[lengthOf(term)]!++;
      this.#term[place] = term;
      [this.#once[place], this.#twice[place]] = masksOf(text, end[term]!, end[term + 1]!);
    }
  }

  /** The terms from 1 to `limit` edits away from a key, by length. */
  near(key: Uint8Array, limit: number): NearTerm[] {
    const found: NearTerm[] = [];
    if (key.length > LONGEST || limit === 0) return found;
    const { text, end } = this.#column;
    const [once, twice] = masksOf(key, 0, key.length);
    // Fields of the class are read once: the loop looks at half of all terms.
    const masks = this.#once;
    const others = this.#twice;
    for (let length = Math.max(1, key.length - limit); length <= Math.min(LONGEST, key.length + limit); length++) {
      // Each letter that a term is longer takes an edit that replaces none of the key's, and the reverse.
      const lost = limit - Math.max(0, length - key.length);
      const gained = limit - Math.max(0, key.length - length);
      const to = this.#start[length + 1]!;
      for (let i = this.#start[length]!; i < to; i++) {
        const mask = masks[i]!;
        if (hasMoreBits(once & ~mask, lost) || hasMoreBits(mask & ~once, gained)) continue;
        const other = others[i]!;
        if (hasMoreBits(once & ~mask, lost, twice & ~other) || hasMoreBits(mask & ~once, gained, other & ~twice))
          continue;
        const term = this.#term[i]!;
        const edits = boundedDistance(key, text, end[term]!, end[term + 1]!, limit);
        if (edits <= limit && edits > 0) found.push({ term, edits, otherInitial: key[0] !== text[end[term]!] });
      }
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

/** Returns one bit for each of `a` to `z` that is there, and six shared by all other bytes; then those there more than once. */
function masksOf(text: Uint8Array, start: number, end: number): [once: number, twice: number] {
  let once = 0;
  let twice = 0;
  for (let i = start; i < end; i++) {
    const letter = text[i]! - 0x61;
    const bit = 1 << (letter >= 0 && letter < 26 ? letter : 26 + (text[i]! % 6));
    twice |= once & bit;
    once |= bit;
  }
  return [once, twice];
}

/** Whether more than a few bits are set in one or two masks: each step clears the lowest. */
function hasMoreBits(mask: number, limit: number, second = 0): boolean {
  let steps = limit;
  for (let bits = mask; bits !== 0; bits &= bits - 1) if (steps-- === 0) return true;
  for (let bits = second; bits !== 0; bits &= bits - 1) if (steps-- === 0) return true;
  return false;
}
