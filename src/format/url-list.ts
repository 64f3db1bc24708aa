/** Lists of addresses of images, in ImageNet's forms, made from the lines of a list of images. */

/** `urls`: an address a line. `mapping`: image id, one space, address. `pictures`: the table, with its head. */
export const URL_LISTS = ['urls.txt', 'mapping.txt', 'pictures.tsv'] as const;
/** One form of list, which is also the name of its file. */
export type UrlList = (typeof URL_LISTS)[number];

const TAB = 0x09;
const LF = 0x0a;
const SPACE = 0x20;

/** Whether a form is that of the list itself. */
export function isTable(form: UrlList): form is 'pictures.tsv' {
  return form === 'pictures.tsv';
}

/**
 * Turns whole lines of a list of images into lines of another form; works on bytes, in one pass and one allocation.
 *
 * @param bytes lines whose first two fields are image id and address.
 */
export function urlLines(form: Exclude<UrlList, 'pictures.tsv'>, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length);
  const withId = form === 'mapping.txt';
  let filled = 0;
  for (let at = 0; at < bytes.length;) {
    // Byte by byte: lines are short, and calls that find and copy would cost more than they save.
    for (let byte = bytes[at++]!; byte !== TAB; byte = bytes[at++]!) if (withId) out[filled++] = byte;
    if (withId) out[filled++] = SPACE;
    let byte = bytes[at++]!;
    for (; byte !== TAB && byte !== LF; byte = bytes[at++]!) out[filled++] = byte;
    while (byte !== LF) byte = bytes[at++]!;
    out[filled++] = LF;
  }
  return out.subarray(0, filled);
}
