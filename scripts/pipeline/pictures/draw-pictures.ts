import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { imageKind } from '../images/image-kind.ts';
import { type PackedFile } from './packed-file.ts';

/** How pictures are made small: the recipes, whose names are part of the keys under which results are kept. */

/** Longest side of a thumbnail in pixels: a tile of the grid on a screen of double density. */
const THUMBNAIL = 256;
/** Longest side of the copy in the lightbox, likewise; what is smaller stays as it is. */
const VIEW = 1024;

/** Names of the recipes; a change of any of them makes its pictures anew. */
export const RECIPES = { thumbnail: 'thumbnail 2', view: 'view 2', montage: 'montage 3' } as const;

export const WHITE = { r: 255, g: 255, b: 255 };
/** 256 × 256 takes 6 ms of processor time at effort 2; effort 4 takes twice that and saves 4 % of the bytes. */
export const WEBP = { quality: 80, effort: 2 } as const;
/** No picture needs more, and no drawing of a few bytes may ask for more. */
export const MOST_PIXELS = 100_000_000;
const LIMITS = { limitInputPixels: MOST_PIXELS, failOn: 'error', unlimited: false } as const;
const SECONDS = 20;

// One thread a picture and several pictures at once: nothing waits for the slowest stripe.
sharp.concurrency(1);
sharp.cache(false);

/** The copies of one picture, large and small. */
export interface DrawnPicture {
  readonly view: PackedFile;
  readonly thumbnail: PackedFile;
}

/**
 * Draws the copies of a picture, both on white: outlines are drawn for white paper, and an opaque picture covers its
 * placeholder. Of a picture that moves it is the first frame. What cannot be drawn fails with a reason.
 *
 * A photograph is decoded once: the large copy is made from it, and the small one from the large one before that is
 * compressed. A drawing is its own large copy.
 */
export async function drawPicture(original: Uint8Array): Promise<DrawnPicture> {
  try {
    if (imageKind(original) === 'svg') {
      return {
        view: { ...NO_FILE, state: 'svg', bytes: original },
        thumbnail: await toWebp(await toPixels(original, THUMBNAIL, false)),
      };
    }
    const large = await toPixels(original, VIEW, true);
    const view = await toWebp(large);
    return {
      view,
      thumbnail: Math.max(large.width, large.height) <= THUMBNAIL ? view : await toWebp(await shrink(large)),
    };
  } catch (error) {
    const failed = failure(error);
    return { view: failed, thumbnail: failed };
  }
}

/** Decoded pixels, row by row, in sRGB. */
interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: OutputInfo['channels'];
}

/** Decodes a picture no larger than it is shown: a JPEG is read at an eighth, a quarter or a half where that will do. */
async function toPixels(original: Uint8Array, side: number, withoutEnlargement: boolean): Promise<Pixels> {
  const { data, info } = await sharp(original, LIMITS)
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement })
    .flatten({ background: WHITE })
    .toColourspace('srgb')
    .raw()
    .timeout({ seconds: SECONDS })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

async function shrink(large: Pixels): Promise<Pixels> {
  const { data, info } = await ofPixels(large)
    .resize(THUMBNAIL, THUMBNAIL, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

async function toWebp(pixels: Pixels): Promise<PackedFile> {
  const { data, width, height, channels } = pixels;
  return {
    state: 'webp',
    bytes: await ofPixels(pixels).webp(WEBP).toBuffer(),
    width,
    height,
    colour: meanColour(data, channels),
  };
}

function ofPixels({ data, width, height, channels }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

/** No file, by intent. */
export const NO_FILE: PackedFile = { state: 'none', bytes: new Uint8Array(), width: 0, height: 0, colour: '#ffffff' };

/** No file, because none could be made. */
export function failure(error: unknown): PackedFile {
  const reason = error instanceof Error ? error.message : String(error);
  return { ...NO_FILE, state: 'failed', bytes: new TextEncoder().encode(reason) };
}

export function meanColour(data: Uint8Array, channels: number): string {
  const sums = [0, 0, 0];
  let pixels = 0;
  for (let at = 0; at + channels <= data.length; at += channels * 3) {
    for (let c = 0; c < 3; c++) sums[c]! += data[at + Math.min(c, channels - 1)]!;
    pixels++;
  }
  return `#${sums
    .map((sum) =>
      Math.round(sum / Math.max(1, pixels))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
