import { steps } from '../../components/images/lightbox.ts';
import { html } from '../../components/markup.ts';
import type { Neighbour } from '../../view/images/picture-view.ts';
import { loadPhotograph } from './photograph-loader.ts';
import { render } from '../render.ts';

/**
 * Returns what the lightbox shows of a photograph on another host: the image, the page that names its author and licence,
 * and links to its neighbours on the page.
 *
 * @param tile an item of the gallery. @returns `undefined` unless it has a photograph, loaded or not.
 */
export async function photographLightbox(tile: HTMLElement): Promise<HTMLElement | undefined> {
  const link = tile.querySelector<HTMLAnchorElement>('a[data-large]');
  const small = smallCopy(tile);
  if (!link || !small) return undefined;
  const image = await loadPhotograph(link.dataset['large'] ?? '')
    // An image that is no wider has no large copy.
    .catch(() => loadPhotograph(small.src))
    .catch(() => undefined);
  const list = tile.closest('ol');
  const tiles = [...(list?.children ?? [])];
  const at = tiles.indexOf(tile);
  const content = document.createElement('div');
  render(
    content,
    html`
      <figure id="lightbox">
        <div class="lightbox-picture"><p class="quiet">This photograph could not be loaded.</p></div>
        <figcaption>
          <h2>${small.alt}</h2>
          <p><code>${tile.id}</code> from ${new URL(small.src).host}. <a href="${link.href}" rel="external noreferrer">Author and licence</a></p>
          ${steps({
            id: tile.id,
            previous: neighbour(tiles.slice(0, at).findLast(smallCopy)),
            next: neighbour(tiles.slice(at + 1).find(smallCopy)),
            position: (list?.start ?? 1) + at,
            total: Number(list?.dataset['total']),
            close: `#${tile.id}`,
          })}
        </figcaption>
      </figure>`,
  );
  if (image !== undefined) {
    image.alt = small.alt;
    content.querySelector('.lightbox-picture')?.replaceChildren(image);
  }
  return content;
}

/** Returns address and text of the small copy of a tile, whether it has been loaded, waits until it is seen, or could not be had. */
function smallCopy(tile: Element): { readonly src: string; readonly alt: string } | undefined {
  const shown = tile.querySelector<HTMLElement>('a[data-large] :is(img, [data-photo])');
  if (shown === null || shown instanceof HTMLImageElement) return shown ?? undefined;
  const { photo = '', photoAlt = '' } = shown.dataset;
  return { src: photo, alt: photoAlt };
}

function neighbour(tile: Element | undefined): Neighbour | undefined {
  return tile && { href: `#${tile.id}`, fragment: '', src: undefined };
}
