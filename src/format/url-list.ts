/** Lists of addresses of pictures, in ImageNet's forms, made from the lines of `pictures.tsv`. */

/** `urls`: an address a line. `mapping`: image id, one space, address. `pictures`: the table, with its head. */
export const URL_LISTS = ['urls.txt', 'mapping.txt', 'pictures.tsv'] as const;
/** One form of list, which is also the name of its file. */
export type UrlList = (typeof URL_LISTS)[number];

const TAB = 0x09;
const LF = 0x0a;
const SPACE = 0x20;

/**
 * Turns whole lines of `pictures.tsv` into lines of another form; works on bytes, in one pass and one allocation.
 *
 * @param bytes lines as `formatPicture` writes them: the id before the first tab, the address between second and third.
 */
export function urlLines(form: Exclude<UrlList, 'pictures.tsv'>, bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let filled = 0;
  const put = (from: number, to: number, end: number): void => {
    out.set(bytes.subarray(from, to), filled);
    filled += to - from;
    out[filled++] = end;
  };
  for (let line = 0; line < bytes.length;) {
    const idEnd = bytes.indexOf(TAB, line);
    const urlStart = bytes.indexOf(TAB, idEnd + 1) + 1;
    const urlEnd = bytes.indexOf(TAB, urlStart);
    if (form === 'mapping.txt') put(line, idEnd, SPACE);
    put(urlStart, urlEnd, LF);
    line = bytes.indexOf(LF, urlEnd) + 1;
  }
  return out.subarray(0, filled);
}
