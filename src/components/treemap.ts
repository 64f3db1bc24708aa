import { formatCount, formatQuantity } from '../view/numbers.ts';
import { type TreemapControl } from '../view/treemap/controls.ts';
import { type Treemap } from '../view/treemap/treemap.ts';
import { type UrlState } from '../view/urls.ts';
import { attribute, html, type Markup } from './markup.ts';
import { treemapLegend } from './treemap-legend.ts';
import { treemapNotes } from './treemap-notes.ts';
import { treemapPicture } from './treemap-picture.ts';
import { treemapRows } from './treemap-rows.ts';

/** The treemap of a subtree, with its controls, legend, notes and table. @param model `undefined` where there is nothing to draw. */
export function treemap(model: Treemap | undefined, state: UrlState): Markup {
  if (model === undefined)
    return html`<p id="treemap">This is a single thing, not a kind of things: nothing lies below it, so there is nothing to map.</p>`;
  const { top, current, controls, pictures, legend } = model;
  return html`
    <section class="treemap" id="treemap" aria-label="Treemap of ${top.name}">
      ${current && html`<p>Nothing lies below ${current.name}. This is where it stands in <a href="${top.href}">${top.name}</a>.</p>`}
      <div class="treemap-controls">${controls.map(control)}</div>
      <treemap-view>
        ${strip(model)}
        ${pictures.map((picture) => treemapPicture(picture, `Tiles of ${top.name}`))}
        <div class="treemap-foot">
          <p class="treemap-card" aria-hidden="true">Point at a tile, or move with the arrow keys.</p>
          ${treemapLegend(legend, state)}
        </div>
        <p class="hidden-visually" role="status"></p>
      </treemap-view>
      ${treemapNotes(model, state)}
      <details class="treemap-table">
        <summary>The same as a table</summary>
        <div class="scroller" tabindex="0" role="region" aria-label="Table of ${top.name}">
          <table>
            <thead><tr><th>Tile</th><th>Synsets</th><th>Own images</th><th>Subtree images</th><th>Share of parent</th><th>Popularity</th></tr></thead>
            <tbody>${treemapRows(pictures[0].tiles)}</tbody>
          </table>
        </div>
      </details>
    </section>`;
}

function control({ title, choices }: TreemapControl): Markup {
  return html`<div role="group" aria-label="${title}"><span aria-hidden="true">${title}</span>${choices.map(
    ({ label, href, isCurrent }) =>
      href === undefined
        ? html`<a role="link" aria-disabled="true">${label}</a>`
        : html`<a href="${href}"${attribute('aria-current', isCurrent ? 'true' : undefined)}>${label}</a>`,
  )}</div>`;
}

function strip({ top, up, synsets, images, children, start, explore }: Treemap): Markup {
  return html`
    <p class="treemap-strip">
      ${up && html`<a href="${up.href}" data-up title="One level up">↑ ${up.name}</a>`}
      <strong>${top.name}</strong>
      <span>${formatQuantity(synsets, 'synset')}, ${formatQuantity(images, 'image')}</span>${
        start !== undefined &&
        html`<span>from child ${formatCount(children.from + 1)} of ${formatCount(children.all)} <a href="${start}">Show the largest</a></span>`
      }
      <treemap-zoom class="treemap-explore" data-explore="${explore}"><button type="button" hidden>Zoom freely</button> <a href="${explore}">Explore deeper</a></treemap-zoom>
    </p>`;
}
