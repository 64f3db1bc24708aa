import type { PathStep } from '../../view/synset/page.ts';
import type { MapPicture } from '../../view/treemap/picture.ts';
import { attribute, html, type Markup, type MarkupValue } from '../markup.ts';
import { type Row, scroller, table } from '../table.ts';
import { mapPicture } from './picture.ts';

/** Differences between the maps. */
export interface MapParts {
  /** Names the section, such as "Map of dog". */
  readonly label: string;
  /** The name of the node whose subtree is drawn. */
  readonly name: string;
  /** One level up, and the top of the tree. */
  readonly up: PathStep | undefined;
  readonly root: PathStep | undefined;
  /** Figures and links in the strip above the picture, after the name. */
  readonly strip: MarkupValue;
  readonly pictures: readonly MapPicture[];
  readonly legend: Markup;
  /** Content above the picture. */
  readonly above?: MarkupValue;
  readonly notes?: MarkupValue;
  /** The columns of the equal table, and its rows. */
  readonly columns: readonly MarkupValue[];
  readonly rows: readonly Row[];
}

/** A map on a page: strip, pictures, legend, notes, and a table with the same figures. */
export function mapFrame(parts: MapParts): Markup {
  const { label, name, up, root, strip, pictures, legend, above, notes, columns, rows } = parts;
  return html`
    <section class="treemap" id="treemap" aria-label="${label}">
      ${above}
      <treemap-view${attribute('data-root', root?.href)}>
        <p class="treemap-strip">${up && html`<a href="${up.href}" data-up title="One level up (Escape)">‹ ${up.name}</a>`}<strong>${name}</strong>${strip}</p>
        <div class="map-static">${pictures.map((picture) => mapPicture(picture, `Tiles of ${name}`))}</div>
        ${legend}
        <p class="map-card" aria-hidden="true"></p>
      </treemap-view>
      ${notes}
      <details>
        <summary id="treemap-table">View as table</summary>
        ${scroller('treemap-table', table(columns, rows))}
      </details>
    </section>`;
}
