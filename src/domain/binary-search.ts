/**
 * Returns the first of the positions `[low, size)` that has a property, which all after it have as well; `size` if none
 * has. O(log size).
 */
export function firstWhere(size: number, holds: (i: number) => boolean, low = 0): number {
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Returns the number of entries of an ascending array that are less than `value`. O(log entries). */
export function lowerBound(sorted: ArrayLike<number>, value: number): number {
  return firstWhere(sorted.length, (i) => sorted[i]! >= value);
}
