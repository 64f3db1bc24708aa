import { formatQuantity } from '../view/numbers.ts';
import { type ShownBoxes } from '../view/images/shown-boxes.ts';
import { html, type Markup } from './markup.ts';

/** The boxes of an image in words, in the order of their numbers. */
export function boxList({ boxes }: ShownBoxes): Markup {
  return html`
    <section class="box-list" aria-labelledby="box-list">
      <h3 id="box-list">${formatQuantity(boxes.length, 'bounding box', 'bounding boxes')}</h3>
      <label><input type="checkbox" id="show-boxes" checked autocomplete="off"> Show over the image</label>
      <ol>${boxes.map(({ name, place }) => html`<li><b>${name}</b> <span class="soft">${place}</span></li>`)}</ol>
    </section>`;
}
