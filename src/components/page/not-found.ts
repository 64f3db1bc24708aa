import { PLAIN_PAGE_URL } from '../../view/plain/address.ts';
import { type NotFound, type Proposal } from '../../view/not-found-page.ts';
import { homeUrl, searchUrl } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';

/** The page of an address where nothing is. @param isPart whether the site is a copy that holds a part of the synsets. */
export function notFound({ wnid, inWordnet31, similar }: NotFound, isPart: boolean): Markup {
  return html`
    <h1>There is nothing here</h1>
    <div class="empty">
      ${wnid !== undefined && html`<p>WordNet 3.0 has no noun <code>${wnid}</code>.</p>`}
      ${inWordnet31 && html`<h2>The same number in WordNet 3.1</h2><ul>${proposal(inWordnet31)}</ul>`}
      ${similar.length > 0 && html`<h2>Similar wnids</h2><ul>${similar.map(proposal)}</ul>`}
      <p>No page of this site has that address. A synset’s page is at <code>/synset/</code> and its wnid: <code>n</code> and the eight digits of its offset in WordNet 3.0. Offsets of other versions are different numbers.</p>
      ${isPart && html`<p>This copy of the site holds a part of the synsets; the address may be that of another. <a href="${PLAIN_PAGE_URL}">About this copy</a></p>`}
      <p><a href="${searchUrl('')}">Search for a word or an identifier</a> · <a href="${homeUrl()}">Browse the tree from its root</a></p>
    </div>`;
}

function proposal({ href, wnid, words, definition }: Proposal): Markup {
  return html`<li><a href="${href}">${words}</a> <code>${wnid}</code> <span class="soft">${definition}</span></li>`;
}
