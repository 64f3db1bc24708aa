import type { PictureView } from '../../view/images/picture-view.ts';
import type { RemoteImage } from '../../view/images/remote-images.ts';
import { photographSlot } from './photograph.ts';
import { attribute, html, type Markup } from '../markup.ts';

/** A thumbnail of the gallery with its title, or the name of its file, its author and licence. @param isEager among the first in sight: fetched at once. */
export function galleryTile(picture: PictureView, isEager: boolean): Markup {
  const { id, title, file, author, source, licence, href } = picture;
  const name = file.slice(file.lastIndexOf('/') + 1);
  return html`
    <li id="${id}">
      <a href="${href}" data-picture data-astro-prefetch="false">${thumbnailOf(picture, isEager)}</a>
      <small><b>${title || name || id}</b> ${[author, source, licence].filter((part) => part !== '').join(', ')}</small>
    </li>`;
}

/**
 * An image on another host.
 *
 * @param isShown whether the page's address requests it; otherwise a script fills its slot.
 */
export function remoteTile(
  { id, url, src, large, page, alt }: RemoteImage,
  isShown: boolean,
  isEager: boolean,
): Markup {
  const image = isShown
    ? html`<img src="${src}" alt="${alt}" referrerpolicy="no-referrer"${attribute('loading', isEager ? undefined : 'lazy')} decoding="async" width="200" height="200">`
    : photographSlot(src, alt);
  return html`
    <li id="${id}">
      <a href="${page ?? url}" rel="external noreferrer"${attribute('data-large', large)}>${image}</a>
      <small><b>${id}</b>${page !== undefined && html` <a href="${page}" rel="external noreferrer">Author and licence</a>`}</small>
    </li>`;
}

function thumbnailOf({ alt, thumbnail, isBroken }: PictureView, isEager: boolean): Markup {
  if (thumbnail === undefined) {
    return html`<span class="quiet"><span class="hidden-visually">${alt}: </span>${isBroken ? 'This image could not be drawn' : 'Not drawn yet'}</span>`;
  }
  const { src, width, height, colour } = thumbnail;
  return html`
    ${colour !== undefined && html`<svg aria-hidden="true"><rect width="100%" height="100%" fill="${colour}"></rect></svg>`}
    <img src="${src}" width="${width}" height="${height}" alt="${alt}"${attribute('loading', isEager ? undefined : 'lazy')} decoding="async">`;
}
