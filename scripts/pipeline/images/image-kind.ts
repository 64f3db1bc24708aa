/** Detects the kind of an image by its bytes: names of files say little, and ImageNet's own are wrong at times. */

/** The kinds of image that are accepted. */
export const IMAGE_KINDS = ['jpeg', 'png', 'webp', 'avif', 'gif', 'svg', 'tiff'] as const;
/** One kind. */
export type ImageKind = (typeof IMAGE_KINDS)[number];

/** Markers of JPEG: frames of usual kinds (baseline, extended, progressive), the segment that holds EXIF, the scan. */
const [FRAMES, APP1, SCAN] = [new Set([0xc0, 0xc1, 0xc2]), 0xe1, 0xda];

/** The kind of an image, or `undefined` if it is none of those. */
export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  const head = latin1(bytes, 0, 16);
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (/^[\s\S]{4}ftyp(?:avif|avis|mif1|msf1)/.test(head) && otherFormat(bytes) === undefined) return 'avif';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^(?:II[*+]\0|MM\0[*+])/.test(head)) return 'tiff';
  return isSvg(bytes) ? 'svg' : undefined;
}

/** First bytes of formats that are not accepted, by their names. */
const OTHER_FORMATS: readonly (readonly [name: string, beginning: RegExp])[] = [
  ['BMP', /^BM[\s\S]{4}\0\0\0\0/],
  // The brands are in its first box: those of AVIF may be among them, too.
  ['HEIC', /^[\s\S]{4}ftyp(?:hei[cxms]|hev[cxms]|(?:mif1|msf1)(?![\s\S]{0,40}avi[fs])[\s\S]{0,40}he[iv][cx])/],
  ['JPEG XL', /^(?:\xff\x0a|\0\0\0\x0cJXL )/],
  ['JPEG 2000', /^(?:\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/],
  ['a Windows icon', /^\0\0[\x01\x02]\0[^\0]\0/],
  ['a Photoshop file', /^8BPS/],
  ['a PDF', /^%PDF-/],
  ['PNM', /^P[1-7]\s/],
  ['OpenEXR', /^v\/1\x01/],
  ['DICOM', /^[\s\S]{128}DICM/],
  ['a video', /^(?:[\s\S]{4}ftyp(?:isom|mp4|qt |avc1|M4V|3gp)|\x1a\x45\xdf\xa3|RIFF[\s\S]{4}AVI )/],
  ['a web page', /^\s*(?:<!doctype html|<html)/i],
];

/** The name of the format of some bytes that are an image or a page, and not accepted; `undefined` for anything else. */
export function otherFormat(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes, 0, 160);
  return OTHER_FORMATS.find(([, beginning]) => beginning.test(head))?.[0];
}

/**
 * Whether the end of an image is there, as far as its kind marks one; what is between is not looked at.
 *
 * @param bytes the whole file.
 */
export function isWhole(kind: ImageKind, bytes: Uint8Array): boolean {
  switch (kind) {
    case 'jpeg':
      return lastIndexOf(bytes, [0xff, 0xd9]) > jpegScan(bytes);
    case 'png':
      return lastIndexOf(bytes, [...Buffer.from('IEND')]) !== -1;
    case 'gif':
      return bytes.lastIndexOf(0x3b) !== -1;
    case 'webp':
      return uint32(bytes, 4, true) + 8 <= bytes.length;
    case 'avif':
      return boxesEnd(bytes);
    case 'svg':
      return /<\/(?:\w+:)?svg\s*>|<svg\b[^>]*\/>/.test(new TextDecoder().decode(bytes));
    case 'tiff':
      return uint32(bytes, 4, bytes[0] === 0x49) <= bytes.length || bytes[2] === 0x2b || bytes[3] === 0x2b;
  }
}

/**
 * Returns where the picture itself begins in a JPEG, behind its metadata, which may hold a small JPEG with an end of its
 * own; 0 where that cannot be found.
 */
function jpegScan(bytes: Uint8Array): number {
  return jpegSegments(bytes).find(({ marker }) => marker === SCAN)?.at ?? 0;
}

/**
 * Returns the size of a JPEG whose head says it plainly, so that no library need be asked; `undefined` for one with EXIF,
 * which may turn it, and for one with an unusual or broken head.
 */
export function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  let size: { width: number; height: number } | undefined;
  for (const { marker, at } of jpegSegments(bytes)) {
    if (marker === APP1 || (size !== undefined && FRAMES.has(marker))) return undefined;
    if (marker === SCAN) return size;
    if (!FRAMES.has(marker) || bytes[at + 4] !== 8) continue;
    const [height, width] = [5, 7].map((place) => (bytes[at + place]! << 8) + bytes[at + place + 1]!) as [
      number,
      number,
    ];
    if (width === 0 || height === 0) return undefined;
    size = { width, height };
  }
  return undefined;
}

/** Yields the segments of a JPEG up to its scan. */
function* jpegSegments(bytes: Uint8Array): Generator<{ readonly marker: number; readonly at: number }, undefined> {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    yield { marker, at };
    if (marker === SCAN) return;
    at += 2 + (bytes[at + 2]! << 8) + bytes[at + 3]!;
  }
}

/** An SVG's root is an element `svg`, after anything that XML allows before it. */
function isSvg(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^\s*(?:<\?xml[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+svg[^>[]*(?:\[[^\]]*\])?\s*>|\s)*<(?:\w+:)?svg[\s>/]/.test(
    text,
  );
}

/** Whether the boxes that an ISO base media file is made of end within it. */
function boxesEnd(bytes: Uint8Array): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = uint32(bytes, at, false);
    if (size === 0) return true; // up to the end, wherever that is
    if (size === 1) at += uint32(bytes, at + 8, false) * 2 ** 32 + uint32(bytes, at + 12, false);
    else if (size < 8) return false;
    else at += size;
  }
  return at === bytes.length;
}

function lastIndexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(Buffer.from(wanted));
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.subarray(start, end)).toString('latin1');
}

/** Zero where the bytes end before. */
function uint32(bytes: Uint8Array, at: number, isLittleEndian: boolean): number {
  return at + 4 > bytes.length ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, isLittleEndian);
}
