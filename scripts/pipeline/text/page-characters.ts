/** Returns the characters of a range of code points, both ends included. */
function range(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

const ASCII = range(0x20, 0x7e);

/** Signs that the site's own sentences use. */
const SIGNS = '\u00a0·×–—‘’“”„…•−';

/**
 * Characters that the sans face draws: Latin-1, in which other languages' words and photographers' names are written, and
 * the signs that the site's own sentences use. Any other is drawn in a typeface of the reader's system.
 */
export const SANS_CHARACTERS = `${ASCII}${SIGNS}${range(0xa1, 0xff)}ŒœŠšŽžı‹›⁄≤≥←→↑↓↗\u2009\u202f`;

/** Characters that the serif face draws, for headings, definitions and figures: WordNet is written in ASCII. */
export const SERIF_CHARACTERS = `${ASCII}${SIGNS}ÄÖÜäöüßàâçèéêëîïñóôû`;
