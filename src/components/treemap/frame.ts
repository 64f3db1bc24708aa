import { type TreemapLegend } from '../../view/treemap/legend.ts';
import { type PathStep } from '../../view/synset/page.ts';
import { type UrlState } from '../../view/urls.ts';
import { html, type Markup, type MarkupValue } from '../markup.ts';
import { type Row, scroller, table } from '../table.ts';
import { treemapLegend } from './legend.ts';
import { type PictureOfTiles, treemapPicture } from './picture.ts';

/** What makes one treemap different from another. */
export interface TreemapParts {
  /** Names the section, such as "Treemap of dog". */
  readonly label: string;
  /** The name of the node whose subtree is drawn. */
  readonly name: string;
  /** Where one level up leads. */
  readonly up: PathStep | undefined;
  /** Figures and links in the strip above the picture, after the name. */
  readonly strip: MarkupValue;
  readonly pictures: readonly PictureOfTiles[];
  readonly legend: TreemapLegend;
  /** What stands above the picture, such as controls. */
  readonly above?: MarkupValue;
  readonly notes?: MarkupValue;
  /** The columns of the equal table, and the tiles as its rows. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** A treemap: strip, pictures, legend, notes and the equal table, whatever its tiles measure. */
export function treemapFrame(parts: TreemapParts, state: UrlState): Markup {
  const { label, name, up, strip, pictures, legend, above, notes, columns, rows } = parts;
  return html`
    <section class="treemap" id="treemap" aria-label="${label}">
      ${above}
      <treemap-view>
        <p class="treemap-strip">${up && html`<a href="${up.href}" data-up title="One level up">↑ ${up.name}</a>`}<strong>${name}</strong>${strip}</p>
        ${pictures.map((picture) => treemapPicture(picture, `Tiles of ${name}`))}
        <div class="treemap-foot">
          <p class="treemap-card" aria-hidden="true">Point at a tile, or move with the arrow keys.</p>
          ${treemapLegend(legend, state)}
        </div>
        <p class="hidden-visually" role="status"></p>
      </treemap-view>
      ${notes}
      <details class="treemap-table">
        <summary id="treemap-table">View as table</summary>
        ${scroller('treemap-table', table(['Tile', ...columns], rows))}
      </details>
    </section>`;
}

/** The first cell of a tile's row: its link, indented by its depth. */
export function tileCell({ href, label, depth }: { href: string; label: string; depth: number }): Markup {
  return html`<a href="${href}"${depth > 1 && html` class="d${depth}"`}>${label}</a>`;
}
