import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCompact, formatCount, formatShare } from '../../view/numbers.ts';
import { formatImages, inUnit } from '../../view/quantities.ts';
import type { MapLayout, MapOfSet, SetTile } from '../../view/sets/set-map.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { section } from '../section.ts';

/** Width of a letter in units of the map, on average: labels are cut to it. */
const LETTER = 7;
/** Shortest sides of a tile that has a label. */
const LABEL_ROOM = [46, 34] as const;
/** Side of a picture in a tile. */
const PICTURE = 34;

/** The map of a set: its classes by images in the hues of their branches, and the rest hatched. */
export function setMap(map: MapOfSet): Markup {
  const { below, images, ofImages, unit } = map;
  const label = `${formatShare(images, ofImages)} of the ${inUnit('images', unit)} of ${below} are in the set`;
  return section(
    'where',
    `Where the set lies in ${below}`,
    html`
      ${drawing(map.wide, 'wide', label, unit)}
      ${drawing(map.tall, 'tall', label, unit)}
      <p class="soft small set-legend"><span>${label}</span><span><span class="set-key out"></span> outside: ${formatImages(ofImages - images, unit)}</span><span>Area shows ${inUnit('images', unit)}${map.wide.branches.some(({ tiles }) => tiles.some(({ classes }) => classes > 1)) && ', a cell the average class'}. <a href="#classes">View as table</a></span></p>`,
  );
}

function drawing(
  { width, height, branches }: MapLayout,
  shape: 'wide' | 'tall',
  label: string,
  unit: CountUnit,
): Markup {
  return html`
    <svg class="set-map ${shape}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}.">
      <defs><pattern id="outside-${shape}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="ground"></rect><rect width="2.5" height="7" class="hatch"></rect></pattern></defs>
      ${branches.map(({ name, hue, x, y, width: room, tiles }, at) => html`<g class="${hue}"><text class="branch" x="${x + 2}" y="${y + 14}">${fit(name, room)}</text>${tiles.filter(isVisible).map((tile) => tileMarkup(tile, `cells-${shape}-${String(at)}`, unit))}</g>`)}
    </svg>`;
}

function isVisible({ width, height }: SetTile): boolean {
  return width > 0 && height > 0;
}

/** @param pattern the id of the pattern of cells, for a tile of many classes. */
function tileMarkup(tile: SetTile, pattern: string, unit: CountUnit): Markup {
  const { kind, name, images, classes, picture, photograph, x, y, width, height } = tile;
  const hasLabel = width > LABEL_ROOM[0] && height > LABEL_ROOM[1];
  const box = html`x="${x}" y="${y}" width="${width}" height="${height}"`;
  const left = x + width - PICTURE - 6;
  const top = y + height - PICTURE - 6;
  return html`<g><title>${name}: ${formatImages(images, unit)}</title><rect class="${kind}" ${box}></rect>${classes > 1 && html`${cells(tile, pattern)}<rect fill="url(#${pattern})" ${box}></rect>${hasLabel && html`<rect class="label" x="${x + 3}" y="${y + 3}" width="${Math.min(width - 6, 84)}" height="32" rx="4"></rect>`}`}${hasLabel && html`<text x="${x + 6}" y="${y + 16}">${fit(name, width - 10)}</text><text class="count" x="${x + 6}" y="${y + 31}">${width > 70 ? formatCount(images) : formatCompact(images)}</text>`}${picture !== undefined && html`<rect class="plate" x="${left}" y="${top}" width="${PICTURE}" height="${PICTURE}" rx="7"></rect><image href="${picture}"${attribute('data-photo', photograph)} x="${left + 4}" y="${top + 4}" width="${PICTURE - 8}" height="${PICTURE - 8}"></image>`}</g>`;
}

/** A pattern that divides a tile of many classes into as many cells, as nearly as they fit. */
function cells({ classes, x, y, width, height }: SetTile, id: string): Markup {
  const side = Math.sqrt((width * height) / classes);
  const cell = (length: number): string => (length / Math.max(1, Math.round(length / side))).toFixed(2);
  return html`<pattern id="${id}" x="${x}" y="${y}" width="${cell(width)}" height="${cell(height)}" patternUnits="userSpaceOnUse"><path class="cell" d="M0 0H${cell(width)}M0 0V${cell(height)}"></path></pattern>`;
}

/** Cuts a label to the width of its tile; nothing where not even three letters fit. */
function fit(text: string, width: number): string {
  const room = Math.floor(width / LETTER);
  return text.length <= room ? text : room < 4 ? '' : `${text.slice(0, room - 1)}…`;
}
