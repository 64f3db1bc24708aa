import { type APIContext } from 'astro';
import { type Dataset } from '../../../../../domain/dataset.ts';
import { type TreeView } from '../../../../../domain/tree-view.ts';
import { type OpenedCatalogue } from '../../../../../store/opened-catalogue.ts';
import { catalogue } from '../../../../../store/served.ts';

/** The tree that an address of the explorer's data names, or `undefined` if there is none such in this build. */
export function requestedTree({
  params,
}: Pick<APIContext, 'params'>): { catalogue: OpenedCatalogue; dataset: Dataset; tree: TreeView } | undefined {
  const opened = catalogue();
  const dataset = opened.datasets.find(({ name }) => name === params['dataset']);
  if (params['version'] !== opened.version || dataset === undefined) return undefined;
  const tree = params['tree'] === 'wordnet' ? opened.wordnetTree : opened.treeOf(dataset);
  return tree.kind === params['tree'] ? { catalogue: opened, dataset, tree } : undefined;
}

/** An answer that never changes, since its address holds the version of the data. */
export function immutable(body: BodyInit, type: string): Response {
  return new Response(body, {
    headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
}
