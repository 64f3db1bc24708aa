import type { Range } from './sorted-keys.ts';

/** Returns the positions of the `count` largest weights of a range, the largest first, then by position. O(range). */
export function heaviest(weight: Uint8Array, { start, end }: Range, count: number): number[] {
  const counts = new Uint32Array(256);
  for (let i = start; i < end; i++) counts[weight[i]!]!++;
  let least = 255;
  for (let found = counts[least]!; found < count && least > 0;) found += counts[--least]!;
  const found: number[] = [];
  for (let i = start; i < end; i++) if (weight[i]! >= least) found.push(i);
  return found.sort((a, b) => weight[b]! - weight[a]! || a - b).slice(0, count);
}
