import type { Slice } from '../taxonomy/descendants.ts';
import type { Tally } from '../taxonomy/tally.ts';

/** Two classes that share synsets. */
export interface Overlap {
  /** Positions of the classes in their set; `a` is less than `b`. */
  readonly a: number;
  readonly b: number;
  /** Distinct synsets in both. */
  readonly synsets: number;
  /** The synsets in both, as disjoint slices in preorder. */
  readonly shared: readonly Slice[];
}

/** Overlaps in columns, for sets with a hundred thousand of them; sorted by `a`, then `b`. */
export interface OverlapTable {
  readonly pairs: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly synsets: Uint32Array;
}

/**
 * Finds all pairs of classes that share a synset, by ancestry or through a second parent.
 *
 * Slices are sorted by their start and swept once for each level: a slice meets those that are still open. A slice
 * that holds no synset of its level is not met. O(s log s + meetings) for s slices.
 *
 * @param slices the disjoint slices of each class.
 * @param ones a tally of 1 for each synset, which counts the synsets of a slice.
 */
export function findOverlaps(slices: readonly (readonly Slice[])[], ones: Tally): OverlapTable {
  // One number a meeting: the pair, then its synsets. Sorted, the meetings of a pair are neighbours.
  let meetings = new Float64Array(1024);
  let count = 0;
  sweep(slices, (owner, other, start, end, level) => {
    const synsets = ones.sumOf(start, end, level);
    if (synsets === 0) return;
    const pair = owner < other ? owner * slices.length + other : other * slices.length + owner;
    if (count === meetings.length) {
      const longer = new Float64Array(2 * count);
      longer.set(meetings);
      meetings = longer;
    }
    meetings[count++] = pair * MOST_SYNSETS + synsets;
  });
  meetings = meetings.subarray(0, count).sort();
  const a = new Uint32Array(count);
  const b = new Uint32Array(count);
  const synsets = new Uint32Array(count);
  let pairs = 0;
  let last = -1;
  for (const meeting of meetings) {
    const pair = Math.floor(meeting / MOST_SYNSETS);
    if (pair !== last) {
      a[pairs] = Math.floor(pair / slices.length);
      b[pairs] = pair % slices.length;
      pairs++;
      last = pair;
    }
    synsets[pairs - 1]! += meeting % MOST_SYNSETS;
  }
  return { pairs, a: a.subarray(0, pairs), b: b.subarray(0, pairs), synsets: synsets.subarray(0, pairs) };
}

/** Returns what two classes share; `undefined` if nothing. */
export function overlapOf(
  slices: readonly (readonly Slice[])[],
  a: number,
  b: number,
  ones: Tally,
): Overlap | undefined {
  const shared: Slice[] = [];
  sweep([slices[a]!, slices[b]!], (_owner, _other, start, end, level) => {
    if (ones.sumOf(start, end, level) > 0) shared.push({ start, end, level });
  });
  if (shared.length === 0) return undefined;
  return { a, b, synsets: ones.sum(shared), shared: shared.sort((x, y) => x.start - y.start) };
}

/** A number above that of the synsets of WordNet; with a pair of as many classes it stays below 2^53, so that sums are exact. */
const MOST_SYNSETS = 2 ** 17;

/** Starts of slices are below 2^17 nodes' worth of places, and levels below 2^8: both fit a float with a position. */
const POSITIONS = 2 ** 24;

function sweep(
  slices: readonly (readonly Slice[])[],
  meet: (owner: number, other: number, start: number, end: number, level: number) => void,
): void {
  const owners: number[] = [];
  const ends: Slice[] = [];
  for (const [owner, own] of slices.entries()) {
    for (const slice of own) {
      owners.push(owner);
      ends.push(slice);
    }
  }
  // One number a slice sorts four times as fast as a comparison of objects: level, start, then position.
  const order = Float64Array.from(ends, ({ level, start }, i) => (level * POSITIONS + start) * POSITIONS + i).sort();
  const open: number[] = [];
  for (const key of order) {
    const next = key % POSITIONS;
    const { start, end, level } = ends[next]!;
    const owner = owners[next]!;
    let kept = 0;
    for (const other of open) {
      const slice = ends[other]!;
      if (slice.level !== level || slice.end <= start) continue;
      open[kept++] = other;
      if (owners[other] !== owner) meet(owner, owners[other]!, start, Math.min(end, slice.end), level);
    }
    open.length = kept;
    open.push(next);
  }
}
