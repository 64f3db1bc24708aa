/**
 * The edits between two strings of bytes, if they are at most `limit`, else `limit + 1`.
 *
 * An edit inserts, deletes or replaces a byte, or swaps two neighbours (optimal string alignment distance).
 * Only the diagonal band that `limit` allows is computed: O(limit × length), without allocation.
 *
 * @param limit from 0 to 5; @param b the array that holds the second string, from `start` to `end`.
 */
export function boundedDistance(a: Uint8Array, b: Uint8Array, start: number, end: number, limit: number): number {
  const m = a.length;
  const n = end - start;
  const over = limit + 1;
  if (Math.abs(m - n) > limit || m >= WIDTH - 1 || n >= WIDTH - 1) return over;
  let [before, above, row] = ROWS;
  for (let j = 0; j <= n; j++) above[j] = j;
  for (let i = 1; i <= m; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(n, i + limit);
    row[0] = i;
    if (from > 1) row[from - 1] = over;
    let least = from === 1 ? i : over;
    const letter = a[i - 1]!;
    for (let j = from; j <= to; j++) {
      const other = b[start + j - 1]!;
      // Beyond the band is a value of an earlier row, which must not be read as a short way.
      const up = j === i + limit ? over : above[j]! + 1;
      let best = above[j - 1]! + (letter === other ? 0 : 1);
      if (up < best) best = up;
      if (row[j - 1]! + 1 < best) best = row[j - 1]! + 1;
      if (i > 1 && j > 1 && letter === b[start + j - 2] && a[i - 2] === other && before[j - 2]! + 1 < best)
        best = before[j - 2]! + 1;
      row[j] = best;
      if (best < least) least = best;
    }
    if (least > limit) return over;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[n]!, over);
}

/** Longer strings than this are never within the limit. */
const WIDTH = 256;
const ROWS: [Uint16Array, Uint16Array, Uint16Array] = [
  new Uint16Array(WIDTH),
  new Uint16Array(WIDTH),
  new Uint16Array(WIDTH),
];
