/** Splits text into words, and reduces words to keys: the one rule for building the index and for queries. */

/** Letters that Unicode does not take apart into a base and a mark, as people type them without. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
};

const ASCII = /^[\x20-\x7e]*$/;
const MARKS = /\p{M}+/gu;
const SILENT = /['’‘ʼʻ`´".“”\u00ad\u200b-\u200d\ufeff]+/g;
const NOT_PLAIN = /[ßæœøđðłþıħŋ]/g;
// Beyond U+D7FF, UTF-8 and JavaScript order strings differently; what letters there are left after NFKD are rare scripts.
const SEPARATORS = /[^\p{L}\p{N}]+|[\ud800-\uffff]+/gu;

/**
 * Splits a text into the index's words: lower case, without accents, apostrophes and full stops.
 *
 * All other characters but letters and digits separate words: spaces, underscores, hyphens, slashes. `Jack-o'-lantern`
 * gives `jack`, `o`, `lantern`; `U.S.A.` gives `usa`; `!?` gives nothing. The time is linear in the length.
 */
export function wordsOf(text: string): string[] {
  const plain = ASCII.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .toLowerCase()
        .normalize('NFKD')
        .replace(MARKS, '')
        .replace(NOT_PLAIN, (c) => PLAIN[c]!);
  return plain
    .replace(SILENT, '')
    .split(SEPARATORS)
    .filter((word) => word !== '');
}

/**
 * The words written together: what lemmas are sorted and looked up by.
 *
 * So `ice cream`, `ice-cream` and `icecream` are one key, and a prefix may end anywhere in it.
 */
export function keyOf(words: readonly string[]): string {
  return words.join('');
}
