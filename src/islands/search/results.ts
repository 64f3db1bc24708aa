import { formatBytes, formatCount, formatQuantity } from '../../view/numbers.ts';
import { html } from '../../components/markup.ts';
import { searchBeginnings, searchProgress } from '../../components/search/progress.ts';
import { searchResults } from '../../components/search/results.ts';
import { SHARDS_FOLDER } from '../../view/plain/data.ts';
import { render, renderAtEnd } from '../render.ts';
import { loadCode } from '../load-code.ts';
import { isPlain } from '../plain/plain.ts';
import { fillPlates } from '../images/plate-pictures.ts';
import { ListeningElement } from '../listening-element.ts';

/**
 * The results of a search on a copy of plain files, which a server would have rendered.
 *
 * Prefixes are shown at once, from the shards of the type-ahead; the whole answer follows when the data
 * have loaded; from the second search on they are cached. On a server's pages the element does nothing.
 */
class SearchResultsElement extends ListeningElement {
  protected override connect(signal: AbortSignal): void {
    const parameters = new URLSearchParams(location.search);
    const query = parameters.get('q')?.trim() ?? '';
    if (!isPlain() || query === '') return;
    for (const input of document.querySelectorAll<HTMLInputElement>('search-box input[name="q"]')) input.value = query;
    const language = parameters.get('lang');
    for (const form of language === null ? [] : document.querySelectorAll('search-box form'))
      renderAtEnd(form, html`<input type="hidden" name="lang" value="${language!}" />`);
    document.title = document.title.replace(/^[^·]*/, `“${query}” `);
    void this.#search(query, signal);
  }

  async #search(query: string, signal: AbortSignal): Promise<void> {
    const help = [...this.children];
    render(this, searchProgress(query));
    const status = this.querySelector('[role="status"]')!;
    void this.#showBeginnings(query, this.querySelector('ol')!);
    try {
      const { plainCatalogue } = await import('../plain/catalogue.ts');
      const page = await plainCatalogue().ask('search', { query: location.search }, (bytes) => {
        status.textContent = `Fetching the data to search, once: ${formatBytes(bytes)} …`;
      });
      if (signal.aborted) return;
      if (page.identified !== undefined) {
        location.replace(page.identified);
        return;
      }
      render(this, searchResults(page));
      void fillPlates(this, this.dataset['version'] ?? '', page.dataset);
      if (page.total === 0) this.append(...help.filter((part) => part.localName !== 'h1'));
      announce(this, `${formatQuantity(page.total, 'synset')}, ${formatCount(page.results.length)} shown`);
    } catch (error) {
      status.textContent = `The whole search could not be done: ${error instanceof Error ? error.message : String(error)} What is shown begins like the text.`;
    }
  }

  /** Finds prefixes with the type-ahead: a few kilobytes, where the whole data are some megabytes. */
  async #showBeginnings(query: string, list: HTMLOListElement): Promise<void> {
    const code = await loadCode(() => import('./shards.ts'));
    if (code === undefined) return;
    const source = code.shardSource(SHARDS_FOLDER, !new URLSearchParams(location.search).has('dataset'), true);
    const found = await source(query, new AbortController().signal).catch(() => undefined);
    render(list, searchBeginnings(found?.options ?? []));
  }
}

function announce(element: HTMLElement, text: string): void {
  renderAtEnd(element, html`<p role="status" class="hidden-visually"></p>`);
  const status = element.lastElementChild!;
  // A region is read when it changes, not when it comes.
  setTimeout(() => (status.textContent = text));
}

customElements.define('search-results', SearchResultsElement);
