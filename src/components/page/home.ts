import { type HomePage, type StartingPoints } from '../../view/home-page.ts';
import { formatCount } from '../../view/numbers.ts';
import { type Treemap } from '../../view/treemap/treemap.ts';
import { aboutUrl, type UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { figures, section, type Term, terms } from '../section.ts';
import { branchTable } from '../stats/branches.ts';
import { synsetList } from '../synset/list.ts';
import { treemap } from '../treemap/treemap.ts';

const START_TITLES: Readonly<Record<StartingPoints['reason'], string>> = {
  largest: 'most images',
  popular: 'most popular',
  deepest: 'farthest from the root',
};

/** The home page: what a dataset holds, its map, its branches, and synsets to start from. */
export function home(page: HomePage, model: Treemap | undefined, state: UrlState): Markup {
  return html`
    <header class="synset-header">
      <h1>See what ${page.title} holds</h1>
      <p class="definition">${page.description} Browse the tree, read the map, look a word up with <kbd>/</kbd>, take a list home.</p>
      ${totals(page, state)}
    </header>
    ${treemap(model, state)}
    ${branchTable(page.branches)}
    ${section(
      'start',
      'Good places to start',
      terms(page.start.map(({ reason, synsets }): Term => [START_TITLES[reason], synsetList(synsets)])),
    )}`;
}

function totals({ title, hasTree, totals: { images, synsetsWithImages, synsets } }: HomePage, state: UrlState): Markup {
  const inTree: Term[] = hasTree
    ? [[html`<a href="${aboutUrl(state, 'release-tree')}">Synsets in the tree</a>`, formatCount(synsets)]]
    : [];
  return figures(
    [
      ['Images', formatCount(images)],
      ['Synsets with images', formatCount(synsetsWithImages)],
      ...inTree,
      ['Images per synset', formatCount(Math.round(images / Math.max(1, synsetsWithImages)))],
    ],
    `Figures of ${title}`,
  );
}
