import { formatQuantity } from '../../view/numbers.ts';
import type { ShownBox, ShownBoxes } from '../../view/images/shown-boxes.ts';
import { html, type Markup } from '../markup.ts';

/** The boxes of an image in words, in the order of their numbers. */
export function boxList({ boxes }: ShownBoxes): Markup {
  return html`
    <section class="box-list" aria-labelledby="box-list">
      <h3 id="box-list">${formatQuantity(boxes.length, 'bounding box', 'bounding boxes')}</h3>
      <label><input type="checkbox" id="show-boxes" checked autocomplete="off"> Show over the image</label>
      <ol class="bullets">${boxes.map(({ name, place }) => html`<li><b>${name}</b> <span class="soft">${place}</span></li>`)}</ol>
    </section>`;
}

/** Boxes drawn over an image, numbered where there are several. */
export function boxOverlay({ width, height, boxes }: ShownBoxes): Markup {
  /** Height of the numbers, in pixels of the image. */
  const letter = Math.max(width, height) / 28;
  return html`
    <svg class="boxes" viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${boxes.map((box, i) => html`<g>${outline('box-edge', box)}${outline('box-line', box)}${boxes.length > 1 && tag(box, i + 1, letter)}</g>`)}
    </svg>`;
}

function outline(name: string, { x, y, width, height }: ShownBox): Markup {
  return html`<rect class="${name}" x="${x}" y="${y}" width="${width}" height="${height}"></rect>`;
}

function tag({ x, y }: ShownBox, number: number, letter: number): Markup {
  const width = letter * (String(number).length * 0.65 + 0.6);
  return html`
    <rect class="box-tag" x="${x}" y="${y}" width="${width}" height="${letter * 1.3}"></rect>
    <text x="${x + letter * 0.3}" y="${y + letter}" font-size="${letter}">${number}</text>`;
}
