import { embedLine } from '../../components/treemap/embed.ts';
import { type ExploreOptions, exploreUrl, parseExploreOptions } from '../../view/explore/options.ts';
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
  /** Called when the reader goes back or forward to a view of the same tree. */
  readonly goBack: (options: ExploreOptions) => void;
}

/** The addresses of the explorer's views, by what its element and its reader chose; that of the view shown is the page's own. */
export class ExploreViews {
  readonly #root: HTMLElement;
  readonly #parts: ViewParts;

  constructor(root: HTMLElement, parts: ViewParts, signal: AbortSignal) {
    this.#root = root;
    this.#parts = parts;
    // Runs before the site's router, which would load the page.
    window.addEventListener('popstate', this.#onPopState, { signal, capture: true });
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

  /** Writes the view into the page's address: a step of the reader makes an entry of the history, a change of the view alone does not. */
  record(how: 'push' | 'replace'): void {
    const url = localHref(exploreUrl(this.options, this.state));
    // With the router's state, so that it loads the page when the reader comes back to it from another. In a frame, Back is
    // the page's around it.
    if (url === location.pathname + location.search) return;
    if (how === 'push' && !this.isEmbedded) history.pushState(history.state, '', url);
    else history.replaceState(history.state, '', url);
  }

  readonly #onPopState = (event: PopStateEvent): void => {
    const query = new URLSearchParams(location.search);
    const home = new URL(localHref(exploreUrl({}, this.state)), location.origin);
    const isHere =
      location.pathname === home.pathname &&
      ['dataset', 'tree'].every((name) => query.get(name) === home.searchParams.get(name));
    if (!isHere) return;
    event.stopImmediatePropagation();
    this.#parts.goBack(parseExploreOptions(query));
  };

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
