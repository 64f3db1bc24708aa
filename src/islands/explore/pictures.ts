import { BLOCK } from '../../view/explore/blocks.ts';
import type { ExploreTree } from '../../view/explore/columns.ts';
import type { ExploreFiles } from '../../view/explore/files.ts';
import type { PlacePictures } from '../../view/images/illustration.ts';
import { photographsAreOn } from '../images/photograph-choice.ts';
import type { PictureFiles } from './bitmaps.ts';

/** Pictures that illustrate the places of a tree, fetched in blocks. */
export class PictureList {
  readonly #files: ExploreFiles;
  readonly #onArrival: () => void;
  readonly #tiles = new Map<number, readonly string[]>();
  readonly #icons = new Map<number, string>();
  /** Photographs on other hosts of places that nothing else illustrates. */
  readonly #alone = new Map<number, readonly string[]>();
  /** The photograph on another host that may replace a tile's picture. */
  readonly #photographs = new Map<string, string>();
  /** The small file of a tile's picture, where it is known. */
  readonly #small = new Map<string, string>();
  readonly #asked = new Set<number | 'top'>();

  /** @param onArrival called when more pictures are known. */
  constructor(files: ExploreFiles, onArrival: () => void) {
    this.#files = files;
    this.#onArrival = onArrival;
  }

  /** Addresses of up to `most` different pictures of a place: its own first, then the most typical below. */
  find(at: number, most: number): readonly string[] {
    const alone = this.#alone.get(at);
    if (alone?.[0] !== undefined && photographsAreOn(new URL(alone[0]).host)) return alone.slice(0, most);
    return this.#tiles.get(at)?.slice(0, most) ?? [];
  }

  /** Returns the nearest place above whose picture a place may borrow: none for a person, and never a whole branch's. */
  findLender(at: number, { parent, depth }: ExploreTree, isPerson: (place: number) => boolean): number | undefined {
    for (let above = at; above !== 0 && !isPerson(above); above = parent[above]!)
      if (depth[above]! > 1 && this.#icons.has(above)) return above;
    return undefined;
  }

  /** The address of a small picture of a place. */
  findIcon(at: number): string | undefined {
    return this.#icons.get(at);
  }

  /** The address of a photograph of a place on another host. */
  findPhotograph(at: number): string | undefined {
    return this.#alone.get(at)?.[0] ?? this.#photographs.get(this.#tiles.get(at)?.[0] ?? '');
  }

  /** The files of a picture that {@link find} named. */
  filesOf(tile: string): PictureFiles {
    const photograph = this.#photographs.get(tile);
    if (photograph !== undefined && photographsAreOn(new URL(photograph).host))
      return { large: photograph, small: photograph };
    return { large: tile, small: this.#small.get(tile) ?? tile };
  }

  /** Fetches the pictures of some places, in whole blocks, unless they are known. */
  load(places: readonly number[]): void {
    for (const block of new Set(places.map((place) => Math.floor(place / BLOCK)))) void this.#fetch(block);
  }

  /** Fetches the pictures of the places with the largest subtrees, which the first view shows. */
  loadLargest(): Promise<void> {
    return this.#fetch('top');
  }

  async #fetch(block: number | 'top'): Promise<void> {
    if (this.#asked.has(block)) return;
    this.#asked.add(block);
    try {
      const answer = await fetch(this.#files.pictures(block));
      // A tree without pictures answers 404.
      if (answer.status === 404) return;
      if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
      for (const [place, icon, tiles, photographs = []] of (await answer.json()) as PlacePictures[]) {
        if (icon === '') {
          this.#alone.set(place, photographs);
          for (const photograph of photographs) this.#photographs.set(photograph, photograph);
          continue;
        }
        this.#icons.set(place, icon);
        this.#tiles.set(place, tiles);
        tiles.forEach((tile, i) => {
          const photograph = photographs[i] ?? '';
          if (photograph !== '') this.#photographs.set(tile, photograph);
        });
        if (tiles[0] !== undefined) this.#small.set(tiles[0], icon);
      }
      this.#onArrival();
    } catch {
      // Tiles without pictures are whole tiles; a later view asks again.
      setTimeout(() => this.#asked.delete(block), 10_000);
    }
  }
}
