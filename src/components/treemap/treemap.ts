import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { type TreemapControl } from '../../view/treemap/controls.ts';
import { type TileView } from '../../view/treemap/tile.ts';
import { type Treemap } from '../../view/treemap/treemap.ts';
import { type UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { type Row } from '../table.ts';
import { tileCell, treemapFrame } from './frame.ts';
import { treemapNotes } from './notes.ts';

const COLUMNS = ['Synsets', 'Own images', 'Subtree images', 'Share of parent', 'Popularity'];

/** The treemap of a subtree, with its controls, legend, notes and table. @param model `undefined` where there is nothing to draw. */
export function treemap(model: Treemap | undefined, state: UrlState): Markup {
  if (model === undefined)
    return html`<p id="treemap">This is a single thing, not a kind of things: nothing lies below it, so there is nothing to map.</p>`;
  const { top, up, current, controls, pictures, legend } = model;
  return treemapFrame(
    {
      label: `Treemap of ${top.name}`,
      name: top.name,
      up,
      strip: strip(model),
      pictures,
      legend,
      above: html`
        ${current && html`<p>Nothing lies below ${current.name}. This is where it stands in <a href="${top.href}">${top.name}</a>.</p>`}
        <div class="treemap-controls">${controls.map(control)}</div>`,
      notes: treemapNotes(model, state),
      columns: COLUMNS,
      rows: pictures[0].tiles.map(tileRow),
    },
    state,
  );
}

function tileRow(tile: TileView): Row {
  const { synsets, ownImages, subtreeImages, share, popularity } = tile;
  return [tileCell(tile), synsets, ownImages, subtreeImages, share, popularity];
}

function control({ title, choices }: TreemapControl): Markup {
  return html`<div role="group" aria-label="${title}"><span aria-hidden="true">${title}</span>${choices.map(
    ({ label, href, isCurrent }) =>
      href === undefined
        ? html`<a role="link" aria-disabled="true">${label}</a>`
        : html`<a href="${href}"${attribute('aria-current', isCurrent ? 'true' : undefined)}>${label}</a>`,
  )}</div>`;
}

function strip({ synsets, images, children, start, explore }: Treemap): Markup {
  return html`
    <span>${formatQuantity(synsets, 'synset')}, ${formatQuantity(images, 'image')}</span>
    ${
      start !== undefined &&
      html`<span>from child ${formatCount(children.from + 1)} of ${formatCount(children.all)} <a href="${start}">Show the largest</a></span>`
    }
    <treemap-zoom class="treemap-explore" data-explore="${explore}"><button type="button" hidden>Zoom freely</button> <a href="${explore}">Explore deeper</a></treemap-zoom>`;
}
