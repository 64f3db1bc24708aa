import { formatQuantity } from '../../view/numbers.ts';
import { type TreeLevel, type TreeRow } from '../../view/synset/tree-panel.ts';
import { attribute, html, type Markup } from '../markup.ts';

/** The items of one level of the tree panel, with the levels that are open inside it. */
export function treeRows({ rows, hidden, allUrl }: TreeLevel): Markup {
  return html`${rows.map(treeRow)}${hidden > 0 && html`<li class="more"><a href="${allUrl}">Show ${formatQuantity(hidden, 'more', 'more')}</a></li>`}`;
}

function treeRow({ name, href, bracket, isCurrent, isInstance, isRepeated, level }: TreeRow): Markup {
  return html`<li>${
    bracket !== undefined && html`<button aria-expanded="${level ? 'true' : 'false'}" aria-label="${name}"></button>`
  }<a href="${href}"${attribute('aria-current', isCurrent ? 'page' : undefined)}${attribute('class', isInstance ? 'instance' : undefined)}>${name}</a>${
    bracket !== undefined && bracket !== '0' && html`<span> (${bracket})</span>`
  }${isRepeated && html`<abbr title="Stands under another synset too; counted once"> ↗</abbr>`}${
    level && html`<ul>${treeRows(level)}</ul>`
  }</li>`;
}
