import { type PageContext } from '../view/page-context.ts';
import { aboutUrl, plainPageUrl } from '../view/urls.ts';
import { html, type Markup } from './markup.ts';

/** The foot of every page: where the data come from, and what the site keeps to. */
export function colophon({
  dataset: {
    description: { title, homepage },
  },
  state,
}: PageContext): Markup {
  return html`
    <footer class="colophon">
      <p>Synsets, words and glosses: <a href="${aboutUrl(state, 'wordnet')}">WordNet 3.0</a>, © 2006 Princeton University. Figures: ${
        homepage === undefined ? title : html`<a href="${homepage}">${title}</a>`
      }. Popularity is <a href="${aboutUrl(state, 'popularity')}">our own measure</a>, not ImageNet’s.</p>
      <p>Canopy keeps nothing about you and asks no other host for anything that you have not asked for. <a href="${aboutUrl(state, 'sources')}">Sources and licences</a> · <a href="${plainPageUrl(state)}">Version of the data</a></p>
    </footer>`;
}
