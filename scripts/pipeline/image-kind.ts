/** What kind of image some bytes are, told by the bytes: names of files say little, and ImageNet's own are wrong at times. */

/** The kinds of image that are taken up. */
export const IMAGE_KINDS = ['jpeg', 'png', 'webp', 'avif', 'gif', 'svg', 'tiff'] as const;
/** One kind. */
export type ImageKind = (typeof IMAGE_KINDS)[number];

/** The kind of an image, or `undefined` if it is none of those. */
export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  const head = latin1(bytes, 0, 16);
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (head.slice(4, 8) === 'ftyp' && /^[\s\S]{8}(?:avif|avis|mif1|msf1)/.test(head)) return 'avif';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^(?:II[*+]\0|MM\0[*+])/.test(head)) return 'tiff';
  return isSvg(bytes) ? 'svg' : undefined;
}

/** An SVG's root is an element `svg`, after whatever else may stand before it in XML. */
function isSvg(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^\s*(?:<\?xml[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+svg[^>[]*(?:\[[^\]]*\])?\s*>|\s)*<(?:\w+:)?svg[\s>/]/.test(text);
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.subarray(start, end)).toString('latin1');
}
