import sharp from 'sharp';
import { type PackedFile } from './write-pack.ts';

/** How pictures are made small: the recipes, whose names are part of the keys under which results are kept. */

/** Longest side of a thumbnail in pixels: a tile of the grid on a screen of double density. */
const THUMBNAIL = 256;
/** Side of one picture in a montage, in pixels. */
const CELL = 72;
/** Cells kept while montages are drawn; 16 kB each. */
const MOST_CELLS = 2000;

/** Names of the recipes; a change of any of them makes its pictures anew. */
export const RECIPES = { thumbnail: 'thumbnail 2', view: 'view 2', montage: 'montage 3' } as const;

const WHITE = { r: 255, g: 255, b: 255 };
/** 256 × 256 takes 6 ms of processor time at effort 2; effort 4 takes twice that and saves 4 % of the bytes. */
const WEBP = { quality: 80, effort: 2 } as const;
/** No picture needs more, and no drawing of a few bytes may ask for more. */
const LIMITS = { limitInputPixels: 100_000_000, failOn: 'error', unlimited: false } as const;
const SECONDS = 20;

// One thread a picture and several pictures at once: nothing waits for the slowest stripe.
sharp.concurrency(1);
sharp.cache(false);

/** A thumbnail, on white: outlines are drawn for white paper, and an opaque picture covers its placeholder. */
export async function drawThumbnail(original: Uint8Array): Promise<PackedFile> {
  try {
    const { data, info } = await sharp(original, LIMITS)
      .autoOrient()
      .resize(THUMBNAIL, THUMBNAIL, { fit: 'inside' })
      .flatten({ background: WHITE })
      .toColourspace('srgb')
      .raw()
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const bytes = await sharp(data, { raw: { width, height, channels } }).webp(WEBP).toBuffer();
    return { state: 'webp', bytes, width, height, colour: meanColour(data, channels) };
  } catch (error) {
    return failure(error);
  }
}

/** The picture as the lightbox shows it: the original, where browsers can draw it as it is. */
export function drawView(original: Uint8Array): PackedFile {
  if (!/<svg[\s>]/.test(new TextDecoder().decode(original.subarray(0, 2048)))) return failure(new Error('it is no SVG'));
  return { ...NO_FILE, state: 'svg', bytes: original };
}

/** Thumbnails as cells of montages: most stand in those of several synsets. */
export class CellCache {
  readonly #cells = new Map<string, Promise<Buffer>>();

  /** The cell of a thumbnail. @param digest tells thumbnails apart. */
  cell(digest: string, thumbnail: () => Promise<Uint8Array>): Promise<Buffer> {
    let cell = this.#cells.get(digest);
    if (cell === undefined) {
      cell = thumbnail().then((bytes) => sharp(bytes).resize(CELL, CELL, { fit: 'contain', background: WHITE }).raw().toBuffer());
      this.#cells.set(digest, cell);
      if (this.#cells.size > MOST_CELLS) this.#cells.delete(this.#cells.keys().next().value!);
    }
    return cell;
  }
}

/** A montage in a square of cells: 4, 9, 16 or 25. */
export async function drawMontage(cells: readonly Buffer[]): Promise<PackedFile> {
  const across = Math.floor(Math.sqrt(cells.length));
  const side = across * CELL;
  const data = Buffer.alloc(side * side * 3, 255);
  cells.slice(0, across * across).forEach((cell, i) => {
    const left = (i % across) * CELL;
    const top = Math.floor(i / across) * CELL;
    for (let row = 0; row < CELL; row++) cell.copy(data, ((top + row) * side + left) * 3, row * CELL * 3, (row + 1) * CELL * 3);
  });
  const bytes = await sharp(data, { raw: { width: side, height: side, channels: 3 } }).webp({ ...WEBP, effort: 1 }).toBuffer();
  return { state: 'webp', bytes, width: side, height: side, colour: meanColour(data, 3) };
}

/** No file, by intent. */
export const NO_FILE: PackedFile = { state: 'none', bytes: new Uint8Array(), width: 0, height: 0, colour: '#ffffff' };

function failure(error: unknown): PackedFile {
  const reason = error instanceof Error ? error.message : String(error);
  return { ...NO_FILE, state: 'failed', bytes: new TextEncoder().encode(reason) };
}

function meanColour(data: Uint8Array, channels: number): string {
  const sums = [0, 0, 0];
  let pixels = 0;
  for (let at = 0; at + channels <= data.length; at += channels * 3) {
    for (let c = 0; c < 3; c++) sums[c]! += data[at + Math.min(c, channels - 1)]!;
    pixels++;
  }
  return `#${sums.map((sum) => Math.round(sum / Math.max(1, pixels)).toString(16).padStart(2, '0')).join('')}`;
}
