import { type TilePicture } from '../view/treemap/tile.ts';
import { html, type Markup } from './markup.ts';
import { treemapTiles } from './treemap-tiles.ts';

/** A picture of a treemap, for screens of one shape. */
export interface PictureOfTiles {
  readonly shape: 'wide' | 'tall';
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly TilePicture[];
}

/** A picture of a treemap as an SVG of links. */
export function treemapPicture({ shape, width, height, tiles }: PictureOfTiles, label: string): Markup {
  return html`<svg class="treemap-${shape}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${label}">${treemapTiles(tiles)}</svg>`;
}
