import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCount } from '../../view/numbers.ts';
import { inUnit } from '../../view/quantities.ts';
import { attribute, html, type Markup } from '../markup.ts';

/** A row of the list next to the map: a child of the focus. */
export interface SheetRow {
  readonly at: number;
  readonly href: string;
  /** First lemma, and the others. */
  readonly name: string;
  readonly rest: string;
  /** Images and synsets, in words. */
  readonly figures: string;
  /** Whether it has children. */
  readonly isInner: boolean;
  /** Share of the focus's area, from 0 to 1. */
  readonly share: number;
  /** Name of the branch whose hue it has, as a class. */
  readonly hue: string;
  readonly picture: Plate;
  readonly isCurrent: boolean;
}

/** A small picture of a synset: its own or one from below, one lent from above, or its initial. */
export interface Plate {
  readonly src: string | undefined;
  /** Photograph on another host, shown instead after the reader's request. */
  readonly photograph: string | undefined;
  readonly isLent: boolean;
  readonly initial: string;
}

/** Content of the card next to the pointer. */
export interface CardContent {
  readonly name: string;
  /** The other words, or the path from the focus. */
  readonly rest: string;
  readonly gloss: string;
  readonly hue: string;
  readonly picture: Plate;
  readonly figures: readonly string[];
  /** Effect of a click. */
  readonly act: string;
}

/** Returns a picture in a square of the branch's hue, or the initial without a picture. */
export function plate({ src, photograph, isLent, initial }: Plate, hue: string): Markup {
  const photo = attribute('data-photo', photograph);
  return html`<span class="map-plate ${hue}${isLent && ' lent'}">${
    src === undefined
      ? html`<span${photo}>${initial}</span>`
      : html`<img${photo} src="${src}" alt="" width="44" height="44" decoding="async">`
  }</span>`;
}

/** Returns the rows of the list next to the map. */
export function sheetRows(rows: readonly SheetRow[]): Markup {
  return html`${rows.map(sheetRow)}`;
}

function sheetRow(row: SheetRow): Markup {
  const { at, href, name, rest, figures, isInner, share, hue, picture, isCurrent } = row;
  return html`
    <li><a href="${href}" data-at="${at}" class="${hue}"${attribute('aria-current', isCurrent ? 'true' : undefined)}>
      ${plate(picture, hue)}
      <span class="map-row"><b>${name}</b> <span class="map-rest">${rest}</span><span class="map-small">${figures}</span>
      <svg class="map-share" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="2"></rect><rect class="map-part" width="${Math.max(0.5, Math.round(1000 * share) / 10)}" height="2"></rect></svg></span>
      <span class="map-more" aria-hidden="true">${isInner && '›'}</span>
    </a></li>`;
}

/** Returns the card next to the pointer. */
export function mapCard({ name, rest, gloss, hue, picture, figures, act }: CardContent): Markup {
  return html`
    <div class="map-who">${plate(picture, hue)}<div><b>${name}</b><span class="map-small">${rest}</span></div></div>
    ${gloss !== '' && html`<p>${gloss}</p>`}
    ${figures.map((figure) => html`<p class="map-small">${figure}</p>`)}
    ${act !== '' && html`<p class="map-act">${act}</p>`}`;
}

/** Returns the line about the images of the focus itself, which no row has. */
export function sheetOwn(name: string, images: string): Markup {
  return html`<li class="map-restline">${name} itself: ${images}</li>`;
}

/** Returns the line about children that are not listed. */
export function sheetRest(count: number, unit: CountUnit): Markup {
  return html`<li class="map-restline">${formatCount(count)} more ${inUnit('without images', unit)}</li>`;
}
