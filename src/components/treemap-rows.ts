import { type TileView } from '../view/treemap/tile.ts';
import { attribute, html, type Markup } from './markup.ts';

/** The tiles of a treemap as rows of its table. */
export function treemapRows(tiles: readonly TileView[]): Markup {
  return html`${tiles.map(treemapRow)}`;
}

function treemapRow({ depth, href, label, synsets, ownImages, subtreeImages, share, popularity }: TileView): Markup {
  return html`<tr><th${attribute('class', depth > 1 ? `d${String(depth)}` : undefined)}><a href="${href}">${label}</a></th><td>${synsets}</td><td>${ownImages}</td><td>${subtreeImages}</td><td>${share}</td><td>${popularity}</td></tr>`;
}
