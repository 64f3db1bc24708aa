import { type NodeIndex } from '../../domain/node-index.ts';
import { formatQuantity } from '../../view/numbers.ts';
import { type PageContext } from '../../view/page-context.ts';
import { synsetLinkedData } from '../../view/synset/linked-data.ts';
import { type SynsetPage } from '../../view/synset/page.ts';
import { jsonUrl, synsetUrl, type Tab } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { type Page } from '../page/page.ts';
import { synsetHeader } from './header.ts';
import { treePanel } from './tree-panel.ts';

const TITLES: Readonly<Record<Tab, string>> = { treemap: '', images: 'images of ', downloads: 'downloads of ' };

/** A tab of a synset: the synset's header and tree around one view of it. */
export function synsetTab(context: PageContext, node: NodeIndex, synset: SynsetPage, tab: Tab, view: Markup): Page {
  const { title } = context.dataset.description;
  return {
    context,
    about: {
      title: `${TITLES[tab]}${synset.title} (${synset.wnid})`,
      description: `${synset.definition}. ${formatQuantity(synset.ownImages, 'image')} of its own and ${formatQuantity(synset.subtreeImages, 'image')} in its subtree in ${title}.`,
      path: synsetUrl(synset.wnid, {}, tab),
      json: jsonUrl(synsetUrl(synset.wnid, context.state, tab)),
      linkedData: synsetLinkedData(context, synset),
    },
    tree: treePanel(context, node),
    main: html`${synsetHeader(context, synset, tab)}${view}`,
  };
}
