import { copyBytes, viewOf } from '../copy-bytes.ts';

/** Lists of addresses of images, in ImageNet's forms, made from the lines of a list of images. */

/** `urls`: an address a line. `mapping`: image id, one space, address. `pictures`: the table, with its head. */
export const URL_LISTS = ['urls.txt', 'mapping.txt', 'pictures.tsv'] as const;
/** One form of list; also the name of its file. */
export type UrlList = (typeof URL_LISTS)[number];

/** Returns the name of the file of an extract's addresses: `living-urls.txt`. */
export function extractListFile(extract: string, list: UrlList): string {
  return `${extract}-${list}`;
}

/** Reads the name of a file of addresses; `undefined` if it is none. */
export function parseUrlListFile(
  file: string,
): { readonly list: UrlList; readonly extract: string | undefined } | undefined {
  const [, extract, name] = /^(?:([a-z]+)-)?([a-z]+\.[a-z]+)$/.exec(file) ?? [];
  const list = URL_LISTS.find((one) => one === name);
  return list && { list, extract };
}

/**
 * The forms of {@link UrlList} and `fall11.txt`: image id, tab, address, in the form of the file that ImageNet offered
 * of a whole release.
 */
export type ListForm = UrlList | 'fall11.txt';

/** Tab (9) or line feed (10). */
const TAB_OR_LF = 0x0a;
const LF = 0x0a;
const SPACE = 0x20;

/** Returns true if a form is the stored list itself. */
export function isTable(form: ListForm): form is 'pictures.tsv' {
  return form === 'pictures.tsv';
}

/** Length of a wnid and its underscore, with which an image id begins. */
const ID_START = 10;

/**
 * Converts whole lines of a list of images into another form; works on bytes, in one pass and one allocation.
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

/** Returns where a field ends, at a tab or a line feed: no field has another control character. */
function ending(bytes: Uint8Array, at: number): number {
  while (bytes[at]! > TAB_OR_LF) at++;
  return at;
}
