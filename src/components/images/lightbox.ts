import { formatCount } from '../../view/numbers.ts';
import type { Neighbour, OpenPicture } from '../../view/images/picture-view.ts';
import { boxList, boxOverlay } from './boxes.ts';
import { attribute, html, type Markup, type MarkupValue } from '../markup.ts';

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

function facts({
  id,
  synset,
  author,
  source,
  sourceUrl,
  licence,
  licenceUrl,
  authorUrl,
  page,
  file,
  url,
  original,
}: OpenPicture): Markup {
  return html`
    <dl>
      ${fact('Synset', html`<a href="${synset.href}">${synset.words}</a>`)}
      ${author !== '' && fact('Author', authorUrl === undefined ? author : html`<a href="${authorUrl}" rel="external noreferrer">${author}</a>`)}
      ${fact('Source', sourceUrl ? html`<a href="${sourceUrl}">${source}</a>` : source)}
      ${fact('Licence', licenceUrl ? html`<a href="${licenceUrl}" rel="license">${licence}</a>` : licence)}
      ${page !== undefined && fact('Page', html`<a href="${page}" rel="external noreferrer">${new URL(page).host}</a>`)}
      ${originalFacts({ file, url, page, original })}
      ${fact('Image id', html`<code>${id}</code>`)}
    </dl>`;
}

/** Names the original; of a fetched image it is elsewhere, and the file here is a small copy of it. */
function originalFacts({ file, url, page, original }: Pick<OpenPicture, 'file' | 'url' | 'page' | 'original'>): Markup {
  const size = original && html`<span class="soft"> ${original}</span>`;
  if (page === undefined) return fact('Original', html`${url ? html`<a href="${url}">${file}</a>` : file}${size}`);
  return html`${url !== '' && fact('Original', html`<a href="${url}" rel="external noreferrer">${new URL(url).host}</a>`)}${fact('Copy here', html`${file}${size}`)}`;
}

function fact(name: string, value: MarkupValue): Markup {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** Links to an image's neighbours, and the one that closes the lightbox. */
export function steps({
  id,
  previous,
  next,
  position,
  total,
  close,
}: Pick<OpenPicture, 'id' | 'previous' | 'next' | 'position' | 'total' | 'close'>): Markup {
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
