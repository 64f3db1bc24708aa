import type { Percentile } from '../../domain/percentile.ts';
import { exploreUrl } from '../../view/explore/options.ts';
import type { Plate } from '../../view/images/plates.ts';
import { formatCount, formatPercentile } from '../../view/numbers.ts';
import type { PageContext } from '../../view/page-context.ts';
import { inUnit } from '../../view/quantities.ts';
import { rollUpUrl } from '../../view/sets/urls.ts';
import type { SynsetPage } from '../../view/synset/page.ts';
import { aboutUrl, compareUrl, pathUrl, type Tab, synsetUrl } from '../../view/urls.ts';
import { icon } from '../icons.ts';
import { photographCredit } from '../images/photograph.ts';
import { plate } from '../images/plate.ts';
import { attribute, html, type Markup, type MarkupValue } from '../markup.ts';
import { command, figures } from '../section.ts';
import { FIGURES, quantity } from '../quantity.ts';
import { addToSet } from './add-to-set.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { synsetWords } from './words.ts';

/** Content of a synset's header that its model lacks. */
export interface HeaderParts {
  readonly picture: Plate;
  /** Whether images of the synset or of its subtree can be shown. */
  readonly hasImages: boolean;
}

/** Header of every view of a synset: its paths, picture, words, gloss, figures and tabs. */
export function synsetHeader(context: PageContext, synset: SynsetPage, tab: Tab, parts: HeaderParts): Markup {
  const { state } = context;
  return html`
    ${breadcrumbs(synset.paths)}
    <header class="synset-header">
      <div class="synset-title">
        <div class="synset-picture">${plate(parts.picture, 132)}${parts.picture.photograph && photographCredit(parts.picture.photograph)}</div>
        <div class="synset-words">
          ${synsetWords(synset, state)}
        </div>
        <p class="actions">
          ${addToSet(`${synset.wnid}/`, state)}
          ${tab !== 'treemap' && html`<a class="button" href="${exploreUrl({ at: synset.wnid }, state)}">${icon('map')}Open in map</a>`}
          <a class="button" href="${synsetUrl(synset.wnid, state, 'downloads')}">${icon('download')}Download</a>
        </p>
      </div>
      ${synsetFigures(context, synset)}
    </header>
    ${tabs(context, synset, tab, parts)}`;
}

function synsetFigures({ state, dataset }: PageContext, synset: SynsetPage): Markup {
  const { unit } = dataset;
  const isInner = synset.synsetsBelow > 0;
  return figures(
    [
      isInner && [quantity('subtreeImages', FIGURES, unit, state), formatCount(synset.subtreeImages)],
      [quantity('ownImages', FIGURES, unit, state), formatCount(synset.ownImages)],
      isInner && [
        quantity('subtreeSynsets', FIGURES, unit, state),
        html`${formatCount(synset.subtreeSynsets)}<small>${formatCount(synset.subtreeSynsetsWithImages)} ${quantity('subtreeSynsetsWithImages', FIGURES, unit, state)}</small>`,
      ],
      [html`<a href="${aboutUrl(state, 'popularity')}">popularity</a>`, percentileFigure(synset.popularityPercentile)],
      [
        html`<a href="${aboutUrl(state, 'image-percentile')}">${inUnit('image percentile', unit)}</a>`,
        synset.imagePercentile === undefined ? inUnit('no images', unit) : percentileFigure(synset.imagePercentile),
      ],
      ['wnid', command(synset.wnid)],
    ],
    `Figures in ${dataset.description.title}`,
  );
}

function percentileFigure(percentile: Percentile): MarkupValue {
  const { below, population } = percentile;
  return html`${formatPercentile(percentile)}<small>top ${formatCount(population - below)} of ${formatCount(population)}</small>`;
}

function tabs({ state }: PageContext, synset: SynsetPage, tab: Tab, { hasImages }: HeaderParts): Markup {
  const { wnid, ownImages, synsetsBelow, instances } = synset;
  const count = hasImages ? (ownImages > 0 ? formatCount(ownImages) : '') : 'counts only';
  const first = synsetsBelow > 0 || instances.length > 0 ? 'Map' : 'Overview';
  return html`
    <nav class="tabs" aria-label="Views of this synset">
      <ul>
        ${tabLink('treemap', html`${first}`)}
        ${tabLink('images', html`Images${count !== '' && html` <span class="soft">${count}</span>`}`)}
        ${tabLink('downloads', html`Downloads`)}
        <li><a href="${compareUrl({ at: wnid }, state)}">Compare</a></li>
        <li><a href="${pathUrl(wnid, undefined, state)}">Path to …</a></li>
        ${synsetsBelow > 0 && html`<li><a href="${rollUpUrl(state, wnid)}">Roll up</a></li>`}
      </ul>
    </nav>`;

  function tabLink(other: Tab, label: Markup): Markup {
    return html`<li><a href="${synsetUrl(wnid, state, other)}"${attribute('aria-current', other === tab ? 'page' : undefined)}>${label}</a></li>`;
  }
}
