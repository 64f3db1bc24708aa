import { blockOf, type ExploreMontage } from '../view/explore-blocks.ts';
import { type SceneTile } from '../view/explore-scene.ts';

/** A tile has a picture if both its sides have this many pixels. */
const LEAST_PICTURE = 56;
/** Room that the name of a tile keeps above its picture. */
const NAME = 19;
const MARGIN = 3;
/** Pictures that are kept in memory; of 200 × 200 pixels they take 20 MB. */
const MOST_PICTURES = 128;
/** Pictures that are fetched at the same time. */
const AT_ONCE = 6;

/** The pictures of closed tiles: fetched when they are first drawn, the longest undrawn forgotten first. */
export class ExploreMontages {
  readonly #url: string;
  readonly #onArrival: () => void;
  readonly #addresses = new Map<number, string>();
  readonly #asked = new Set<number>();
  /** In the order in which they were last drawn; `undefined` while they are fetched, or cannot be. */
  readonly #images = new Map<number, HTMLImageElement | undefined>();
  #open = 0;

  /** @param url where the tree's data are served; @param onArrival called when there is more to draw. */
  constructor(url: string, onArrival: () => void) {
    this.#url = url;
    this.#onArrival = onArrival;
  }

  /** Asks for the addresses of the pictures of tiles that are large enough, in whole blocks. */
  prepare(tiles: readonly SceneTile[], places: number): void {
    for (const block of new Set(tiles.filter((tile) => hasRoom(tile, places)).map(({ tile }) => blockOf(tile)))) {
      if (!this.#asked.has(block)) void this.#askFor(block);
    }
  }

  /** Draws the pictures that are here, and fetches the others. */
  draw(context: CanvasRenderingContext2D, tiles: readonly SceneTile[], places: number): void {
    for (const tile of tiles) {
      if (!hasRoom(tile, places)) continue;
      const address = this.#addresses.get(tile.tile);
      if (address === undefined) continue;
      const image = this.#images.get(tile.tile);
      if (image !== undefined) {
        this.#images.delete(tile.tile);
        this.#images.set(tile.tile, image);
        drawWithin(context, image, tile);
      } else if (!this.#images.has(tile.tile) && this.#open < AT_ONCE) void this.#fetch(tile.tile, address);
    }
  }

  async #askFor(block: number): Promise<void> {
    this.#asked.add(block);
    try {
      const answer = await fetch(`${this.#url}/montages/${String(block)}.json`);
      if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
      for (const [place, address] of (await answer.json()) as ExploreMontage[]) this.#addresses.set(place, address);
      this.#onArrival();
    } catch {
      // Tiles without pictures are whole tiles; a while later these are asked for again.
      setTimeout(() => this.#asked.delete(block), 10_000);
    }
  }

  async #fetch(place: number, address: string): Promise<void> {
    this.#open++;
    this.#images.set(place, undefined);
    const image = new Image();
    image.src = address;
    try {
      await image.decode();
      this.#images.set(place, image);
    } catch {
      this.#addresses.delete(place);
    }
    this.#open--;
    for (const oldest of this.#images.keys()) {
      if (this.#images.size <= MOST_PICTURES) break;
      this.#images.delete(oldest);
    }
    this.#onArrival();
  }
}

function hasRoom({ tile, isOpen, width, height }: SceneTile, places: number): boolean {
  return tile < places && !isOpen && width >= LEAST_PICTURE && height >= LEAST_PICTURE + NAME;
}

/** Draws a picture as large as the tile allows below its name, whole. */
function drawWithin(context: CanvasRenderingContext2D, image: HTMLImageElement, { x, y, width, height }: SceneTile): void {
  const [across, down] = [width - 2 * MARGIN, height - NAME - 2 * MARGIN];
  const scale = Math.min(across / image.naturalWidth, down / image.naturalHeight);
  const [w, h] = [Math.round(scale * image.naturalWidth), Math.round(scale * image.naturalHeight)];
  context.drawImage(image, Math.round(x + (width - w) / 2), Math.round(y + NAME + (height - NAME - h) / 2), w, h);
}
