import { html } from '../../components/markup.ts';
import { wordAbsent, wordSenses } from '../../components/search/word.ts';
import { formatBytes } from '../../view/numbers.ts';
import { isPlain } from '../plain/plain.ts';
import { fillPlates } from '../images/plate-pictures.ts';
import { render, renderAtEnd } from '../render.ts';

/** The page of a word on a copy of plain files, where a server would have led to the word's own page. */
class WordPageElement extends HTMLElement {
  connectedCallback(): void {
    const word = new URLSearchParams(location.search).get('w')?.trim() ?? '';
    if (isPlain() && word !== '') void this.#show(word);
  }

  async #show(word: string): Promise<void> {
    document.title = document.title.replace(/^[^·]*/, `${word} `);
    renderAtEnd(this, html`<p role="status">Looking the word up …</p>`);
    const status = this.lastElementChild!;
    try {
      const { plainCatalogue } = await import('../plain/catalogue.ts');
      const page = await plainCatalogue().ask('word', { word }, (bytes) => {
        status.textContent = `Fetching the data to search, once: ${formatBytes(bytes)} …`;
      });
      render(this, 'senses' in page ? wordSenses(page) : wordAbsent(page));
      if ('senses' in page) void fillPlates(this, this.dataset['version'] ?? '', page.dataset);
    } catch (error) {
      status.textContent = `The word could not be looked up: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}

customElements.define('word-page', WordPageElement);
