/** Returns the characters of a range of code points, both ends included. */
function range(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

/**
 * The characters that the site's typefaces draw: Latin-1, which words and glosses of WordNet are written in, and the
 * signs that the site's own sentences use. Any other is drawn in a typeface of the reader's system.
 */
export const PAGE_CHARACTERS = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ŒœŠšŽžı–—‘’“”„…‹›•−×⁄≤≥←→↑↓↗\u2009\u202f`;
