import { exploreFiles } from '../../view/explore/files.ts';
import { coveredBy } from '../../view/explore/options.ts';
import { type ExplorePage } from '../../view/explore/page.ts';
import { formatQuantity } from '../../view/numbers.ts';
import { RAMP_STEPS } from '../../view/treemap/colour.ts';
import { aboutUrl } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { table } from '../table.ts';
import { treemapLegend } from '../treemap/legend.ts';

/** Classes whose colours the canvas reads from the style sheet. */
const PROBES = [...Array.from({ length: RAMP_STEPS }, (_, step) => `ramp-${String(step)}`), 'other', 'mark'];

/** The explorer before its tree is fetched: controls, an empty stage, legends and an empty table. */
export function explorer(page: ExplorePage, hasPictures: boolean): Markup {
  const { dataUrl, at, focus, state, caption, trees, title, places, legends } = page;
  return html`
    <explore-map class="treemap" data-url="${dataUrl}" data-at="${at}"${attribute('data-focus', focus === undefined ? undefined : String(focus))}${attribute('data-dataset', state.dataset)}${attribute('data-tree', state.tree)} data-caption="${caption}"${hasPictures && ' data-pictures'} data-state="loading">
      <link rel="preload" as="fetch" crossorigin="anonymous" fetchpriority="low" href="${exploreFiles(dataUrl).tree}">
      <span class="explore-probe" hidden>${PROBES.map((name) => html`<i class="${name}"></i>`)}</span>
      ${
        trees.length > 1 &&
        html`<p class="explore-links"><span>Tree</span>${trees.map(
          ({ label, href, isCurrent }) =>
            html` <a href="${href}"${attribute('aria-current', isCurrent ? 'true' : undefined)}>${label}</a>`,
        )}</p>`
      }
      ${controls(page)}
      <nav aria-label="Path"><ol class="explore-path"></ol></nav>
      <div class="explore-body">
        <div class="explore-stage">
          <canvas tabindex="0" role="application" aria-roledescription="map of a tree" aria-label="Map of ${title}" aria-describedby="explore-help"></canvas>
          <div class="explore-zoom"><button type="button" data-zoom="in" aria-label="Zoom in">+</button> <button type="button" data-zoom="out" aria-label="Zoom out">−</button></div>
          <p class="explore-loading">Fetching ${formatQuantity(places, 'place')} …</p>
          <p class="explore-failed">The tree could not be fetched. <button type="button" data-retry>Try again</button></p>
        </div>
        <aside class="explore-side" aria-label="Where you are">
          <div class="explore-card"></div>
          <nav aria-label="Where next"><ul class="explore-next"></ul></nav>
        </aside>
      </div>
      ${legends.map(({ colour, legend, isCurrent }) => html`<div class="explore-legend" data-legend="${colour}"${!isCurrent && ' hidden'}>${treemapLegend(legend, state)}</div>`)}
      <p class="hidden-visually" role="status"></p>
      <div class="explore-foot">
        <p class="treemap-notes" id="explore-help">Click or Enter goes in, the path above or Escape goes out; scroll, pinch or + and − zoom, dragging moves. Arrow keys lead to the parent, the first child and the siblings; a double click or Shift and Enter opens the synset’s page. Each synset has its area once, under its first parent; * marks those with several, and a dotted frame leads to the others. What is too small to draw appears as one comes nearer. <a href="${aboutUrl(state, 'treemap')}">How areas are counted</a></p>
        <p class="explore-save">Save the view as <button type="button" data-save="png">PNG</button> <button type="button" data-save="svg">SVG</button></p>
      </div>
      <div class="scroller" tabindex="0" role="region" aria-label="Children of the synset in view">
        ${table(['Child', 'Synsets', 'Own images', 'Subtree images', 'Share of area', 'Synset'], [], 'counts')}
      </div>
    </explore-map>`;
}

function controls({ layouts, areas, colours, find }: ExplorePage): Markup {
  const named = colours.map((colour) => ({
    ...colour,
    title: coveredBy(colour.value) && colour.label.replace(/^In /, ''),
  }));
  return html`
    <div class="explore-controls">
      ${select('Layout', 'layout', layouts)}${select('Area', 'area', areas)}${select('Colour', 'colour', named)}
      <form class="explore-find" role="search" aria-label="In the picture">
        <label>Find <input type="search" name="find" placeholder="terrier, in:fruit" value="${find}" autocomplete="off" maxlength="200" enterkeyhint="search"></label>
        <button type="submit">Find</button>
        <button type="button" data-step="-1" aria-label="Previous match" hidden>‹</button>
        <button type="button" data-step="1" aria-label="Next match" hidden>›</button>
        <output></output>
      </form>
    </div>`;
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly isCurrent: boolean;
  /** The title of the dataset that a colour shows the coverage by. */
  readonly title?: string | undefined;
}

function select(label: string, name: string, options: readonly Option[]): Markup {
  return html`<label>${label} <select name="${name}">${options.map(
    ({ value, label: text, isCurrent, title }) =>
      html`<option value="${value}"${isCurrent && ' selected'}${attribute('data-title', title)}>${text}</option>`,
  )}</select></label>`;
}
