/**
 * Lists of nodes in few bytes: each node as the distance from the one before, doubled, plus 1 if the stem is in a
 * lemma of the node; as a variable-length number of seven bits a byte, the lowest first, the top bit set on all but
 * the last.
 */

/** The most bytes that an entry takes. */
export const POSTING_BYTES = 5;

/**
 * Packs entries.
 *
 * @param entries positions in `nodes` and `inLemma`, in ascending order of their nodes.
 * @param bytes where to, from `at` on.
 * @returns where the bytes end.
 */
export function encodePostings(
  entries: Uint32Array,
  nodes: ArrayLike<number>,
  inLemma: ArrayLike<number>,
  bytes: Uint8Array,
  at: number,
): number {
  let last = 0;
  let end = at;
  for (const entry of entries) {
    let value = (nodes[entry]! - last) * 2 + inLemma[entry]!;
    last = nodes[entry]!;
    while (value > 0x7f) {
      bytes[end++] = (value & 0x7f) | 0x80;
      value >>>= 7;
    }
    bytes[end++] = value;
  }
  return end;
}

/** Calls back for each entry of a packed list, in ascending order of nodes. */
export function eachPosting(
  bytes: Uint8Array,
  start: number,
  end: number,
  visit: (node: number, inLemma: boolean) => void,
): void {
  let node = 0;
  for (let at = start; at < end;) {
    let value = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = bytes[at++]!;
      value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte > 0x7f && at < end);
    node += value >>> 1;
    visit(node, (value & 1) === 1);
  }
}
