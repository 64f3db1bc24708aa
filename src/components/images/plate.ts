import type { Plate } from '../../view/images/plates.ts';
import { attribute, html, type Markup } from '../markup.ts';

/** Sides of plates in pixels: in a row of the tree, in a chip, in a list, next to a heading, and of a leaf's page. */
export type PlateSize = 20 | 28 | 40 | 132 | 280;

/**
 * A picture on the tint of its branch, or the initial of the name. The name is next to it, so the picture has no
 * text alternative.
 */
export function plate({ hue, picture, photograph, place, initial }: Plate, size: PlateSize): Markup {
  const photo = attribute('data-photo', photograph?.src);
  return html`<span class="plate plate-${size} ${hue}"${attribute('data-place', place?.toString())}>${
    picture === undefined
      ? html`<span aria-hidden="true"${photo}>${initial}</span>`
      : html`<img class="illustration${picture.relation === 'above' && ' above'}"${photo} src="${picture.src}" width="${picture.width}" height="${picture.height}" alt=""${size < 132 && html` loading="lazy"`} decoding="async">`
  }</span>`;
}
