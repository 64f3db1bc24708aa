import { type ExploreOptions, exploreUrl, parseExploreOptions } from '../../view/explore/options.ts';
import type { UrlState } from '../../view/urls.ts';
import { localHref } from '../plain/plain.ts';

/** Stores the explorer's view in the page's address. */
export class ExploreAddress {
  readonly #state: UrlState;
  readonly #onBack: (options: ExploreOptions) => void;

  /** @param state the dataset and the tree that are shown; @param onBack called when the reader goes back or forward to a view of them. */
  constructor(state: UrlState, onBack: (options: ExploreOptions) => void, signal: AbortSignal) {
    this.#state = state;
    this.#onBack = onBack;
    // Runs before the site's router, which would load the page.
    window.addEventListener('popstate', this.#back, { signal, capture: true });
  }

  /** Writes a view into the address: a step of the reader makes an entry of the history, a change of the view alone does not. */
  write(options: ExploreOptions, how: 'push' | 'replace'): void {
    const url = localHref(exploreUrl(options, this.#state));
    if (url === location.pathname + location.search) return;
    // With the router's state, so that it loads the page when the reader comes back to it from another.
    if (how === 'push') history.pushState(history.state, '', url);
    else history.replaceState(history.state, '', url);
  }

  readonly #back = (event: PopStateEvent): void => {
    const query = new URLSearchParams(location.search);
    const home = new URL(localHref(exploreUrl({}, this.#state)), location.origin);
    const isHere =
      location.pathname === home.pathname &&
      ['dataset', 'tree'].every((name) => query.get(name) === home.searchParams.get(name));
    if (!isHere) return;
    event.stopImmediatePropagation();
    this.#onBack(parseExploreOptions(query));
  };
}
