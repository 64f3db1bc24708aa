import type { BranchCard, HomeView, SearchExample, StartList } from '../../view/home-view.ts';
import { exploreUrl } from '../../view/explore/options.ts';
import type { HomePage, StartingPoints } from '../../view/home-page.ts';
import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { formatImages, inUnit, quantityText } from '../../view/quantities.ts';
import { aboutUrl, compareUrl, statsUrl, surpriseUrl, type UrlState } from '../../view/urls.ts';
import { icon, type Icon } from '../icons.ts';
import { plate } from '../images/plate.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { shareBar } from '../share-bar.ts';
import { synsetName } from '../synset/name.ts';
import { searchBox } from './masthead.ts';

/** The home page: search and ways in next to the map, then branches, then synsets to start from. */
export function home(page: HomePage, view: HomeView, map: Markup, state: UrlState): Markup {
  const { title, totals, unit } = page;
  return html`
    <div class="hero">
      <section class="intro">
        <h1>See what an image dataset holds</h1>
        <p class="lead">${title} files <b>${formatImages(totals.images, unit)}</b> under <b>${formatQuantity(totals.synsetsWithImages, 'noun')}</b> of WordNet. Look around, choose classes, take your list home.</p>
        ${searchBox(state, '', 'A word, a wnid, a filter')}
        <ul class="examples-to-try" aria-label="Searches to try">${view.examples.map(example)}</ul>
      </section>
      <ul class="doors" aria-label="Ways in">
        ${door('map', 'hue-0', 'Wander', html`From <i>entity</i> to <i>husky</i>, one level a click`, exploreUrl({}, state))}
        ${door('classes', 'hue-1', 'Find classes', html`A class set without overlaps, ready to train`, '/sets')}
        ${door('compare', 'hue-2', 'Compare datasets', html`What one holds and the other lacks`, compareUrl({}, state))}
      </ul>
      <div class="hero-map">
        ${map}
      </div>
    </div>
    <div class="below-hero">
      ${branchCards(view.branches, unit, state)}${startLists(view.start, unit, state)}
    </div>`;
}

function example({ text, href, plate: picture }: SearchExample): Markup {
  return html`<li><a class="chip" href="${href}">${picture === undefined ? html`<code>${text}</code>` : html`${plate(picture, 28)}${text}`}</a></li>`;
}

function door(name: Icon, hue: string, title: string, what: Markup, href: string): Markup {
  return html`<li><a href="${href}"><span class="plate plate-40 ${hue}">${icon(name)}</span><span><b>${title}</b><small>${what}</small></span>${icon('chevron')}</a></li>`;
}

function branchCards(branches: readonly BranchCard[], unit: CountUnit, state: UrlState): Markup {
  return html`
    <section aria-labelledby="branches">
      <h2 id="branches">${formatQuantity(branches.length, 'branch', 'branches')}</h2>
      <p class="soft">Each bar shows the branch’s share of all ${inUnit('images', unit)}. A synset under two branches counts in both. <a href="${aboutUrl(state, 'bracket')}">How Canopy counts</a></p>
      <ul class="branch-cards">${branches.map((branch) => branchCard(branch, unit))}</ul>
    </section>`;
}

function branchCard(branch: BranchCard, unit: CountUnit): Markup {
  const { href, name, hue, pictures, isWithheld, share, shareText } = branch;
  const { subtreeImages, subtreeSynsetsWithImages } = branch;
  const average = subtreeSynsetsWithImages === 0 ? '–' : formatCount(subtreeImages / subtreeSynsetsWithImages);
  return html`
    <li class="${hue}">
      <span class="branch-pictures">${
        isWithheld || pictures.length === 0
          ? html`${icon('person')}<small>${isWithheld ? 'Pictures of people: on request' : ''}</small>`
          : pictures.map(
              ({ src, width, height, photo }) =>
                html`<img class="illustration"${attribute('data-photo', photo?.src)} src="${src}" width="${width}" height="${height}" alt="" loading="lazy" decoding="async">`,
            )
      }</span>
      <div>
        <h3><a href="${href}">${name}</a></h3>
        <dl>
          <div><dt>${quantityText('subtreeImages', unit).name}</dt><dd>${formatCount(subtreeImages)}</dd></div>
          <div><dt>synsets ${quantityText('subtreeSynsetsWithImages', unit).name}</dt><dd>${formatCount(subtreeSynsetsWithImages)}</dd></div>
          <div><dt>${inUnit('images per synset', unit)}</dt><dd>${average}</dd></div>
        </dl>
        <p class="share">${shareBar(share)}${shareText}</p>
      </div>
    </li>`;
}

const START_TITLES: Readonly<Record<StartingPoints['reason'], readonly [title: string, figure: string]>> = {
  largest: ['Most images', 'own images'],
  popular: ['Most popular words', 'rank'],
  deepest: ['Deepest in the tree', 'levels below entity'],
};

function startLists(lists: readonly StartList[], unit: CountUnit, state: UrlState): Markup {
  return html`
    <section aria-labelledby="start">
      <h2 id="start">Start here <span class="soft"><a href="${surpriseUrl(state)}" rel="nofollow" data-astro-prefetch="false">Surprise me</a> · <a href="${statsUrl(state)}">Statistics</a></span></h2>
      <div class="start-lists">${lists.map((list) => startList(list, unit))}</div>
    </section>`;
}

function startList({ reason, synsets }: StartList, unit: CountUnit): Markup {
  const [title, figure] = START_TITLES[reason].map((words) => inUnit(words, unit));
  return html`
    <section aria-labelledby="start-${reason}">
      <h3 id="start-${reason}">${title} <span class="soft small">${figure}</span></h3>
      <ol>${synsets.map((synset) => html`<li>${plate(synset.plate, 28)}<span>${synsetName(synset)}</span><span class="figure">${synset.figure}</span></li>`)}</ol>
    </section>`;
}
