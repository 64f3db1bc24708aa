import sharp, { type OutputInfo, type Sharp, type WebpOptions } from 'sharp';
import { COPY_SIDE, type CopyKind } from '../../../src/format/pictures/copy-kinds.ts';
import { imageKind } from '../images/image-kind.ts';
import type { DrawnFile } from './read-pack.ts';

/** Recipes that make pictures small; their names are part of the cache keys of their results. */

/** Longest side of the copy in the lightbox, in pixels; smaller originals are not enlarged. */
const VIEW = 1024;

/** Names of the recipes; a changed name redraws its pictures. */
export const RECIPES: Readonly<Record<CopyKind, string>> = {
  icon: 'icon 2',
  tile: 'tile 2',
  thumbnail: 'thumbnail 4',
  view: 'view 3',
};

/** Names of the recipes for photographs. */
export const PHOTOGRAPH_RECIPES: Readonly<Record<CopyKind, string>> = {
  ...RECIPES,
  thumbnail: 'thumbnail 5',
  view: 'view 4',
};

const WHITE = { r: 255, g: 255, b: 255 };
/** Drawings: 256 × 256 takes 6 ms of processor time at effort 2; effort 4 takes twice that and saves 4 % of the bytes. */
const WEBP = { quality: 80, effort: 2 } as const;
/** Photographs, of which there are millions: effort 1 takes 17 % less time than effort 2 and 7 % more bytes. */
const PHOTOGRAPH_WEBP = { quality: 80, effort: 1 } as const;
/** Icons and tiles, of which a map shows dozens at once: coarser edges save two bytes in five. */
const SMALL_WEBP = { quality: 75, alphaQuality: 60, effort: 4 } as const;
/** Maximum number of pixels; no picture needs more, and no drawing of a few bytes may claim more. */
export const MOST_PIXELS = 100_000_000;
const LIMITS = { limitInputPixels: MOST_PIXELS, unlimited: false } as const;
const SECONDS = 20;

// One thread a picture and several pictures at once: nothing waits for the slowest stripe.
sharp.concurrency(1);
sharp.cache(false);

/** The copies of one picture. */
export type DrawnPicture = Readonly<Record<CopyKind, DrawnFile>>;

/**
 * Draws the copies of a picture. A drawing keeps its transparent ground and is its own large copy; a photograph is
 * flattened on white. An animation gives its first frame. A picture that cannot be drawn fails with a reason.
 *
 * An original is decoded once: each copy is made from the pixels of the next larger one.
 *
 * @param isIllustrating whether the picture illustrates its synset: only then it has copies as icon and tile.
 */
export async function drawPicture(original: Uint8Array, isIllustrating = true): Promise<DrawnPicture> {
  try {
    if (imageKind(original) === 'svg') {
      const drawn = await toPixels(original, COPY_SIDE.thumbnail, { withoutEnlargement: false, isOpaque: false });
      const thumbnail = await toWebp(drawn, WEBP, meanColour(drawn));
      return {
        view: { ...NO_FILE, state: 'svg', bytes: original },
        thumbnail,
        ...(await mapCopies(drawn, thumbnail, isIllustrating)),
      };
    }
    const large = await toPixels(original, VIEW, { withoutEnlargement: true, isOpaque: true });
    const colour = meanColour(large);
    const view = await toWebp(large, PHOTOGRAPH_WEBP, colour);
    const small = await fitted(large, COPY_SIDE.thumbnail);
    const thumbnail = small === large ? view : await toWebp(small, PHOTOGRAPH_WEBP, colour);
    return { view, thumbnail, ...(await mapCopies(small, thumbnail, isIllustrating)) };
  } catch (error) {
    const failed = failure(error);
    const small = isIllustrating ? failed : NO_FILE;
    return { view: failed, thumbnail: failed, tile: small, icon: small };
  }
}

/** Makes the copies for maps and rows from the pixels of the thumbnail. */
async function mapCopies(
  pixels: Pixels,
  { colour }: DrawnFile,
  isIllustrating: boolean,
): Promise<Pick<DrawnPicture, 'tile' | 'icon'>> {
  if (!isIllustrating) return { tile: NO_FILE, icon: NO_FILE };
  const tilePixels = await fitted(pixels, COPY_SIDE.tile);
  const iconPixels = await fitted(tilePixels, COPY_SIDE.icon);
  const tile = await toWebp(tilePixels, SMALL_WEBP, colour);
  return { tile, icon: iconPixels === tilePixels ? tile : await toWebp(iconPixels, SMALL_WEBP, colour) };
}

/** Decoded pixels, row by row, in sRGB. */
interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: OutputInfo['channels'];
}

/** Decodes a picture no larger than it is shown: a JPEG is read at an eighth, a quarter or a half where that will do. */
async function toPixels(original: Uint8Array, side: number, how: Decoding): Promise<Pixels> {
  if (imageKind(original) !== 'jpeg') return decode(original, side, how, 'error');
  try {
    return await decode(original, side, how, 'warning');
  } catch (error) {
    // Bytes before a marker that belong to nothing cost nothing; anything else leaves a part of the picture grey.
    const reasons = (error instanceof Error ? error.message : String(error)).split('\n').map((line) => line.trim());
    const damage = reasons.find(
      (line) => /premature end|[Cc]orrupt|bad Huffman/.test(line) && !line.includes('extraneous bytes'),
    );
    if (damage !== undefined) throw new Error(`it is damaged inside: ${damage}`, { cause: error });
    return decode(original, side, how, 'error');
  }
}

interface Decoding {
  readonly withoutEnlargement: boolean;
  readonly isOpaque: boolean;
}

async function decode(
  original: Uint8Array,
  side: number,
  { withoutEnlargement, isOpaque }: Decoding,
  failOn: 'error' | 'warning',
): Promise<Pixels> {
  const resized = sharp(original, { ...LIMITS, failOn, ignoreIcc: hasOwnColours(original) })
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement });
  const { data, info } = await (isOpaque ? resized.flatten({ background: WHITE }) : resized)
    .toColourspace('srgb')
    .raw()
    .timeout({ seconds: SECONDS })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/** Bytes from the beginning of a JPEG's colour profile that hold its name. */
const PROFILE_NAME = 1024;

/**
 * Whether the colour profile of a JPEG is that of sRGB itself, as most are that have one: converting its pixels would
 * change nothing and take twice as long as decoding them.
 */
function hasOwnColours(original: Uint8Array): boolean {
  if (imageKind(original) !== 'jpeg') return false;
  const bytes = Buffer.from(original.buffer, original.byteOffset, original.byteLength);
  const profile = bytes.subarray(0, 2 ** 16).indexOf('ICC_PROFILE\0');
  return profile !== -1 && bytes.subarray(profile, profile + PROFILE_NAME).includes('sRGB IEC61966-2.1');
}

/** Shrinks pixels to a longest side, unless they are no longer. */
async function fitted(large: Pixels, side: number): Promise<Pixels> {
  if (Math.max(large.width, large.height) <= side) return large;
  const { data, info } = await ofPixels(large)
    .resize(side, side, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

async function toWebp(pixels: Pixels, options: WebpOptions, colour: string): Promise<DrawnFile> {
  const { width, height } = pixels;
  return { state: 'webp', bytes: await ofPixels(pixels).webp(options).toBuffer(), width, height, colour };
}

function ofPixels({ data, width, height, channels }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

/** No file, by intent. */
export const NO_FILE: DrawnFile = { state: 'none', bytes: new Uint8Array(), width: 0, height: 0, colour: '#ffffff' };

/** No file, because none could be made. */
export function failure(error: unknown): DrawnFile {
  const reason = error instanceof Error ? error.message : String(error);
  return { ...NO_FILE, state: 'failed', bytes: new TextEncoder().encode(reason) };
}

/** Pixels of which the mean is taken, about and at most: those of an eighth of a large copy differ by no shade. */
const SAMPLES = 20_000;

/** Returns the mean colour of pixels, `#rrggbb`; transparent ones count as the white behind them. */
function meanColour({ data, width, channels }: Pixels): string {
  const colours = channels < 3 ? 1 : 3;
  const sums = [0, 0, 0];
  let pixels = 0;
  let stride = Math.ceil(data.length / channels / SAMPLES) * 2 + 1;
  while (width % stride === 0 && stride < width) stride += 2; // not the same columns in every row
  for (let at = 0; at + channels <= data.length; at += channels * stride) {
    const alpha = channels > colours ? data[at + colours]! / 255 : 1;
    for (let c = 0; c < 3; c++) sums[c]! += data[at + Math.min(c, colours - 1)]! * alpha + 255 * (1 - alpha);
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
