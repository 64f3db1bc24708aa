import { comparisonMap } from '../../components/compare/compare.ts';
import { explorer } from '../../components/explore/explore.ts';
import type { Page } from '../../components/page/page.ts';
import { embedded } from '../../components/treemap/embed.ts';
import { treemap } from '../../components/treemap/treemap.ts';
import type { Markup } from '../../components/markup.ts';
import { isGroup, type TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { comparePage } from '../../view/compare/page.ts';
import { exploreUrl, parseExploreOptions } from '../../view/explore/options.ts';
import { exploreNode, explorePage } from '../../view/explore/page.ts';
import { idOf, inTreeThatHolds, nameOf, nodeOfExactId } from '../../view/page-context.ts';
import { parseTreemapOptions } from '../../view/treemap/options.ts';
import { treemapModel } from '../../view/treemap/treemap.ts';
import { compareUrl, homeUrl, synsetUrl } from '../../view/urls.ts';
import type { PageRequest, SiteContext } from '../request.ts';
import type { Route } from '../route.ts';
import { compareSubjectOf } from './compare.ts';
import { inTreeOfExplorer } from './explore.ts';

/** Maps without the site around them, which other sites may show in frames. */
export const EMBED_ROUTES: readonly Route[] = [
  { pattern: '/embed/home', page: (request) => treemapEmbed(request, request.context.tree.root) },
  { pattern: '/embed/synset/:id', page: synsetEmbed },
  { pattern: '/embed/explore', page: exploreEmbed },
  { pattern: '/embed/compare', page: compareEmbed },
];

function synsetEmbed(request: PageRequest): Promise<Page> | undefined {
  const node = nodeOfExactId(request.context, request.params['id']);
  return node === undefined ? undefined : treemapEmbed(request, node);
}

async function treemapEmbed({ context: asked, query }: PageRequest, node: TreeNode): Promise<Page> {
  const context = asEmbedded(isGroup(node) ? asked : inTreeThatHolds(asked, node));
  const model = await treemapModel(context, node, parseTreemapOptions(query));
  const isRoot = isGroup(node) && node === asked.tree.root;
  const page = isRoot ? homeUrl(asked.state) : synsetUrl(idOf(asked, node), asked.state);
  const title = nameOf(context, node);
  return embeddedPage(context, title, embedded(`Map of ${title}`, treemap(model, context), page), page);
}

async function exploreEmbed({ context: asked, query }: PageRequest): Promise<Page> {
  const options = parseExploreOptions(query);
  const node = exploreNode(asked, options);
  const context = asEmbedded(inTreeOfExplorer(asked, node));
  const page = explorePage(context, node, options);
  const model = await treemapModel(context, node, parseTreemapOptions(query), 'explore');
  const own = exploreUrl(options, { ...context.state, isEmbedded: false });
  return embeddedPage(context, nameOf(context, node), explorer(page, model), own);
}

async function compareEmbed(request: PageRequest): Promise<Page | undefined> {
  const context = asEmbedded(request.context);
  const subject = compareSubjectOf({ ...request, context });
  if (subject === undefined) return undefined;
  const page = await comparePage(subject);
  const title = `${page.a.title} and ${page.b.title}`;
  const own = compareUrl(subject.choice, request.context.state);
  return embeddedPage(context, title, embedded(title, comparisonMap(page), own), own);
}

function asEmbedded(context: SiteContext): SiteContext {
  return { ...context, state: { ...context.state, isEmbedded: true }, photographHosts: [] };
}

/** @param own the address of the map's own page. */
function embeddedPage(context: SiteContext, title: string, main: Markup, own: string): Page {
  return {
    context,
    isEmbedded: true,
    about: {
      title: `Map of ${title}`,
      description: `Map of ${title} in ${context.dataset.description.title}.`,
      path: own,
      noindex: true,
    },
    main,
  };
}
