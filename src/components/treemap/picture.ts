import { formatCount } from '../../view/numbers.ts';
import { isOnOtherHost, LEAST_SIZE, lineHeight } from '../../view/treemap/label.ts';
import { ICON_SIDE, type MapPicture } from '../../view/treemap/picture.ts';
import type { Rect } from '../../view/treemap/rect.ts';
import { type MapTile, withOwn } from '../../view/treemap/scene.ts';
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
      <g aria-hidden="true">${grounds(picture)}${plates(picture)}${tiles.flatMap(withOwn).map((tile) => content(picture, tile))}</g>
      ${tiles.filter(({ depth }) => depth === 1).map((tile) => link(picture, tile))}
    </svg>`;
}

/** The grounds of all tiles, a path for each depth and colour: parents come before the tiles in them. */
function grounds({ scene, classOf }: MapPicture): Markup {
  const tiles = scene.tiles.flatMap(withOwn).toSorted((a, b) => a.depth - b.depth);
  const levels = Map.groupBy(tiles, ({ depth }) => depth).values();
  return html`${[...levels].flatMap((level) => pathsByClass(level.map((tile) => [`${tile.isOpen ? 'o ' : ''}${classOf(tile)}`, tile])))}`;
}

/** Draws boxes as a path for each class. */
function pathsByClass(boxes: readonly (readonly [className: string, box: Rect])[]): Markup[] {
  const paths = new Map<string, string>();
  for (const [className, box] of boxes) paths.set(className, (paths.get(className) ?? '') + outline(box));
  return [...paths].map(([className, d]) => html`<path class="${className}" d="${d}"></path>`);
}

/** Half the width of the line around a plate, which rounds its corners: the style sheet draws it. */
const ROUND = 7;

/** The plates under pictures, which show on dark paper alone: a path for each colour. */
function plates({ scene, classOf }: MapPicture): Markup {
  const closed = scene.tiles.flatMap(withOwn).filter(({ isOpen }) => !isOpen);
  const boxes = closed.flatMap((tile) =>
    tile.label.pictures
      .filter(({ key }) => !isOnOtherHost(key))
      .map(({ x, y, side }) => {
        const [x0, y0, inner] = [tile.x0 + x + ROUND, tile.y0 + y + ROUND, side - 2 * ROUND];
        return [`plate ${classOf(tile)}`, { x0, y0, x1: x0 + inner, y1: y0 + inner }] as const;
      }),
  );
  return html`${pathsByClass(boxes)}`;
}

function content(picture: MapPicture, tile: MapTile): Markup {
  const { x0, y0, label, depth } = tile;
  const { lines, note, size, inset, top, pictures } = label;
  const [first, second] = lines;
  const [x, y] = [round(x0 + inset), round(y0 + top + size * 0.95)];
  return html`${pictures.map(
    ({ key, x: left, y: up, side }) =>
      html`<image${imageSource(picture, key, side)} x="${round(x0 + left)}" y="${round(y0 + up)}" width="${round(side)}" height="${round(side)}"></image>`,
  )}${
    first !== undefined &&
    html`<text class="t${Math.min(depth, 3)}${size === LEAST_SIZE && ' s'}" x="${x}" y="${y}">${first}${
      second !== undefined && html`<tspan x="${x}" dy="${lineHeight(size)}">${second}</tspan>`
    }${note !== '' && html`<tspan class="n" dx="7">${note}</tspan>`}</text>`
  }${tile.smallAt !== undefined && remark(`${formatCount(tile.small)} smaller`, tile.smallAt)}`;
}

/** The attributes that say where a picture comes from: a small copy where it is drawn small, with the larger one for dense screens. */
function imageSource({ icons, photographs }: MapPicture, key: string, side: number): Markup {
  if (isOnOtherHost(key)) return html`${attribute('data-photo', key)}`;
  const icon = side <= ICON_SIDE ? icons.get(key) : undefined;
  const sharp = icon !== undefined && 2 * side > ICON_SIDE ? key : undefined;
  return html`${attribute('href', icon ?? key)}${attribute('data-sharp', sharp)}${attribute('data-photo', photographs.get(key))}`;
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
