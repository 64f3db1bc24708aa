import sharp from 'sharp';
import { sha256 } from '../builds/current-build.ts';
import { MOST_PIXELS } from '../pictures/draw-pictures.ts';
import { type ImageKind, imageKind, isWhole, jpegSize, otherFormat } from './image-kind.ts';
import type { FileFault } from './file-fault.ts';

/** The most bytes that an image may have. */
export const MOST_BYTES = 256 * 2 ** 20;

/** Limit of a drawing's sides, in whatever unit; the library takes one that has too many digits for 1. */
const MOST_SIDE = 1_000_000;

/** Properties of an image; width and height are as it is shown, turned as its camera was held. */
export interface LookedAt {
  readonly kind: ImageKind;
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, from 2 to 8, of a photograph that its camera turned; its stored pixels are not turned. */
  readonly orientation?: number | undefined;
  /** SHA-256 of its bytes in hexadecimal. */
  readonly sha256: string;
}

/** Reason why bytes are no image. */
export interface Faulty {
  readonly fault: FileFault;
  readonly detail: string;
}

/**
 * Looks at the bytes of an image: what kind it is, whether its end is there, how large it is. Its pixels are not decoded,
 * so one that is damaged in the middle is found when it is drawn.
 */
export async function lookAtImage(bytes: Uint8Array): Promise<LookedAt | Faulty> {
  if (bytes.length === 0) return { fault: 'empty', detail: '' };
  const kind = imageKind(bytes);
  if (kind === undefined) {
    const format = otherFormat(bytes);
    return format === undefined
      ? { fault: 'no-image', detail: `it begins with ${beginningOf(bytes)}` }
      : { fault: 'other-format', detail: `it is ${format}` };
  }
  if (!isWhole(kind, bytes)) return { fault: 'truncated', detail: `${kind}, ${String(bytes.length)} bytes` };
  if (kind === 'svg' && longestSide(bytes) > MOST_SIDE)
    return { fault: 'too-large', detail: `its longest side is ${String(longestSide(bytes))}` };
  try {
    const plain = kind === 'jpeg' ? jpegSize(bytes) : undefined;
    const {
      autoOrient: { width, height },
      orientation = 1,
    } = plain === undefined ? await sharp(bytes, { limitInputPixels: false }).metadata() : { autoOrient: plain };
    if (width * height > MOST_PIXELS)
      return {
        fault: 'too-large',
        detail: `${String(width)} × ${String(height)} pixels, of ${String(MOST_PIXELS)} at most`,
      };
    const turned = orientation > 1 && orientation <= 8 ? { orientation } : {};
    return { kind, width, height, ...turned, sha256: sha256(bytes) };
  } catch (error) {
    return {
      fault: 'corrupt',
      detail: (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim(),
    };
  }
}

/** The greater of the width and height that a drawing gives of itself; 0 if it gives none. */
function longestSide(svg: Uint8Array): number {
  const [root = ''] = /<(?:\w+:)?svg\b[^>]*>/.exec(new TextDecoder().decode(svg)) ?? [];
  const sides = Array.from(root.matchAll(/\s(?:width|height)\s*=\s*["']\s*([\d.]+(?:[eE]\+?\d+)?)/g), ([, side]) =>
    Number(side),
  );
  return Math.max(0, ...sides);
}

function beginningOf(bytes: Uint8Array): string {
  return JSON.stringify(Buffer.from(bytes.subarray(0, 16)).toString('latin1')).replaceAll(/[\u0080-\uffff]/g, '·');
}
