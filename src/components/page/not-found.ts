import { PLAIN_PAGE_URL } from '../../view/plain/address.ts';
import type { NotFound, Proposal } from '../../view/not-found-page.ts';
import { homeUrl, searchUrl } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';

/** The page of an address where nothing is. @param isPart whether the site is a copy that holds a part of the synsets. */
export function notFound({ wnid, inWordnet31, similar, between: [first, last] }: NotFound, isPart: boolean): Markup {
  return html`
    <h1>Page not found</h1>
    <div class="empty">
      ${wnid !== undefined && html`<p>WordNet 3.0 has no noun <code>${wnid}</code>.</p>`}
      ${inWordnet31 && html`<h2>This number in WordNet 3.1</h2><ul class="bullets">${proposal(inWordnet31)}</ul>`}
      ${similar.length > 0 && html`<h2>Similar wnids</h2><ul class="bullets">${similar.map(proposal)}</ul>`}
      ${wnid !== undefined && inWordnet31 === undefined && similar.length === 0 && html`<p>No wnid is near it: those of nouns go from <code>${first}</code> to <code>${last}</code>.</p>`}
      <p>No page has this address. The page of a synset is <code>/synset/</code> and its wnid: <code>n</code> and eight digits, its offset in WordNet 3.0. Other versions have other offsets.</p>
      ${isPart && html`<p>This copy of the site lacks some synsets; this may be one of them. <a href="${PLAIN_PAGE_URL}">About this copy</a></p>`}
      <p><a href="${searchUrl('')}">Search words and identifiers</a> · <a href="${homeUrl()}">Browse from the root</a></p>
    </div>`;
}

function proposal({ href, wnid, words, definition }: Proposal): Markup {
  return html`<li><a href="${href}">${words}</a> <code>${wnid}</code> <span class="soft">${definition}</span></li>`;
}
