import type { SearchOption } from '../../view/search/option.ts';
import { html, type Markup } from '../markup.ts';

/** The results page of a copy of plain files until its data are loaded; its list holds the synsets whose words begin with the text. */
export function searchProgress(query: string): Markup {
  return html`
    <section class="search-results">
      <h1>“${query}”</h1>
      <p role="status" class="soft">Searching …</p>
      <ol></ol>
    </section>`;
}

/** Synsets whose words begin like the text. */
export function searchBeginnings(options: readonly SearchOption[]): Markup {
  return html`${options.map(({ href, words, parent }) => html`<li><h2><a href="${href}">${words}</a></h2><p class="soft small">${parent !== undefined && `under ${parent}`}</p></li>`)}`;
}
