import { lowerBound } from './binary-search.ts';

/**
 * Rank of a value in a named population: the share of its members that are strictly below.
 *
 * Members that tie share a percentile. The smallest value has 0, and no member has 100.
 */
export interface Percentile {
  /** Members of the population strictly below. */
  readonly below: number;
  /** All members of the population. */
  readonly population: number;
}

/** Returns the percentile as a number from 0 up to 100; a member of the population never has 100. */
export function percent({ below, population }: Percentile): number {
  return (100 * below) / population;
}

/**
 * Counts, for each value, the members of the population strictly below it. O((m + p) log p).
 *
 * @param values one value for each node;
 *
 * @param population the values to compare with, in any order.
 */
export function countBelow(values: ArrayLike<number>, population: ArrayLike<number>): Uint32Array {
  const sorted = Float64Array.from(population).sort();
  const below = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) below[i] = lowerBound(sorted, values[i]!);
  return below;
}
