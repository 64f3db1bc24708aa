import { type Percentile } from '../../domain/percentile.ts';
import { formatCompact, formatCount, formatPercentile } from '../../view/numbers.ts';
import { type PageContext } from '../../view/page-context.ts';
import { type SynsetPage } from '../../view/synset/page.ts';
import { aboutUrl, type Tab, synsetUrl } from '../../view/urls.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { attribute, html, type Markup, type MarkupValue } from '../markup.ts';
import { command, figures } from '../section.ts';

/** What stands above every view of a synset: its places, words, gloss, figures, and the tabs. */
export function synsetHeader(context: PageContext, synset: SynsetPage, tab: Tab): Markup {
  const { state, dataset } = context;
  const [first = '', ...others] = synset.lemmas;
  return html`
    ${breadcrumbs(synset.paths)}
    <header class="synset-header">
      <h1>${first}${others.length > 0 && html`<span class="synonyms">, ${others.join(', ')}</span>`}</h1>
      <p class="definition">${synset.definition}</p>
      ${synset.examples.length > 0 && html`<ul class="examples">${synset.examples.map((example) => html`<li>“${example}”</li>`)}</ul>`}
      <p class="wnid-line">
        ${command(synset.wnid)}
        <span class="soft">${synset.name} · ${synset.lexicographerFile}${synset.isInstance && ' · an instance'}</span>
      </p>
      ${figures(
        [
          ['Images, own', formatCount(synset.ownImages)],
          ['Images in the subtree', formatCount(synset.subtreeImages)],
          [
            html`<a href="${aboutUrl(state, 'bracket')}">Synsets in the subtree</a>`,
            formatCount(synset.subtreeSynsets),
          ],
          [
            html`<a href="${aboutUrl(state, 'popularity')}">Popularity percentile</a>`,
            percentileFigure(
              synset.popularityPercentile,
              dataset.release ? 'synsets of the release' : 'synsets with images',
              '–',
            ),
          ],
          [
            html`<a href="${aboutUrl(state, 'image-percentile')}">Image percentile</a>`,
            percentileFigure(synset.imagePercentile, 'synsets with images', 'no images'),
          ],
        ],
        `Figures in ${dataset.description.title}`,
      )}
    </header>
    <nav class="tabs" aria-label="Views of this synset">
      <ul>
        ${tabLink('treemap', html`Treemap`)}
        ${tabLink('images', html`Images<span class="long"> of the synset</span><span class="soft"> ${formatCompact(synset.ownImages)}</span>`)}
        ${tabLink('downloads', html`Downloads`)}
      </ul>
    </nav>`;

  function tabLink(other: Tab, label: Markup): Markup {
    return html`<li><a href="${synsetUrl(synset.wnid, state, other)}"${attribute('aria-current', other === tab ? 'page' : undefined)}>${label}</a></li>`;
  }
}

/** @param population the name of what is ranked, in the plural; @param without what stands in place of an absent percentile. */
function percentileFigure(percentile: Percentile | undefined, population: string, without: string): MarkupValue {
  if (percentile === undefined) return without;
  return html`${formatPercentile(percentile)}<small>above ${formatCount(percentile.below)} of ${formatCount(percentile.population)} ${population}</small>`;
}
