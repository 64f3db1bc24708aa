/** Bytes of which any part can be had, whoever holds them. */
export interface RangedBytes {
  readonly size: number;
  /** Entity tag: changes whenever a byte does. */
  readonly tag: string;
  /** The bytes `[start, end)` in pieces; no more of them is in memory than one. */
  readonly pieces: (start: number, end: number) => AsyncGenerator<Uint8Array<ArrayBuffer>, undefined>;
}
