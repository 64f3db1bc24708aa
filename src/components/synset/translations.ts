import type { Translated } from '../../view/languages.ts';
import { html, type Markup } from '../markup.ts';

/** The words of a synset in other languages, each under the name of its language. */
export function translationLines(translated: readonly Translated[]): Markup {
  return html`${translated.map(({ code, language, words }) => html`<p class="synonyms">${language}: <span lang="${code}">${words.join(', ')}</span></p>`)}`;
}
