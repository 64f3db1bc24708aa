import type { AddressCheck } from '../../domain/dataset/address-states.ts';
import type { DatasetDescription } from '../../domain/dataset/dataset.ts';
import type { Gallery } from '../../view/images/page.ts';
import type { RemoteGallery } from '../../view/images/remote-images.ts';
import type { ImageStretch } from '../../view/images/sequence.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { formatImages } from '../../view/quantities.ts';
import { attribute, html, type Markup, type MarkupValue } from '../markup.ts';
import { addressCheck } from './address-check.ts';
import { lightbox } from './lightbox.ts';
import { nameSearch } from './name-search.ts';
import { sensitiveNotice } from './notice.ts';
import { galleryPages } from './pages.ts';
import { remoteOffer } from './remote-offer.ts';
import { galleryKinds, galleryScopes } from './scopes.ts';
import { galleryTile, remoteTile } from './tile.ts';

/** Images of a page that are loaded eagerly; later ones load lazily. */
const EAGER = 12;

/** A page of a synset's images, with one of them in the lightbox where the address names it. */
export function gallery(
  model: Gallery,
  { title, unit = 'images' }: Pick<DatasetDescription, 'title' | 'unit'>,
  check?: AddressCheck,
): Markup {
  const { open, counted, pictures, search, total } = model;
  return galleryFrame(model, {
    before: html`<dialog class="lightbox" aria-label="Image"${open !== undefined && ' open'}>${open && lightbox(open)}</dialog>`,
    tiles: total > 0 && tiles(model, '', pictures, galleryTile),
    find: search && nameSearch(search, total),
    without:
      search === undefined || search.text === ''
        ? 'No own images. The others are in the subtree.'
        : `No image here has a file name, or a part of one, that begins with “${search.text}”. Try fewer letters.`,
    after:
      counted !== undefined &&
      html`<p class="soft small">${title} counts ${formatImages(counted, unit)} here, of which not all are on this site.</p>`,
    note: `Thumbnails, from ${title}. Each image names its author and licence.`,
    check,
  });
}

/** A page of a synset's images on other hosts: an offer to load them, and the images once the reader has accepted. */
export function remoteGallery(
  model: RemoteGallery,
  { title }: Pick<DatasetDescription, 'title'>,
  check?: AddressCheck,
): Markup {
  const { images = [], isShown, hosts, offer, total } = model;
  const shown = tiles(model, ' remote', images, (image, isEager) => remoteTile(image, isShown, isEager));
  return galleryFrame(model, {
    // A script fills it with a photograph that is shown.
    before: html`<dialog class="lightbox" aria-label="Image"></dialog>`,
    tiles:
      images.length > 0 &&
      html`${!isShown && offer && remoteOffer(offer, total, false, hosts[0])}<remote-images>${shown}</remote-images>`,
    without: 'No addresses of own images. The others are in the subtree.',
    after: offer && (isShown || images.length === 0) && remoteOffer(offer, total, isShown, undefined),
    kinds: galleryKinds(model),
    note:
      images[0]?.page === undefined
        ? `This site holds only the addresses of ${title}. The images belong to their owners; some have moved, changed or gone since the list was made.`
        : `This site holds only the addresses of ${title}. Each image’s own page names its author and licence.`,
    check,
  });
}

/** Differences between the galleries. */
interface GalleryParts {
  readonly before?: MarkupValue;
  /** The choice of a kind, where there are several. */
  readonly kinds?: MarkupValue;
  /** The search by the names of files, where images have names. */
  readonly find?: MarkupValue;
  /** Nothing where no image is shown. */
  readonly tiles: MarkupValue;
  /** The sentence in place of the tiles where no image is filed here. */
  readonly without: string;
  readonly after: MarkupValue;
  readonly note: string;
  readonly check: AddressCheck | undefined;
}

function galleryFrame(
  model: ImageStretch,
  { before, kinds, find, tiles, without, after, note, check }: GalleryParts,
): Markup {
  const { notice, total } = model;
  return html`
    <picture-gallery>
      ${before}${galleryScopes(model)}${kinds}${find}${notice && sensitiveNotice(notice)}${tiles}
      ${total === 0 && notice === undefined && html`<p>${without}</p>`}
      ${after}${galleryPages(model)}
      <p class="soft small">${note}</p>
      ${check && addressCheck(check)}
    </picture-gallery>`;
}

function tiles<Image>(
  { first, last, total }: ImageStretch,
  className: string,
  images: readonly Image[],
  tile: (image: Image, isEager: boolean) => Markup,
): Markup {
  const range = `Images ${formatCount(first)} to ${formatCount(last)} of ${formatCount(total)}`;
  const heading = total > images.length ? range : formatQuantity(total, 'image');
  return html`<h2 class="gallery-count">${heading}</h2><ol class="gallery${className}" start="${first}"${attribute('data-total', className === '' ? undefined : String(total))}>${images.map((image, i) => tile(image, i < EAGER))}</ol>`;
}
