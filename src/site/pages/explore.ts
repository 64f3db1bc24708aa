import { explorer } from '../../components/explore/explore.ts';
import { isGroup, type TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { exploreUrl, parseExploreOptions } from '../../view/explore/options.ts';
import { exploreNode, explorePage } from '../../view/explore/page.ts';
import { formatQuantity } from '../../view/numbers.ts';
import { inUnit } from '../../view/quantities.ts';
import { inTreeThatHolds, nodeOfId } from '../../view/page-context.ts';
import { parseTreemapOptions } from '../../view/treemap/options.ts';
import { treemapModel } from '../../view/treemap/treemap.ts';
import { synsetUrl } from '../../view/urls.ts';
import type { SiteContext } from '../request.ts';
import type { Route } from '../route.ts';

/** The explorer: the whole tree as one map. */
export const EXPLORE: Route = {
  pattern: '/explore',
  async page({ context: asked, query }) {
    const wnid = query.get('wnid');
    if (wnid !== null)
      return nodeOfId(asked, wnid) === undefined ? undefined : { location: synsetUrl(wnid, asked.state), status: 301 };
    const options = parseExploreOptions(query);
    const node = exploreNode(asked, options);
    const context = inTreeOfExplorer(asked, node);
    const page = explorePage(context, node, options);
    const model = await treemapModel(context, node, parseTreemapOptions(query), 'explore');
    return {
      context,
      about: {
        title: `${page.title} · map`,
        description: `All ${formatQuantity(page.synsets, 'synset')} of ${context.dataset.description.title} as one map: ${inUnit('area by images', page.unit)}, hue by branch.`,
        path: exploreUrl({}),
      },
      main: explorer(page, model),
    };
  },
};

/** Returns a context whose tree holds a node: WordNet's own where the dataset's does not, as the address then says. */
export function inTreeOfExplorer(context: SiteContext, node: TreeNode): SiteContext {
  if (isGroup(node) || context.tree.has(node)) return context;
  return { ...inTreeThatHolds(context, node), state: { ...context.state, tree: 'wordnet' } };
}
