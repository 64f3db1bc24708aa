import { type UrlState, wordUrl } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';

/** Words, each a link to the page of all its senses. */
export function wordLinks(words: readonly string[], state: UrlState): Markup {
  return html`${words.map((word, i) => html`${i > 0 && ', '}<a href="${wordUrl(word, state)}">${word}</a>`)}`;
}
