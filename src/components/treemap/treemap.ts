import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatImages, inUnit, ownImagesText, type Quantity } from '../../view/quantities.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import type { PageContext } from '../../view/page-context.ts';
import type { MapControl, MapRow, Treemap } from '../../view/treemap/treemap.ts';
import type { UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup, type MarkupValue } from '../markup.ts';
import { photographSwitch } from '../images/photograph.ts';
import { FIGURES, quantity, quantityAgain } from '../quantity.ts';
import type { Row } from '../table.ts';
import { embedOffer } from './embed.ts';
import { mapFrame } from './frame.ts';
import { mapLegend } from './legend.ts';
import { treemapNotes } from './notes.ts';

function columns(unit: CountUnit, state: UrlState, isBelowFigures: boolean): MarkupValue[] {
  const named = (name: Quantity): Markup =>
    isBelowFigures && name !== 'drawnImages' ? quantityAgain(name, FIGURES, unit) : quantity(name, 'map', unit, state);
  return [
    'Synset',
    named('subtreeSynsets'),
    named('ownImages'),
    named('subtreeImages'),
    named('drawnImages'),
    inUnit('Share of images', unit),
    'Popularity',
  ];
}

/**
 * The map of a subtree, with its legend and table and, unless another site shows it in a frame, its controls and notes.
 *
 * @param model `undefined` where there is nothing to draw.
 */
export function treemap(
  model: Treemap | undefined,
  { state, photographHosts = [] }: Pick<PageContext, 'state' | 'photographHosts'>,
  isBelowFigures = false,
): Markup {
  if (model === undefined)
    return html`<p id="treemap">This is a single thing, not a kind of things: nothing lies below it, so there is nothing to map.</p>`;
  const { top, up, root, current, controls, pictures, legend, embed } = model;
  const { isEmbedded } = state;
  return mapFrame({
    label: `Map of ${top.name}`,
    name: top.name,
    up,
    root,
    strip: strip(model, isEmbedded),
    pictures,
    legend: mapLegend(legend, state),
    above:
      current &&
      html`<p>Nothing lies below ${current.name}. This is its place in ${isEmbedded ? top.name : html`<a href="${top.href}">${top.name}</a>`}.</p>`,
    notes:
      !isEmbedded &&
      html`<div class="map-below"><details class="map-view"><summary>View</summary><div class="treemap-controls">${controls.map(control)}</div></details>${embedOffer(embed, `Map of ${top.name}`)}${treemapNotes(model, state)}${photographHosts.map(photographSwitch)}</div>`,
    columns: columns(model.unit, state, isBelowFigures),
    rows: tableRows(model),
  });
}

function tableRows({ rows, moreRows, moreImages, own }: Treemap): Row[] {
  return [
    ...rows.map(mapRow),
    ...(moreRows > 0 ? [[`${formatCount(moreRows)} smaller`, '', '', '', moreImages, '', ''] as const] : []),
    ...(own === undefined ? [] : [[own.name, '', own.ownImages, '', own.drawnImages, own.share, ''] as const]),
  ];
}

function mapRow({ name, href, synsets, ownImages, subtreeImages, drawnImages, share, popularity }: MapRow): Row {
  return [html`<a href="${href}">${name}</a>`, synsets, ownImages, subtreeImages, drawnImages, share, popularity];
}

function control({ title, choices }: MapControl): Markup {
  return html`<div role="group" aria-label="${title}"><span aria-hidden="true">${title}</span>${choices.map(
    ({ label, href, isCurrent }) =>
      href === undefined
        ? html`<a role="link" aria-disabled="true">${label}</a>`
        : html`<a href="${href}"${attribute('aria-current', isCurrent ? 'true' : undefined)}>${label}</a>`,
  )}</div>`;
}

function strip(
  { synsets, images, unit, withoutImages, explore, compare }: Treemap,
  isEmbedded: boolean | undefined,
): Markup {
  const isUndrawn = withoutImages && images > 0;
  return html`
    <span>${isUndrawn ? ownImagesText(images, unit) : formatImages(images, unit)}${isUndrawn && ' (not drawn)'} · ${formatQuantity(synsets, 'synset')}</span>
    ${!isEmbedded && html`<a class="map-open" href="${compare}">Compare datasets here</a> <a href="${explore}">Open in map</a>`}`;
}
