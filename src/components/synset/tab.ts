import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { PageContext } from '../../view/page-context.ts';
import { formatCount } from '../../view/numbers.ts';
import { inUnit } from '../../view/quantities.ts';
import { synsetLinkedData } from '../../view/synset/linked-data.ts';
import type { SynsetPage } from '../../view/synset/page.ts';
import { jsonUrl, shareImageUrl, synsetUrl, type Tab } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import type { PageAbout } from '../page/head.ts';
import type { Page } from '../page/page.ts';
import { type HeaderParts, synsetHeader } from './header.ts';

const TITLES: Readonly<Record<Tab, string>> = { treemap: '', images: 'Images of ', downloads: 'Downloads of ' };

/** A synset in the tree of a page's context. */
export interface TabSubject {
  readonly context: PageContext;
  readonly node: NodeIndex;
  readonly synset: SynsetPage;
}

/** Parts of the page around every tab. */
export interface TabParts extends HeaderParts {
  readonly tree: Markup;
}

/**
 * A tab of a synset: the synset's header and tree around one view of it.
 *
 * @param details content below the view, or next to it in a wide window.
 */
export function synsetTab(subject: TabSubject, tab: Tab, parts: TabParts, view: Markup, details?: Markup): Page {
  const { context, synset } = subject;
  const main = html`${synsetHeader(context, synset, tab, parts)}${view}`;
  return {
    context,
    about: synsetAbout(subject, tab),
    tree: parts.tree,
    main:
      details === undefined
        ? main
        : html`<div class="with-details"><div>${main}</div><div class="details">${details}</div></div>`,
  };
}

/** The page of a leaf synset, which has its own header and no tree. */
export function leafPage(subject: TabSubject, main: Markup): Page {
  return { context: subject.context, about: synsetAbout(subject, 'treemap'), main };
}

function synsetAbout({ context, node, synset }: TabSubject, tab: Tab): PageAbout {
  const { unit, description } = context.dataset;
  return {
    title: `${TITLES[tab]}${synset.title} (${synset.wnid})`,
    description: `${synset.definition}. In ${description.title}: ${formatCount(synset.ownImages)} ${inUnit('own images', unit)}${
      synset.synsetsBelow > 0 ? `, ${formatCount(synset.subtreeImages)} ${inUnit('images in the subtree', unit)}` : ''
    }.`,
    path: synsetUrl(synset.wnid, {}, tab),
    json: jsonUrl(synsetUrl(synset.wnid, context.state, tab)),
    image: context.catalogue.isCoarse(node)
      ? undefined
      : {
          path: shareImageUrl(synset.wnid),
          alt: `${synset.synsetsBelow > 0 ? 'Map of ' : ''}${synset.title}`,
        },
    linkedData: synsetLinkedData(context, synset),
  };
}
