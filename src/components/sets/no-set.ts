import { formatQuantity } from '../../view/numbers.ts';
import { cutUrl, setsUrl } from '../../view/sets/urls.ts';
import { searchUrl, type UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';

/** The page of an address without a class set: why there is none, and where to find or make one. */
export function noSet(title: string, reason: string, state: UrlState): Markup {
  return html`
    <h1>${title}</h1>
    <p class="lead">${reason}</p>
    <p class="set-actions"><a class="button primary" href="${setsUrl(state)}">Choose a set</a> <a class="button" href="${searchUrl('', state)}">Search</a> <a class="button" href="${cutUrl({}, state)}">Cut a subtree</a></p>`;
}

/** The page of an address that adds unreadable classes. @param href the set of the parts that can. */
export function notAdded(faults: readonly string[], classes: number, href: string): Markup {
  return html`
    <h1>Not everything can be added</h1>
    <ul class="bullets">${faults.map((fault) => html`<li>${fault}</li>`)}</ul>
    ${classes > 0 && html`<p class="set-actions"><a class="button primary" href="${href}">Open the other ${formatQuantity(classes, 'class', 'classes')}</a></p>`}`;
}
