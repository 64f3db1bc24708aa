import { type SynsetLink } from '../view/synset-page.ts';
import { html, type Markup } from './markup.ts';

/** Synsets as the items of a list. */
export function synsetLinks(synsets: readonly SynsetLink[]): Markup {
  return html`${synsets.map(({ href, words }) => html`<li><a href="${href}">${words}</a></li>`)}`;
}
