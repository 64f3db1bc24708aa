import { LABEL } from '../../view/treemap/label.ts';
import { type Box } from '../../view/treemap/layout.ts';
import { type TilePicture } from '../../view/treemap/tile.ts';
import { attribute, html, type Markup } from '../markup.ts';

/** A picture of a treemap, for screens of one shape. */
export interface PictureOfTiles {
  readonly shape: 'wide' | 'tall';
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly TilePicture[];
}

/** Tiles thinner than their frame, in units of the picture, are rows of the table alone. */
const THINNEST = 4;

/** A picture of a treemap as an SVG whose tiles are links. */
export function treemapPicture({ shape, width, height, tiles }: PictureOfTiles, label: string): Markup {
  const drawn = tiles.filter(({ box }) => Math.min(box.width, box.height) > THINNEST);
  return html`<svg class="treemap-${shape}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${label}">${drawn.map(treemapTile)}</svg>`;
}

function treemapTile({ kind, href, name, depth, box, step, lines, isOpen, isCurrent, picture }: TilePicture): Markup {
  const left = box.x + LABEL.margin;
  const colour = step === undefined ? kind : `ramp-${String(step)}`;
  const [first, ...others] = lines;
  return html`<a href="${href}" class="${colour}${depth > 1 && ` d${String(depth)}`}${isOpen && ' open'}"${attribute('aria-current', isCurrent ? 'true' : undefined)}><title>${name}</title><path d="${outline(box)}"></path>${
    picture &&
    html`<image href="${picture.href}" x="${picture.box.x}" y="${picture.box.y}" width="${picture.box.width}" height="${picture.box.height}" preserveAspectRatio="xMidYMid slice"></image>`
  }${
    first !== undefined &&
    html`<text x="${left}" y="${box.y + LABEL.line}">${first}${others.map((line) => html` <tspan x="${left}" dy="${LABEL.line}">${line}</tspan>`)}</text>`
  }</a>`;
}

/** A path draws a rectangle in the fewest bytes. */
function outline({ x, y, width, height }: Box): string {
  return `M${String(x)} ${String(y)}h${String(width)}v${String(height)}h-${String(width)}z`;
}
