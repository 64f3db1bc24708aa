import { type NodeIndex } from '../domain/node-index.ts';
import { synsetLinkedData } from '../view/synset/linked-data.ts';
import { formatQuantity } from '../view/numbers.ts';
import { type PageContext } from '../view/page-context.ts';
import { type SynsetPage } from '../view/synset/page.ts';
import { jsonUrl, synsetUrl, type Tab } from '../view/urls.ts';
import { type Markup } from './markup.ts';
import { type PageShell, pageShell } from './page-shell.ts';
import { synsetHeader } from './synset-header.ts';
import { treePanel } from './tree-panel.ts';

/** What every tab of a synset has around its view: the shell, the tree beside it, and what stands above. */
export interface SurroundingParts extends PageShell {
  readonly tree: Markup;
  readonly header: Markup;
}

/** A tab of a synset with its own view. */
export interface SynsetParts extends SurroundingParts {
  readonly view: Markup;
}

/** The names of those parts. */
export const SYNSET_PARTS = [
  'head',
  'masthead',
  'tree',
  'header',
  'view',
  'colophon',
] as const satisfies readonly (keyof SynsetParts)[];

const TITLES: Readonly<Record<Tab, string>> = { treemap: '', images: 'images of ', downloads: 'downloads of ' };

/** Which tab of which synset, at which address. */
export interface SynsetTab {
  readonly node: NodeIndex;
  readonly tab: Tab;
  /** As it was asked for. */
  readonly url: URL;
  /** Pages that search engines should leave out. */
  readonly noindex?: boolean;
}

/** The parts of a tab but its view. */
export function surroundingParts(
  context: PageContext,
  synset: SynsetPage,
  { node, tab, url, noindex }: SynsetTab,
): SurroundingParts {
  const { title } = context.dataset.description;
  const about = {
    title: `${TITLES[tab]}${synset.title} (${synset.wnid})`,
    description: `${synset.definition}. ${formatQuantity(synset.ownImages, 'image')} of its own and ${formatQuantity(synset.subtreeImages, 'image')} in its subtree in ${title}.`,
    path: synsetUrl(synset.wnid, {}, tab),
    json: jsonUrl(synsetUrl(synset.wnid, context.state, tab)),
    linkedData: synsetLinkedData(context, synset),
    noindex,
  };
  return {
    ...pageShell(context, url, about),
    tree: treePanel(context, node),
    header: synsetHeader(context, synset, tab),
  };
}
