declare const wnidBrand: unique symbol;

/**
 * The name of a noun synset: `n` and the eight-digit offset of its line in WordNet 3.0's `data.noun`.
 *
 * `n02084071` is dog. The digits are those of WordNet 3.0 and of no other version: in 3.1 dog is 02086723.
 */
export type Wnid = string & { readonly [wnidBrand]: true };

const WNID = /^n\d{8}$/;

/** Parses a wnid; returns `undefined` for any other text, also with surrounding space. */
export function parseWnid(text: string): Wnid | undefined {
  return WNID.test(text) ? (text as Wnid) : undefined;
}

/** Returns the wnid of a `data.noun` offset, a whole number from 0 to 99,999,999. */
export function wnidOf(offset: number): Wnid {
  return `n${String(offset).padStart(8, '0')}` as Wnid;
}

/** Returns the `data.noun` offset of a wnid. */
export function offsetOf(wnid: Wnid): number {
  return Number(wnid.slice(1));
}
