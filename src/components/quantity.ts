import type { CountUnit } from '../domain/dataset/dataset.ts';
import { type Quantity, quantityText } from '../view/quantities.ts';
import { aboutUrl, type UrlState } from '../view/urls.ts';
import { attribute, html, type Markup } from './markup.ts';

/** The place of the large figures of a synset, which define all quantities of a subtree. */
export const FIGURES = 'figures';

/**
 * The name of a quantity as a button that shows its definition in a popover, without script.
 *
 * @param place distinguishes the names of one quantity on a page; a letter first.
 * @param unit of the dataset's counts.
 */
export function quantity(name: Quantity, place: string, unit: CountUnit, state: UrlState): Markup {
  const { definition, anchor } = quantityText(name, unit);
  return html`${quantityAgain(name, place, unit)}<span id="${idOf(name, place)}" popover>${definition} <a href="${aboutUrl(state, anchor)}"${attribute('target', state.isEmbedded ? '_blank' : undefined)}>How Canopy counts</a></span>`;
}

/** The name of a quantity whose definition another name on the page brings. @param place that of the other name. */
export function quantityAgain(name: Quantity, place: string, unit: CountUnit): Markup {
  return html`<button type="button" class="quantity" popovertarget="${idOf(name, place)}">${quantityText(name, unit).name}</button>`;
}

function idOf(name: Quantity, place: string): string {
  return `${place}-${name}`;
}
