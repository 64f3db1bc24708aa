import { BLOCK, CARD_BLOCK, type ExploreLabel, type ExploreWords, largestPlaces } from '../../view/explore/blocks.ts';
import type { ExploreTree } from '../../view/explore/columns.ts';
import type { ExploreFiles } from '../../view/explore/files.ts';
import { ExploreBlocks } from './blocks.ts';
import { PERSON } from '../../domain/wordnet/sensitive.ts';

/** A number that a map draws, and the true one of the subtree. */
export interface Drawn {
  readonly drawn: number;
  readonly all: number;
}

/** The figures of a place on a map. */
interface DrawnFigures {
  readonly images: Drawn;
  readonly synsets: Drawn;
}

/** The ids, names, figures, words and glosses of places. */
export class ExploreLabels {
  readonly #files: ExploreFiles;
  readonly #labels: ExploreBlocks<ExploreLabel>;
  readonly #words: ExploreBlocks<ExploreWords>;
  readonly #places = new Map<string, number>();

  /** @param onArrival called when more names are known. */
  constructor(files: ExploreFiles, onArrival: () => void) {
    this.#files = files;
    this.#labels = new ExploreBlocks<ExploreLabel>(BLOCK, files.labels, (block, placeAt) => {
      block.forEach(([id], i) => this.#places.set(id, placeAt(i)));
      onArrival();
    });
    this.#words = new ExploreBlocks<ExploreWords>(CARD_BLOCK, files.cards, () => undefined);
  }

  /** The id of a place, if it is known. */
  id(place: number): string | undefined {
    return this.#labels.get(place)?.[0];
  }

  /** Returns whether a place is that of people, of whom no picture is borrowed. */
  readonly isPerson = (place: number): boolean => this.id(place) === PERSON;

  /** The name of a place, if it is known. */
  name(place: number): string | undefined {
    return this.#labels.get(place)?.[1];
  }

  /** The images and synsets of a place: those drawn under it, and all of its subtree. */
  figures({ size, images }: Pick<ExploreTree, 'size' | 'images'>, place: number): DrawnFigures {
    const [id = 'n', , allImages, allSynsets] = this.#labels.get(place) ?? [];
    const drawn = images[place]!;
    const isGroup = !/^n\d*$/.test(id);
    const drawnSynsets = size[place]! - (!isGroup ? 0 : place === 0 ? 2 : 1);
    return {
      images: { drawn, all: allImages ?? drawn },
      synsets: { drawn: drawnSynsets, all: allSynsets ?? drawnSynsets },
    };
  }

  /** The words and the gloss of a place, if they are known. */
  words(place: number): ExploreWords | undefined {
    return this.#words.get(place);
  }

  /** The place of an id that has been seen. */
  findPlace(id: string): number | undefined {
    return this.#places.get(id);
  }

  /** Fetches the labels of places that are not known. @param most blocks to fetch at most. */
  load(places: readonly number[], most?: number): Promise<void> {
    return this.#labels.load(places, most);
  }

  /** Fetches the words of places. */
  loadWords(places: readonly number[]): Promise<void> {
    return this.#words.load(places);
  }

  /** Fetches the labels of the largest subtrees of a whole tree, which its first view shows. */
  loadLargest(size: Uint32Array): Promise<void> {
    const places = largestPlaces(size);
    return this.#labels.fetch(this.#files.labels('top'), (i) => places[i]!);
  }
}
