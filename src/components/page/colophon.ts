import type { PageContext } from '../../view/page-context.ts';
import { aboutUrl, plainPageUrl } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { pictureCredits } from './picture-credits.ts';

/** The foot of every page: the origin of the data, and the site’s promises. */
export function colophon(context: PageContext, url: URL): Markup {
  const {
    dataset: {
      description: { title, homepage },
    },
    state,
  } = context;
  return html`
    <footer class="colophon">
      <p>Synsets, words and glosses: <a href="${aboutUrl(state, 'wordnet')}">WordNet 3.0</a>, © 2006 Princeton University. Figures: ${
        homepage === undefined ? title : html`<a href="${homepage}">${title}</a>`
      }. Popularity is <a href="${aboutUrl(state, 'popularity')}">our own measure</a>, not ImageNet’s.</p>
      ${pictureCredits(context, url)}
      <p>No cookies, no tracking. Other hosts are contacted only when you ask. <a href="${aboutUrl(state, 'sources')}">Sources and licences</a> · <a href="${plainPageUrl(state)}">Version of the data</a></p>
    </footer>
    <set-tray hidden></set-tray>`;
}
