import { BLOCK, CARD_BLOCK, type ExploreLabel, type ExploreWords, largestPlaces } from '../../view/explore/blocks.ts';
import type { ExploreFiles } from '../../view/explore/files.ts';
import { ExploreBlocks } from './blocks.ts';

/** The ids and names of places, and their words and glosses. */
export class ExploreLabels {
  readonly #files: ExploreFiles;
  readonly #labels: ExploreBlocks<ExploreLabel>;
  readonly #words: ExploreBlocks<ExploreWords>;
  readonly #places = new Map<string, number>();
  /** The place of the whole tree that is place 0 here. */
  #first = 0;

  /** @param onArrival called when there are more names. */
  constructor(files: ExploreFiles, onArrival: () => void) {
    this.#files = files;
    this.#labels = new ExploreBlocks<ExploreLabel>(BLOCK, files.labels, (block, placeAt) => {
      block.forEach(([id], i) => this.#places.set(id, placeAt(i)));
      onArrival();
    });
    this.#words = new ExploreBlocks<ExploreWords>(CARD_BLOCK, files.cards, () => undefined);
  }

  /** Says where a subtree begins, if it is the whole of what is shown. */
  startAt(first: number): void {
    this.#first = first;
  }

  /** The label of a place, if it is here. */
  get(place: number): ExploreLabel | undefined {
    return this.#labels.get(this.#first + place);
  }

  /** The id of a place, if it is here. */
  id(place: number): string | undefined {
    return this.get(place)?.[0];
  }

  /** The name of a place, if it is here. */
  name(place: number): string | undefined {
    return this.get(place)?.[1];
  }

  /** The words and the gloss of a place, if they are here. */
  words(place: number): ExploreWords | undefined {
    return this.#words.get(this.#first + place);
  }

  /** The place of an id that has been seen. */
  placeOf(id: string): number | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : place - this.#first;
  }

  /** Fetches the labels of places that are not here yet. @param most blocks of them to fetch at most. */
  load(places: readonly number[], most?: number): Promise<void> {
    return this.#labels.load(
      places.map((place) => this.#first + place),
      most,
    );
  }

  /** Fetches the words and the gloss of a place. */
  loadWords(place: number): Promise<void> {
    return this.#words.load([this.#first + place]);
  }

  /** Fetches the labels of the largest subtrees of a whole tree, which its first view shows. */
  loadLargest(size: Uint32Array): Promise<void> {
    const places = largestPlaces(size);
    return this.#labels.fetch(this.#files.labels('top'), (i) => places[i]!);
  }
}
