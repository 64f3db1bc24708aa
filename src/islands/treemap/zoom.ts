/**
 * A button that puts the explorer in the place of a treemap: the same subtree, and no more of the tree, to zoom into.
 *
 * The explorer comes as its own page has it, and its code only then; a page that is only read loads none of it. Where it
 * cannot be fetched, the button leads to that page.
 */
class TreemapZoomElement extends HTMLElement {
  #stop = new AbortController();

  connectedCallback(): void {
    this.#stop = new AbortController();
    const button = this.querySelector('button');
    if (button === null) return;
    button.hidden = false;
    button.addEventListener(
      'click',
      () => {
        button.disabled = true;
        void this.#open(this.dataset['explore'] ?? '');
      },
      { signal: this.#stop.signal },
    );
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  async #open(url: string): Promise<void> {
    const place = this.closest('.treemap');
    const page = await explorerPage(url, this.#stop.signal).catch(() => undefined);
    const explorer = page?.querySelector<HTMLElement>('explore-map');
    if (page === undefined || !explorer || place === null) {
      if (!this.#stop.signal.aborted) location.assign(url);
      return;
    }
    if (this.#stop.signal.aborted) return;
    const name = place.getAttribute('aria-label') ?? '';
    explorer.dataset['part'] = new URL(url, location.href).search;
    explorer.querySelector('.explore-links')?.remove();
    const canvas = explorer.querySelector('canvas');
    canvas?.setAttribute('aria-label', name);
    place.replaceChildren(explorer);
    canvas?.focus();
  }
}

/** The explorer's page as a document, once its code is here too. */
async function explorerPage(url: string, signal: AbortSignal): Promise<Document> {
  const [answer] = await Promise.all([fetch(url, { signal }), import('../explore/map.ts')]);
  if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

customElements.define('treemap-zoom', TreemapZoomElement);

export {};
