import { type PictureView } from '../view/images/picture-view.ts';
import { attribute, html, type Markup } from './markup.ts';

/** An image of the gallery in small, with its author and licence. @param isEarly among the first that are seen: fetched at once. */
export function galleryTile(picture: PictureView, isEarly: boolean): Markup {
  const { id, title, author, source, licence, href } = picture;
  return html`
    <li id="${id}">
      <a href="${href}" data-picture data-astro-prefetch="false">${thumbnailOf(picture, isEarly)}</a>
      <small><b>${title || id}</b> ${author}, ${source}, ${licence}</small>
    </li>`;
}

function thumbnailOf({ alt, thumbnail, isBroken }: PictureView, isEarly: boolean): Markup {
  if (thumbnail === undefined) {
    return html`<span class="quiet"><span class="hidden-visually">${alt}: </span>${isBroken ? 'This image could not be drawn' : 'Not drawn yet'}</span>`;
  }
  const { src, width, height, colour } = thumbnail;
  return html`
    <svg aria-hidden="true"><rect width="100%" height="100%" fill="${colour}"></rect></svg>
    <img src="${src}" width="${width}" height="${height}" alt="${alt}"${attribute('loading', isEarly ? undefined : 'lazy')} decoding="async">`;
}
