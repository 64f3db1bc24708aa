import { LABEL } from '../view/treemap/label.ts';
import { type Box } from '../view/treemap/layout.ts';
import { type TilePicture } from '../view/treemap/tile.ts';
import { attribute, html, type Markup } from './markup.ts';

/** The tiles of a picture of a treemap, as links of an SVG; what is thinner than its frame stands in the table alone. */
export function treemapTiles(tiles: readonly TilePicture[]): Markup {
  return html`${tiles.filter(({ box }) => Math.min(box.width, box.height) > 4).map(treemapTile)}`;
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

/** A path says a rectangle in fewest bytes. */
function outline({ x, y, width, height }: Box): string {
  return `M${String(x)} ${String(y)}h${String(width)}v${String(height)}h-${String(width)}z`;
}
