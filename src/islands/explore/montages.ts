import { blockOf, type ExploreMontage } from '../../view/explore/blocks.ts';
import type { ExploreFiles } from '../../view/explore/files.ts';
import type { SceneTile } from '../../view/explore/scene.ts';
import type { Brush } from '../../view/explore/svg.ts';

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
  readonly #files: ExploreFiles;
  readonly #onArrival: () => void;
  readonly #addresses = new Map<number, string>();
  readonly #asked = new Set<number>();
  /** In the order in which they were last drawn; `undefined` while they are fetched, or cannot be. */
  readonly #images = new Map<number, HTMLImageElement | undefined>();
  #open = 0;
  /** The place of the whole tree that is place 0 here, and how many places there are. */
  #first = 0;
  #places = 0;

  /** @param onArrival called when there is more to draw. */
  constructor(files: ExploreFiles, onArrival: () => void) {
    this.#files = files;
    this.#onArrival = onArrival;
  }

  /** Says which places there are: where they begin in the whole tree, and how many. */
  startAt(first: number, places: number): void {
    this.#first = first;
    this.#places = places;
  }

  /** The address of the picture of a tile, of its subtree, or for own images of one of them; asked for if it is not here. */
  addressOf(tile: number): string | undefined {
    this.#prepare([tile]);
    return this.#addresses.get(tile);
  }

  /** Asks for the addresses of the pictures of tiles that are large enough, in whole blocks. */
  prepare(tiles: readonly SceneTile[]): void {
    this.#prepare(tiles.filter(hasRoom).map(({ tile }) => tile));
  }

  #prepare(tiles: readonly number[]): void {
    for (const block of new Set(tiles.map((tile) => blockOf(this.#first + (tile % this.#places))))) {
      if (!this.#asked.has(block)) void this.#askFor(block);
    }
  }

  /** Draws the pictures that are here, and fetches the others. */
  draw(brush: Brush, tiles: readonly SceneTile[]): void {
    for (const tile of tiles) {
      if (!hasRoom(tile)) continue;
      const address = this.#addresses.get(tile.tile);
      if (address === undefined) continue;
      const image = this.#images.get(tile.tile);
      if (image !== undefined) {
        this.#images.delete(tile.tile);
        this.#images.set(tile.tile, image);
        drawWithin(brush, image, tile);
      } else if (!this.#images.has(tile.tile) && this.#open < AT_ONCE) void this.#fetch(tile.tile, address);
    }
  }

  async #askFor(block: number): Promise<void> {
    this.#asked.add(block);
    try {
      const answer = await fetch(this.#files.montages(block));
      if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
      for (const [place, subtree, own] of (await answer.json()) as ExploreMontage[]) {
        if (subtree !== null) this.#addresses.set(place - this.#first, subtree);
        if (own !== null) this.#addresses.set(this.#places + place - this.#first, own);
      }
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

function hasRoom({ isOpen, width, height }: SceneTile): boolean {
  return !isOpen && width >= LEAST_PICTURE && height >= LEAST_PICTURE + NAME;
}

/** Draws a picture as large as the tile allows below its name, whole. */
function drawWithin(brush: Brush, image: HTMLImageElement, { x, y, width, height }: SceneTile): void {
  const [across, down] = [width - 2 * MARGIN, height - NAME - 2 * MARGIN];
  const scale = Math.min(across / image.naturalWidth, down / image.naturalHeight);
  const [w, h] = [Math.round(scale * image.naturalWidth), Math.round(scale * image.naturalHeight)];
  brush.drawImage(image, Math.round(x + (width - w) / 2), Math.round(y + NAME + (height - NAME - h) / 2), w, h);
}
