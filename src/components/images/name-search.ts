import type { NameSearch } from '../../view/images/sequence.ts';
import { LONGEST_NAME } from '../../view/images/query.ts';
import { formatCount } from '../../view/numbers.ts';
import { PLAIN_PAGE_URL } from '../../view/plain/address.ts';
import { html, type Markup } from '../markup.ts';
import { hiddenFields } from '../section.ts';

/**
 * A form that finds images of a page by the names of their files; it works without scripts. A copy of plain files says in
 * its place that it cannot.
 */
export function nameSearch({ text, isCut, href }: NameSearch, total: number): Markup {
  const [action = '', query = ''] = href.split('?');
  return html`
    <form class="name-search" action="${action}" role="search" aria-label="Among these images">
      <label>File name <input type="search" name="name" maxlength="${LONGEST_NAME}" autocomplete="off" spellcheck="false" value="${text}" aria-describedby="name-search-how" /></label>
      ${hiddenFields(Object.fromEntries(new URLSearchParams(query)))}
      <button>Find</button>
      ${text !== '' && html`<a href="${href}">All images</a>`}
      <p class="soft small" id="name-search-how">Finds the beginning of a file’s name or of a part of it: <code>val_0002</code>, <code>293</code>; folders go before it: <code>train/val_0002</code>.${isCut && ` So many names begin like this that only the first ${formatCount(total)} are listed.`}</p>
    </form>
    <p class="on-copies soft small">File names are searched by a server, which this copy does without. Each image names its file. <a href="${PLAIN_PAGE_URL}#left-out">What copies leave out</a></p>`;
}
