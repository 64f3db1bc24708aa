import { explorer } from '../../components/explore/explore.ts';
import { html } from '../../components/markup.ts';
import { treemap } from '../../components/treemap/treemap.ts';
import { isGroup } from '../../domain/tree-view.ts';
import { exploreUrl, parseExploreOptions } from '../../view/explore/options.ts';
import { explorePage } from '../../view/explore/page.ts';
import { formatQuantity } from '../../view/numbers.ts';
import { inTreeThatHolds, nodeOfId } from '../../view/page-context.ts';
import { parseTreemapOptions } from '../../view/treemap/options.ts';
import { treemapModel } from '../../view/treemap/treemap.ts';
import { synsetUrl } from '../../view/urls.ts';
import { type Route } from '../route.ts';

/** The explorer: the whole tree as one map. */
export const EXPLORE: Route = {
  pattern: '/explore',
  async page({ context: asked, query }) {
    const wnid = query.get('wnid');
    if (wnid !== null)
      return nodeOfId(asked, wnid) === undefined ? undefined : { location: synsetUrl(wnid, asked.state), status: 301 };
    const options = parseExploreOptions(query);
    const node = (options.at === undefined ? undefined : nodeOfId(asked, options.at)) ?? asked.tree.root;
    const isHeld = isGroup(node) || asked.tree.has(node);
    const context = isHeld
      ? asked
      : { ...inTreeThatHolds(asked, node), state: { ...asked.state, tree: 'wordnet' as const } };
    const page = explorePage(context, options);
    const model = await treemapModel(context, node, parseTreemapOptions(query));
    return {
      context,
      about: {
        title: `Explore ${page.title}`,
        description: `All ${formatQuantity(page.places, 'place')} of ${page.title} as one treemap to zoom into.`,
        path: exploreUrl({}),
      },
      main: html`
        <h1>Explore ${page.title}</h1>
        ${explorer(page, context.catalogue.hasPictures(context.dataset))}
        <noscript>${treemap(model, context.state)}</noscript>`,
    };
  },
};
