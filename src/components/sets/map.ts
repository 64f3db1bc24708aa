import { formatCompact, formatCount, formatShare } from '../../view/numbers.ts';
import { type MapOfSet, type SetTile } from '../../view/sets/set-map.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../section.ts';

/** Width of a letter in units of the map, on average: labels are cut to it. */
const LETTER = 7.2;

/** The map of a set: its classes by images, and what lies outside hatched. */
export function setMap(map: MapOfSet): Markup {
  const { width, height, branches, below, images, ofImages } = map;
  const label = `${formatShare(images, ofImages)} of the images below ${below} are in the set`;
  return section(
    'where',
    `Where the set lies in ${below}`,
    html`
      <p class="soft small">${label}. <span class="set-key in"></span> in the set <span class="set-key out"></span> outside. Areas are images; the table has the same figures.</p>
      <svg class="set-map" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}.">
        <defs><pattern id="outside" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="outside"></rect><rect width="2.5" height="7" class="hatch"></rect></pattern></defs>
        ${branches.map(({ name, x, y, width: room, tiles }, hue) => html`<g class="hue-${hue % 9}"><text class="branch" x="${x + 2}" y="${y + 14}">${fit(name, room)}</text>${tiles.map(tileMarkup)}</g>`)}
      </svg>`,
  );
}

function tileMarkup({ kind, name, images, x, y, width, height }: SetTile): Markup {
  const text =
    width > 46 && height > 34
      ? html`<text x="${x + 6}" y="${y + 16}">${fit(name, width - 10)}</text><text class="count" x="${x + 6}" y="${y + 31}">${width > 70 ? formatCount(images) : formatCompact(images)}</text>`
      : undefined;
  return html`<g><title>${name}: ${formatCount(images)} images</title><rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}"></rect>${text}</g>`;
}

function fit(text: string, width: number): string {
  const room = Math.floor(width / LETTER);
  return text.length <= room ? text : room < 3 ? '' : `${text.slice(0, room - 1)}…`;
}
