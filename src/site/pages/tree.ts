import { html } from '../../components/markup.ts';
import { treeRows } from '../../components/synset/tree-rows.ts';
import { nodeOfExactId } from '../../view/page-context.ts';
import { treeLevel } from '../../view/synset/tree-panel.ts';
import type { Route } from '../route.ts';

/** Branch of the tree next to a page, fetched when it is opened. */
export const TREE: Route = {
  pattern: '/tree/:id',
  subject: 'such branch',
  async fragment({ context, params }) {
    const node = nodeOfExactId(context, params['id']);
    return node === undefined ? undefined : html`<ul>${treeRows(await treeLevel(context, node))}</ul>`;
  },
};
