import { formatCount } from '../../view/numbers.ts';
import { lineHeight } from '../../view/treemap/label.ts';
import { type MapPicture } from '../../view/treemap/picture.ts';
import { type MapTile, type Rect } from '../../view/treemap/scene.ts';
import { attribute, html, type Markup } from '../markup.ts';

/**
 * A static map as an SVG: the children of the focus are links over it, what lies deeper is a preview.
 *
 * @param label names the group of links.
 */
export function mapPicture(picture: MapPicture, label: string): Markup {
  const { shape, scene } = picture;
  const { width, height, tiles } = scene;
  return html`
    <svg class="map-svg map-${shape}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${label}">
      <g aria-hidden="true">${tiles.map((tile) => ground(picture, tile))}${tiles.map((tile) => content(picture, tile))}</g>
      ${tiles.filter(({ depth }) => depth === 1).map((tile) => link(picture, tile))}
    </svg>`;
}

function ground({ classOf }: MapPicture, tile: MapTile): Markup {
  return html`<path class="${tile.isOpen && 'o '}${classOf(tile)}" d="${outline(tile)}"></path>`;
}

function content(picture: MapPicture, tile: MapTile): Markup {
  const { x0, y0, label, depth, isOpen } = tile;
  const { lines, note, size, inset, top, pictures } = label;
  const [first, second] = lines;
  const [x, y] = [round(x0 + inset), round(y0 + top + size * 0.95)];
  return html`${pictures.map(
    ({ key, x: left, y: up, side }) =>
      html`${!isOpen && html`<rect class="map-plate-svg ${picture.classOf(tile)}" x="${round(x0 + left)}" y="${round(y0 + up)}" width="${round(side)}" height="${round(side)}"></rect>`}<image href="${key}" x="${round(x0 + left)}" y="${round(y0 + up)}" width="${round(side)}" height="${round(side)}"></image>`,
  )}${
    first !== undefined &&
    html`<text class="t${Math.min(depth, 3)}" x="${x}" y="${y}">${first}${
      second !== undefined && html`<tspan x="${x}" dy="${lineHeight(size)}">${second}</tspan>`
    }${note !== '' && html`<tspan class="n" dx="7">${note}</tspan>`}</text>`
  }${tile.ownAt !== undefined && remark(ownText(picture, tile, tile.ownAt), tile.ownAt)}${
    tile.smallAt !== undefined && remark(`${formatCount(tile.small)} smaller`, tile.smallAt)
  }`;
}

function ownText({ nameOf, ownCountOf }: MapPicture, { at }: MapTile, { x0, x1 }: Rect): string {
  const count = formatCount(ownCountOf(at));
  const long = `only “${nameOf(at)}”: ${count}`;
  return long.length * LETTER <= x1 - x0 - 8 ? long : `itself: ${count}`;
}

/** The width of a letter of a remark, about. */
const LETTER = 6.4;

/** A quiet remark at the foot of a box, where it fits. */
function remark(text: string, { x0, x1, y0, y1 }: Rect): Markup | undefined {
  if (y1 - y0 < 18 || text.length * LETTER > x1 - x0 - 8) return undefined;
  return html`<text class="r" x="${round(x1 - 5)}" y="${round(y1 - 6)}">${text}</text>`;
}

function link({ linkOf }: MapPicture, tile: MapTile): Markup {
  const { href, name, isCurrent } = linkOf(tile);
  return html`<a href="${href}" class="map-hit" aria-label="${name}"${attribute('aria-current', isCurrent ? 'true' : undefined)}><path d="${outline(tile)}"></path></a>`;
}

/** A path says a rectangle in fewest bytes. */
function outline({ x0, y0, x1, y1 }: Rect): string {
  const [left, top] = [round(x0), round(y0)];
  return `M${String(left)} ${String(top)}h${String(round(x1) - left)}v${String(round(y1) - top)}h${String(left - round(x1))}z`;
}

/** Whole units: a static map is about as large as its pixels. */
function round(value: number): number {
  return Math.round(value);
}
