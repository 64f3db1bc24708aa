import { type TreeNode } from '../../domain/tree-view.ts';
import { type PageContext } from '../../view/page-context.ts';
import { treePanel as treePanelOf } from '../../view/synset/tree-panel.ts';
import { aboutUrl } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { treeRows } from './tree-rows.ts';

/** The tree beside a page, opened at the page's node. */
export function treePanel(context: PageContext, current: TreeNode): Markup {
  const { root, kind, query, choices } = treePanelOf(context, current);
  return html`
    <aside class="tree" aria-label="Synset tree">
      <details class="tree-drawer">
        <summary>Browse the tree</summary>
        ${
          choices.length > 0 &&
          html`
          <ul class="tree-choices">${choices.map(
            ({ href, label, isCurrent }) =>
              html`<li><a href="${href}"${attribute('aria-current', isCurrent ? 'true' : undefined)}>${label}</a></li>`,
          )}</ul>`
        }
        <p class="tree-note">Numbers in brackets: the number of synsets in the subtree. <a href="${aboutUrl(context.state, 'bracket')}">How they are counted</a></p>
        <tree-panel data-kind="${kind}" data-query="${query}" data-root="${root.id}"><ul>${treeRows({ rows: [root], hidden: 0, allUrl: '' })}</ul></tree-panel>
      </details>
    </aside>`;
}
