/**
 * Nodes by the offset in their identifier: a table of numbers that workers share.
 *
 * Open addressing over a power of two, at most half full; a look-up costs about as much as reading one number.
 */
export interface OffsetTable {
  /** An offset at each place, or 0 where there is none. Offset 0 is the notice at the top of WordNet's files. */
  readonly offsets: Uint32Array;
  readonly nodes: Uint32Array;
}

/** Makes a table of the offsets of nodes; of an offset that comes twice the first node stays. @param offsets by node, 0 for none. */
export function offsetTable(offsets: Uint32Array): OffsetTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, offsets.length * 2)));
  const shared = (): Uint32Array => new Uint32Array(new SharedArrayBuffer(size * 4));
  const table = { offsets: shared(), nodes: shared() };
  for (let node = 0; node < offsets.length; node++) {
    const offset = offsets[node]!;
    if (offset === 0) continue;
    const place = placeOf(table.offsets, offset);
    if (table.offsets[place] === offset) continue;
    table.offsets[place] = offset;
    table.nodes[place] = node;
  }
  return table;
}

/** The node of an offset, or -1. */
export function nodeAt({ offsets, nodes }: OffsetTable, offset: number): number {
  if (offset === 0) return -1;
  const place = placeOf(offsets, offset);
  return offsets[place] === offset ? nodes[place]! : -1;
}

/** Where an offset stands, or the empty place where it would. */
function placeOf(offsets: Uint32Array, offset: number): number {
  const mask = offsets.length - 1;
  let place = (Math.imul(offset, 0x9e3779b1) >>> 8) & mask;
  while (offsets[place] !== 0 && offsets[place] !== offset) place = (place + 1) & mask;
  return place;
}
