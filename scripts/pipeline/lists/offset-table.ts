/**
 * Nodes by the offset in their identifier: a table of numbers that workers share.
 *
 * Open addressing over a power of two, at most half full: an offset, and beside it a node. So a look-up costs about as
 * much as reading one number.
 */
export interface OffsetTable {
  /** Pairs; of a place that is empty the offset is 0, which in WordNet's files is the notice at the top. */
  readonly pairs: Uint32Array;
}

/** The entry of an offset that is in no table. */
export const UNKNOWN = 0x7fffffff;
/** Bit of a node whose offset in the table is the one that stands in lists too. */
const LISTED = 0x80000000;

/**
 * Makes a table of the offsets of nodes; of an offset that comes twice the first node stays.
 *
 * @param offsets by node, 0 for none. @param listed the offset that stands in lists, by node.
 */
export function offsetTable(offsets: Uint32Array, listed: Uint32Array): OffsetTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, offsets.length * 2)));
  const pairs = new Uint32Array(new SharedArrayBuffer(size * 8));
  for (let node = 0; node < offsets.length; node++) {
    const offset = offsets[node]!;
    if (offset === 0) continue;
    const place = placeOf(pairs, offset);
    if (pairs[place] === offset) continue;
    pairs[place] = offset;
    pairs[place + 1] = offset === listed[node] ? node + LISTED : node;
  }
  return { pairs };
}

/** What a table has of an offset, for {@link nodeOf} and {@link isListed}; {@link UNKNOWN} for nothing. */
export function entryAt({ pairs }: OffsetTable, offset: number): number {
  if (offset === 0) return UNKNOWN;
  const place = placeOf(pairs, offset);
  return pairs[place] === offset ? pairs[place + 1]! : UNKNOWN;
}

/** The node of an entry; -1 of none. */
export function nodeOf(entry: number): number {
  if (entry === UNKNOWN) return -1;
  return entry >= LISTED ? entry - LISTED : entry;
}

/** Whether the offset of an entry is the one that stands in lists. */
export function isListed(entry: number): boolean {
  return entry >= LISTED;
}

/** Where an offset stands, or the empty place where it would. */
function placeOf(pairs: Uint32Array, offset: number): number {
  const mask = pairs.length - 1;
  let place = ((Math.imul(offset, 0x9e3779b1) >>> 8) << 1) & mask;
  while (pairs[place] !== 0 && pairs[place] !== offset) place = (place + 2) & mask;
  return place;
}
