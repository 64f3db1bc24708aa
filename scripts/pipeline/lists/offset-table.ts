/**
 * Makes a hash table of nodes by the offset in their identifier, in memory that threads share; of an offset that comes
 * twice the first node stays.
 *
 * Open addressing over a power of two, at most half full: pairs of offset and node. Offset 0 is an empty slot: in WordNet's files it is
 * the notice at the top.
 *
 * @param offsets by node, 0 for none.
 */
export function makeOffsetTable(offsets: Uint32Array): Uint32Array {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, offsets.length * 2)));
  const table = new Uint32Array(new SharedArrayBuffer(slots * 8));
  offsets.forEach((offset, node) => {
    const slot = findSlot(table, offset);
    if (offset !== 0 && table[slot] === 0) table.set([offset, node], slot);
  });
  return table;
}

/** Returns the node of an offset, or -1. */
export function findNode(table: Uint32Array, offset: number): number {
  const slot = findSlot(table, offset);
  return offset !== 0 && table[slot] === offset ? table[slot + 1]! : -1;
}

function findSlot(table: Uint32Array, offset: number): number {
  const mask = table.length - 1;
  let slot = ((Math.imul(offset, 0x9e3779b1) >>> 8) << 1) & mask;
  while (table[slot] !== 0 && table[slot] !== offset) slot = (slot + 2) & mask;
  return slot;
}
