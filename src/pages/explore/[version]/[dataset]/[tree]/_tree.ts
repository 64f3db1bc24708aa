import { type APIContext } from 'astro';
import { type Catalogue, type Dataset } from '../../../../../domain/dataset.ts';
import { treeOf, type TreeView, wordnetTree } from '../../../../../domain/tree-view.ts';
import { catalogue } from '../../../../../store/catalogue.ts';

/** The tree that an address of the explorer's data names, or `undefined` if there is none such in this build. */
export async function requestedTree({
  params,
}: Pick<APIContext, 'params'>): Promise<{ catalogue: Catalogue; dataset: Dataset; tree: TreeView } | undefined> {
  const opened = await catalogue();
  const dataset = opened.datasets.find(({ name }) => name === params['dataset']);
  if (params['version'] !== opened.version || dataset === undefined) return undefined;
  const tree = params['tree'] === 'wordnet' ? wordnetTree(opened.taxonomy) : treeOf(opened, dataset);
  return tree.kind === params['tree'] ? { catalogue: opened, dataset, tree } : undefined;
}

/** An answer that never changes, since its address holds the version of the data. */
export function immutable(body: BodyInit, type: string): Response {
  return new Response(body, {
    headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
}
