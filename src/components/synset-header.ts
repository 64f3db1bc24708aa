import { type Percentile } from '../domain/percentile.ts';
import { formatCompact, formatCount, formatPercentile } from '../view/numbers.ts';
import { type PageContext } from '../view/page-context.ts';
import { type SynsetPage } from '../view/synset/page.ts';
import { aboutUrl, type Tab, synsetUrl } from '../view/urls.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { attribute, html, type Markup } from './markup.ts';

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
        <copy-text><code>${synset.wnid}</code></copy-text>
        <span class="soft">${synset.name} · ${synset.lexicographerFile}${synset.isInstance && ' · an instance'}</span>
      </p>
      <dl class="figures" aria-label="Figures in ${dataset.description.title}">
        <div><dt>Images, own</dt><dd>${formatCount(synset.ownImages)}</dd></div>
        <div><dt>Images in the subtree</dt><dd>${formatCount(synset.subtreeImages)}</dd></div>
        <div><dt><a href="${aboutUrl(state, 'bracket')}">Synsets in the subtree</a></dt><dd>${formatCount(synset.subtreeSynsets)}</dd></div>
        <div>
          <dt><a href="${aboutUrl(state, 'popularity')}">Popularity percentile</a></dt>
          ${percentileFigure(synset.popularityPercentile, dataset.release ? 'synsets of the release' : 'synsets with images', '–')}
        </div>
        <div>
          <dt><a href="${aboutUrl(state, 'image-percentile')}">Image percentile</a></dt>
          ${percentileFigure(synset.imagePercentile, 'synsets with images', 'no images')}
        </div>
      </dl>
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

/** @param of what the population is called, in the plural; @param without what stands in place of a percentile that there is not. */
function percentileFigure(percentile: Percentile | undefined, of: string, without: string): Markup {
  if (percentile === undefined) return html`<dd>${without}</dd>`;
  return html`<dd>${formatPercentile(percentile)}<small>above ${formatCount(percentile.below)} of ${formatCount(percentile.population)} ${of}</small></dd>`;
}
