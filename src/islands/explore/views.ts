import { embedLine } from '../../components/treemap/embed.ts';
import { exploreUrl, type ExploreOptions } from '../../view/explore/options.ts';
import { synsetUrl, type UrlState } from '../../view/urls.ts';
import { localHref } from '../plain/plain.ts';
import type { ExploreChoices } from './choices.ts';
import type { ExploreLabels } from './labels.ts';

/** Parts that an address of the explorer is written from. */
interface ViewParts {
  readonly choices: ExploreChoices;
  readonly labels: ExploreLabels;
  /** Returns the text that is searched for; empty for none. */
  readonly found: () => string;
  /** Returns the place in focus, or the chosen leaf. */
  readonly place: () => number;
}

/** The addresses of the explorer's views, by what its element and its reader chose. */
export class ExploreViews {
  readonly #root: HTMLElement;
  readonly #parts: ViewParts;

  constructor(root: HTMLElement, parts: ViewParts) {
    this.#root = root;
    this.#parts = parts;
  }

  /** Whether another site shows the map in a frame. */
  get isEmbedded(): boolean {
    return this.#root.dataset['embedded'] !== undefined;
  }

  /** The reader's choices that all pages know. */
  get state(): UrlState {
    const { dataset, tree, pictures } = this.#root.dataset;
    return {
      dataset,
      tree: tree === 'wordnet' ? 'wordnet' : undefined,
      ...(pictures === 'off' && { pictures: 'off' as const }),
      isEmbedded: this.isEmbedded,
    };
  }

  /** The view that is shown. */
  get options(): ExploreOptions {
    const { choices, found, place } = this.#parts;
    return { ...choices.chosen, at: this.#idOf(place()), find: found() === '' ? undefined : found() };
  }

  /** Returns the address of the map with a place in focus. */
  hrefOf(place: number): string {
    return localHref(exploreUrl({ ...this.options, find: undefined, at: this.#idOf(place) }, this.state));
  }

  /** Returns the address of a place's page; `undefined` until its id is known. */
  pageOf(place: number, hasImages: boolean): string | undefined {
    const id = this.#parts.labels.id(place);
    return id === undefined ? undefined : localHref(synsetUrl(id, { ...this.state, isEmbedded: false }), hasImages);
  }

  /** Writes the page's address, which is the view's, and the line that shows the view on another site. */
  fillShareLines(): void {
    const [link, embed] = this.#root.querySelectorAll('.map-choices code');
    if (!link || !embed) return;
    const url = location.origin + exploreUrl(this.options, { ...this.state, isEmbedded: true });
    link.textContent = location.href;
    embed.textContent = embedLine(url, `Map of ${this.#parts.labels.name(this.#parts.place()) ?? ''}`);
  }

  #idOf(place: number): string | undefined {
    return place === 0 ? undefined : this.#parts.labels.id(place);
  }
}
