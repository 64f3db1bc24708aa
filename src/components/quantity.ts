import type { CountUnit } from '../domain/dataset/dataset.ts';
import { type Quantity, quantityText } from '../view/quantities.ts';
import { aboutUrl, type UrlState } from '../view/urls.ts';
import { attribute, html, type Markup, type MarkupValue } from './markup.ts';

/** The place of the large figures of a synset, which define all quantities of a subtree. */
export const FIGURES = 'figures';

/**
 * The name of a quantity as a button that shows its definition in a popover, without script.
 *
 * @param place distinguishes the names of one quantity on a page; a letter first.
 * @param unit of the dataset's counts.
 * @param text in place of the name, such as the figure itself.
 */
export function quantity(name: Quantity, place: string, unit: CountUnit, state: UrlState, text?: string): Markup {
  const { name: words, definition, anchor } = quantityText(name, unit);
  return defined(
    `${place}-${name}`,
    text ?? words,
    html`${definition} <a href="${aboutUrl(state, anchor)}"${attribute('target', state.isEmbedded ? '_blank' : undefined)}>How Canopy counts</a>`,
  );
}

/** The name of a quantity whose definition another name on the page brings. @param place that of the other name. */
export function quantityAgain(name: Quantity, place: string, unit: CountUnit): Markup {
  return definedAgain(`${place}-${name}`, quantityText(name, unit).name);
}

/** A term as a button that shows its definition in a popover. @param id distinguishes it on the page; a letter first. */
export function defined(id: string, term: string, definition: MarkupValue): Markup {
  return html`${definedAgain(id, term)}<span id="${id}" popover>${definition}</span>`;
}

/** A term whose definition another one on the page brings. @param id that of the other. */
export function definedAgain(id: string, term: string): Markup {
  return html`<button type="button" class="quantity" popovertarget="${id}">${term}</button>`;
}
