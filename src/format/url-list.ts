import { copyBytes, viewOf } from './copy-bytes.ts';

/** Lists of addresses of images, in ImageNet's forms, made from the lines of a list of images. */

/** `urls`: an address a line. `mapping`: image id, one space, address. `pictures`: the table, with its head. */
export const URL_LISTS = ['urls.txt', 'mapping.txt', 'pictures.tsv'] as const;
/** One form of list, which is also the name of its file. */
export type UrlList = (typeof URL_LISTS)[number];

/** Those and `fall11`: image id, tab, address, in the form of the file that ImageNet offered of a whole release. */
export type ListForm = UrlList | 'fall11.txt';

/** A tab is 9, a line feed 10. */
const TAB_OR_LF = 0x0a;
const LF = 0x0a;
const SPACE = 0x20;

/** Whether a form is that of the list itself. */
export function isTable(form: ListForm): form is 'pictures.tsv' {
  return form === 'pictures.tsv';
}

/** An image id begins with a wnid and an underscore; what ends it is behind them. */
const ID_START = 10;

/**
 * Turns whole lines of a list of images into lines of another form; works on bytes, in one pass and one allocation.
 *
 * @param bytes lines whose first two fields are image id and address.
 */
export function urlLines(form: Exclude<ListForm, 'pictures.tsv'>, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length);
  const [from, to] = [viewOf(bytes), viewOf(out)];
  const withId = form !== 'urls.txt';
  let filled = 0;
  for (let at = 0; at < bytes.length;) {
    const idEnd = ending(bytes, at + ID_START);
    const urlEnd = ending(bytes, idEnd + 1);
    const start = withId ? at : idEnd + 1;
    copyBytes(from, start, urlEnd, to, filled);
    if (form === 'mapping.txt') out[filled + idEnd - at] = SPACE;
    filled += urlEnd - start;
    out[filled++] = LF;
    at = urlEnd;
    while (bytes[at] !== LF) at++;
    at++;
  }
  return out.subarray(0, filled);
}

/** Where a field ends, at a tab or a line feed: no field has another control character. */
function ending(bytes: Uint8Array, at: number): number {
  while (bytes[at]! > TAB_OR_LF) at++;
  return at;
}
