import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { inUnit } from '../../view/quantities.ts';
import type { TreePanel } from '../../view/synset/tree-panel.ts';
import { aboutUrl, type UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { treeRows } from './tree-rows.ts';

/** Tree next to a page, opened at the page's node: a column, or a bottom sheet on a phone. */
export function treePanel({ root, kind, query, choices }: TreePanel, unit: CountUnit, state: UrlState): Markup {
  return html`
    <aside class="tree" aria-label="Synset tree">
      <details class="tree-drawer">
        <summary>Browse the tree</summary>
        <div class="tree-head">
          <h2>Tree</h2>
          <fieldset class="segments">
            <legend class="hidden-visually">Figures in the tree</legend>
            <label><input type="radio" name="tree-figures" value="images" checked autocomplete="off"><span>${inUnit('Images', unit)}</span></label>
            <label><input type="radio" name="tree-figures" value="synsets" autocomplete="off"><span>Synsets</span></label>
          </fieldset>
        </div>
        ${
          choices.length > 0 &&
          html`
          <ul class="tree-choices">${choices.map(
            ({ href, label, isCurrent }) =>
              html`<li><a href="${href}"${attribute('aria-current', isCurrent ? 'true' : undefined)}>${label}</a></li>`,
          )}</ul>`
        }
        <tree-panel data-kind="${kind}" data-query="${query}" data-root="${root.id}"><ul>${treeRows({ rows: [root], hidden: 0, hiddenBare: 0, allUrl: '' })}</ul></tree-panel>
        <p class="tree-foot">
          <label><input type="checkbox" class="tree-held" checked autocomplete="off"> Only branches with ${inUnit('images', unit)}</label>
          <a href="${aboutUrl(state, 'bracket')}">How these are counted</a>
        </p>
      </details>
    </aside>`;
}
