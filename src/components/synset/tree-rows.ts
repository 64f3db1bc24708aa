import { formatQuantity } from '../../view/numbers.ts';
import type { TreeLevel, TreeRow } from '../../view/synset/tree-panel.ts';
import { plate } from '../images/plate.ts';
import { attribute, html, type Markup } from '../markup.ts';

/** The items of one level of the tree panel, with the levels that are open inside it. */
export function treeRows({ rows, hidden, hiddenBare, allUrl }: TreeLevel): Markup {
  const all = hidden + hiddenBare;
  return html`${rows.map(treeRow)}${hidden > 0 && html`<li class="more held"><a href="${allUrl}">Show ${formatQuantity(hidden, 'more', 'more')}</a></li>`}${
    hiddenBare > 0 &&
    html`<li class="more bare"><a href="${allUrl}">Show ${formatQuantity(all, 'more', 'more')}</a></li>`
  }`;
}

function treeRow(row: TreeRow): Markup {
  const { name, href, synsets, images, isCurrent, isBare, isInstance, isRepeated, level } = row;
  return html`<li${attribute('class', isBare ? 'bare' : undefined)}>${
    synsets !== undefined && html`<button aria-expanded="${level ? 'true' : 'false'}" aria-label="${name}"></button>`
  }<a href="${href}"${attribute('aria-current', isCurrent ? 'page' : undefined)}${attribute('class', isCurrent ? row.plate.hue : undefined)}>${plate(row.plate, 20)}<span class="name${isInstance && ' instance'}">${name}${isRepeated && html`<abbr title="Stands under another synset too; counted once"> ↗</abbr>`}</span><span class="images">${images}</span><span class="synsets">${synsets ?? '1'}</span></a>${
    level && html`<ul>${treeRows(level)}</ul>`
  }</li>`;
}
