import type { SynsetPage } from '../../view/synset/page.ts';
import { type UrlState, wordUrl } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';

/** The words of a synset, in English and in other languages, and its definition; each word leads to all its senses. */
export function synsetWords({ lemmas, translations, definition, examples }: SynsetPage, state: UrlState): Markup {
  const [first, ...others] = lemmas.map((word) => html`<a href="${wordUrl(word, state)}">${word}</a>`);
  return html`
    <h1>${first}</h1>
    ${others.length > 0 && html`<p class="synonyms">${others.map((word, i) => html`${i > 0 && ', '}${word}`)}</p>`}
    ${translations.map(({ code, language, words }) => html`<p class="synonyms">${language}: <span lang="${code}">${words.join(', ')}</span></p>`)}
    <p class="definition">${definition}${examples.map((example) => html` <em>“${example}”</em>`)}</p>`;
}
