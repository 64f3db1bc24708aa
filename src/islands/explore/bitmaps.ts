import { squareAround } from '../images/square-around.ts';

/** Sides of the bitmaps of a picture, so that no frame scales a large one. */
const SIDES = [24, 64, 128, 192] as const;
/** Pictures decoded at the same time. */
const AT_ONCE = 12;
/** Maximum number of cached pictures; their bitmaps take some 240 KB each. */
const MOST = 256;
/** A side of the small file, in pixels. */
const SMALL = 64;

/** The addresses of the two files of a picture. */
export interface PictureFiles {
  readonly large: string;
  readonly small: string;
}

/** Pictures as bitmaps: fetched when they are first drawn, least recently used evicted first. */
export class PictureBitmaps {
  readonly #filesOf: (key: string) => PictureFiles;
  readonly #onArrival: () => void;
  /** Bitmaps by file address, in order of use; empty while a file is fetched, and after a failure. */
  readonly #bitmaps = new Map<string, readonly ImageBitmap[]>();
  /** Pictures wanted and not yet requested, by address, with the largest side in device pixels. */
  readonly #wanted = new Map<string, number>();
  #open = 0;
  #isDue = false;

  /** @param onArrival called when there is more to draw. */
  constructor(filesOf: (key: string) => PictureFiles, onArrival: () => void) {
    this.#filesOf = filesOf;
    this.#onArrival = onArrival;
  }

  /** Returns the bitmap of a picture for a side in device pixels, or requests it. */
  find(key: string, side: number): ImageBitmap | undefined {
    const { large, small } = this.#filesOf(key);
    const isLargeHere = (this.#bitmaps.get(large)?.length ?? 0) > 0;
    const address = side <= SMALL && !isLargeHere ? small : large;
    const known = this.#bitmaps.get(address);
    if (known === undefined) {
      this.#want(address, side);
      return undefined;
    }
    this.#bitmaps.delete(address);
    this.#bitmaps.set(address, known);
    return known.find(({ width }) => width >= side * 0.9) ?? known.at(-1);
  }

  #want(address: string, side: number): void {
    this.#wanted.set(address, Math.max(side, this.#wanted.get(address) ?? 0));
    if (this.#isDue) return;
    this.#isDue = true;
    // After the frame that wants them, so that the largest come first.
    queueMicrotask(() => {
      this.#isDue = false;
      const largest = [...this.#wanted].sort((a, b) => b[1] - a[1]).slice(0, Math.max(0, AT_ONCE - this.#open));
      // The next frame asks for the others again, unless they are out of sight.
      this.#wanted.clear();
      for (const [wanted] of largest) void this.#fetch(wanted);
    });
  }

  async #fetch(address: string): Promise<void> {
    this.#open++;
    this.#bitmaps.set(address, []);
    try {
      const image = await loadPicture(address);
      const sides = SIDES.filter((side) => side <= Math.max(image.naturalWidth, SIDES[0]) || side === SIDES[0]);
      this.#bitmaps.set(
        address,
        await Promise.all(
          sides.map((side) =>
            createImageBitmap(image, ...squareAround(image), {
              resizeWidth: side,
              resizeHeight: side,
              resizeQuality: 'high',
            }),
          ),
        ),
      );
    } catch {
      // A tile without its picture is a whole tile.
    }
    this.#open--;
    for (const [oldest, bitmaps] of this.#bitmaps) {
      if (this.#bitmaps.size <= MOST) break;
      this.#bitmaps.delete(oldest);
      for (const bitmap of bitmaps) bitmap.close();
    }
    this.#onArrival();
  }
}

/** Loads a picture of this site, or a photograph of another host. */
async function loadPicture(address: string): Promise<HTMLImageElement> {
  if (address.startsWith('https://')) {
    const { loadPhotograph } = await import('../images/photograph-loader.ts');
    return loadPhotograph(address, true);
  }
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}
