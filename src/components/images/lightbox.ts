import { formatCount } from '../../view/numbers.ts';
import type { Neighbour, OpenPicture } from '../../view/images/picture-view.ts';
import { boxList, boxOverlay } from './boxes.ts';
import { attribute, html, type Markup, type MarkupValue } from '../markup.ts';
import { terms } from '../section.ts';

/** Content of the gallery's dialog: one large image, its facts, and links to its neighbours. */
export function lightbox(picture: OpenPicture): Markup {
  const { id, alt, title, src, size, boxes } = picture;
  return html`
    <figure id="lightbox">
      <div class="lightbox-picture">
        ${
          src === undefined
            ? html`<p class="quiet">This image could not be drawn.</p>`
            : html`<div class="lightbox-frame"><img src="${src}" alt="${alt}" width="${size.width}" height="${size.height}">${boxes && boxOverlay(boxes)}</div>`
        }
      </div>
      <figcaption>
        <h2>${title || id}</h2>
        ${facts(picture)}${boxes && boxList(boxes)}${steps(picture)}
      </figcaption>
    </figure>`;
}

function facts({ synset, author, source, licence, page, file, url, ...picture }: OpenPicture): Markup {
  const size = picture.original && html`<span class="soft"> ${picture.original}</span>`;
  return terms(
    [
      ['Synset', html`<a href="${synset.href}">${synset.words}</a>`],
      author !== '' && ['Author', linked(author, picture.authorUrl, 'external noreferrer')],
      ['Source', linked(source, picture.sourceUrl)],
      ['Licence', linked(licence, picture.licenceUrl, 'license')],
      page !== undefined && ['Page', linked(new URL(page).host, page, 'external noreferrer')],
      // The original of a fetched image is elsewhere, and the file here is a small copy of it.
      page === undefined && ['Original', html`${linked(file, url)}${size}`],
      page !== undefined && url !== '' && ['Original', linked(new URL(url).host, url, 'external noreferrer')],
      page !== undefined && ['Copy here', html`${file}${size}`],
      ['Image id', html`<code>${picture.id}</code>`],
    ],
    'lightbox-facts',
  );
}

/** A text as a link, where its address is known. */
function linked(text: string, href: string | undefined, relation?: string): MarkupValue {
  return href ? html`<a href="${href}"${attribute('rel', relation)}>${text}</a>` : text;
}

/** Place of an image among others. */
type Steps = Pick<OpenPicture, 'id' | 'previous' | 'next' | 'position' | 'total' | 'close'>;

/** Links to an image's neighbours, and the one that closes the lightbox. */
export function steps({ id, previous, next, position, total, close }: Steps): Markup {
  return html`
    <p class="lightbox-steps">
      ${step('previous', 'prev', 'Previous', previous)}
      <span class="soft">${formatCount(position)} of ${formatCount(total)}</span>
      ${step('next', 'next', 'Next', next)}
      <a class="button" href="${close}" data-close="${id}" autofocus>Close</a>
    </p>`;
}

function step(name: string, relation: string, label: string, to: Neighbour | undefined): Markup {
  if (to === undefined) return html`<span class="button" aria-disabled="true">${label}</span>`;
  return html`<a class="button" href="${to.href}" data-step="${name}" data-fragment="${to.fragment}"${attribute('data-ahead', to.src)} rel="${relation}">${label}</a>`;
}
