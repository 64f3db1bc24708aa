import { QUANTITIES, type Quantity } from '../view/quantities.ts';
import { aboutUrl, type UrlState } from '../view/urls.ts';
import { attribute, html, type Markup } from './markup.ts';

/**
 * The name of a quantity as a button that shows its definition in a popover, without script.
 *
 * @param place distinguishes the names of one quantity on a page; a letter first.
 */
export function quantity(name: Quantity, place: string, state: UrlState): Markup {
  const { name: text, definition, anchor } = QUANTITIES[name];
  const id = `${place}-${name}`;
  return html`<button type="button" class="quantity" popovertarget="${id}">${text}</button><span id="${id}" popover>${definition} <a href="${aboutUrl(state, anchor)}"${attribute('target', state.isEmbedded ? '_blank' : undefined)}>How Canopy counts</a></span>`;
}
