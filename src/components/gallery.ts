import { type DatasetDescription } from '../domain/dataset.ts';
import { type Gallery } from '../view/images/page.ts';
import { formatCount, formatQuantity } from '../view/numbers.ts';
import { galleryPages } from './gallery-pages.ts';
import { galleryScopes } from './gallery-scopes.ts';
import { galleryTile } from './gallery-tile.ts';
import { lightbox } from './lightbox.ts';
import { html, type Markup } from './markup.ts';
import { sensitiveNotice } from './sensitive-notice.ts';

/** So many images are fetched at once, the others when they are scrolled to. */
const EARLY = 12;

/** A page of a synset's images, with one of them in the lightbox where the address names it. */
export function gallery(model: Gallery, { title }: Pick<DatasetDescription, 'title'>): Markup {
  const { notice, open, counted } = model;
  return html`
    <picture-gallery>
      <dialog class="lightbox" aria-label="Image"${open !== undefined && ' open'}>${open && lightbox(open)}</dialog>
      ${galleryScopes(model)}${notice && sensitiveNotice(notice)}${tiles(model)}
      ${counted !== undefined && html`<p class="soft small">${title} counts ${formatQuantity(counted, 'image')} here, of which not all are on this site.</p>`}
      ${galleryPages(model)}
      <p class="soft small">Thumbnails, from ${title}. Each image names its author and licence.</p>
    </picture-gallery>`;
}

function tiles({ notice, pictures, first, last, total }: Gallery): Markup | undefined {
  if (total === 0)
    return notice === undefined
      ? html`<p>No image is filed under this synset itself. The others are under its descendants.</p>`
      : undefined;
  const count =
    total > pictures.length
      ? `Images ${formatCount(first)} to ${formatCount(last)} of ${formatCount(total)}`
      : formatQuantity(total, 'image');
  return html`
    <h2 class="gallery-count">${count}</h2>
    <ol class="gallery" start="${first}">${pictures.map((picture, i) => galleryTile(picture, i < EARLY))}</ol>`;
}
