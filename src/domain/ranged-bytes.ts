/** Bytes with access to any range, from a file or from memory. */
export interface RangedBytes {
  readonly size: number;
  /** Entity tag: changes whenever a byte does. */
  readonly tag: string;
  /** Yields the bytes `[start, end)` in chunks; only one chunk is in memory. */
  readonly pieces: (start: number, end: number) => AsyncGenerator<Uint8Array<ArrayBuffer>, undefined>;
}
