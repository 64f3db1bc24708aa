import sharp, { type OutputInfo, type Sharp, type WebpOptions } from 'sharp';
import { COPY_SIDE, type CopyKind } from '../../../src/format/pictures/picture-files.ts';
import { imageKind } from '../images/image-kind.ts';
import type { DrawnFile } from './drawn-file.ts';

/** How pictures are made small: the recipes, whose names are part of the keys under which results are kept. */

/** Longest side of the copy in the lightbox, likewise; what is smaller stays as it is. */
const VIEW = 1024;

/** Names of the recipes; a changed name redraws its pictures. */
export const RECIPES: Readonly<Record<CopyKind, string>> = {
  icon: 'icon 2',
  tile: 'tile 2',
  thumbnail: 'thumbnail 4',
  view: 'view 3',
};

const WHITE = { r: 255, g: 255, b: 255 };
/** 256 × 256 takes 6 ms of processor time at effort 2; effort 4 takes twice that and saves 4 % of the bytes. */
const WEBP = { quality: 80, effort: 2 } as const;
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
 * flattened on white. Of a picture that moves it is the first frame. What cannot be drawn fails with a reason.
 *
 * An original is decoded once: each copy is made from the pixels of the next larger one.
 *
 * @param isIllustrating whether the picture illustrates its synset: only then it has copies as icon and tile.
 */
export async function drawPicture(original: Uint8Array, isIllustrating = true): Promise<DrawnPicture> {
  try {
    if (imageKind(original) === 'svg') {
      const drawn = await toPixels(original, COPY_SIDE.thumbnail, { withoutEnlargement: false, isOpaque: false });
      return {
        view: { ...NO_FILE, state: 'svg', bytes: original },
        ...(await smallCopies(drawn, undefined, isIllustrating)),
      };
    }
    const large = await toPixels(original, VIEW, { withoutEnlargement: true, isOpaque: true });
    const view = await toWebp(large);
    return { view, ...(await smallCopies(large, view, isIllustrating)) };
  } catch (error) {
    const failed = failure(error);
    const small = isIllustrating ? failed : NO_FILE;
    return { view: failed, thumbnail: failed, tile: small, icon: small };
  }
}

/** Makes the small copies from larger pixels. @param compressed those pixels as a file, where there is one already. */
async function smallCopies(
  large: Pixels,
  compressed: DrawnFile | undefined,
  isIllustrating: boolean,
): Promise<Pick<DrawnPicture, 'thumbnail' | 'tile' | 'icon'>> {
  const copy = async (
    from: Pixels,
    side: number,
    file: DrawnFile | undefined,
    options: WebpOptions = WEBP,
  ): Promise<[Pixels, DrawnFile]> => {
    const pixels = Math.max(from.width, from.height) <= side ? from : await shrink(from, side);
    return [pixels, (pixels === from ? file : undefined) ?? (await toWebp(pixels, options))];
  };
  const [thumbnailPixels, thumbnail] = await copy(large, COPY_SIDE.thumbnail, compressed);
  if (!isIllustrating) return { thumbnail, tile: NO_FILE, icon: NO_FILE };
  const [tilePixels, tile] = await copy(thumbnailPixels, COPY_SIDE.tile, undefined, SMALL_WEBP);
  const [, icon] = await copy(tilePixels, COPY_SIDE.icon, tile, SMALL_WEBP);
  return { thumbnail, tile, icon };
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
  const resized = sharp(original, { ...LIMITS, failOn })
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement });
  const { data, info } = await (isOpaque ? resized.flatten({ background: WHITE }) : resized)
    .toColourspace('srgb')
    .raw()
    .timeout({ seconds: SECONDS })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

async function shrink(large: Pixels, side: number): Promise<Pixels> {
  const { data, info } = await ofPixels(large)
    .resize(side, side, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

async function toWebp(pixels: Pixels, options: WebpOptions = WEBP): Promise<DrawnFile> {
  const { data, width, height, channels } = pixels;
  return {
    state: 'webp',
    bytes: await ofPixels(pixels).webp(options).toBuffer(),
    width,
    height,
    colour: meanColour(data, channels),
  };
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

/** Returns the mean colour of pixels, `#rrggbb`; transparent ones count as the white behind them. */
function meanColour(data: Uint8Array, channels: number): string {
  const colours = channels < 3 ? 1 : 3;
  const sums = [0, 0, 0];
  let pixels = 0;
  for (let at = 0; at + channels <= data.length; at += channels * 3) {
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
