import { exploreFiles } from '../../view/explore/files.ts';
import type { Choice, ExplorePage } from '../../view/explore/page.ts';
import { formatQuantity } from '../../view/numbers.ts';
import { formatImages, inUnit } from '../../view/quantities.ts';
import type { Treemap } from '../../view/treemap/treemap.ts';
import { aboutUrl, type UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { photographSwitch } from '../images/photograph.ts';
import { quantity } from '../quantity.ts';
import { command, hiddenFields } from '../section.ts';
import { embedOffer } from '../treemap/embed.ts';
import { mapRamp } from '../treemap/legend.ts';
import { mapPicture } from '../treemap/picture.ts';

/**
 * The explorer: a static map, all that works without script, and the controls and texts around the live map.
 *
 * @param model the static map; `undefined` where there is nothing to draw.
 */
export function explorer(page: ExplorePage, model: Treemap | undefined): Markup {
  const { dataUrl, at, state, caption, title, synsets, hues, pictures, photographHosts, unit } = page;
  const away = awayFrom(state);
  return html`
    <explore-map data-url="${dataUrl}" data-at="${at}" data-title="${title}" data-hues="${hues}" data-unit="${unit}"${attribute('data-dataset', state.dataset)}${attribute('data-tree', state.tree)}${attribute('data-pictures', pictures.length > 0 ? 'on' : state.pictures)}${state.isEmbedded && ' data-embedded'} data-caption="${caption}" data-state="loading">
      <link rel="preload" as="fetch" crossorigin="anonymous" fetchpriority="low" href="${exploreFiles(dataUrl).tree}">
      ${controls(page)}
      <header class="map-head">
        <button type="button" class="map-back" data-act="out" hidden>‹</button>
        <span class="map-picture"></span>
        <div><h1>${title}</h1><p class="map-figures">${(['subtreeImages', 'subtreeSynsets', 'drawnImages'] as const).map((name, i) => quantity(name, 'map', unit, state, i === 0 && model ? formatImages(model.images, unit) : ''))}</p></div>
        <a class="map-page"${state.isEmbedded && ' target="_blank" rel="noopener"'} hidden>${state.isEmbedded ? 'Open in Canopy' : 'Open page'}</a>
        <p class="map-gloss"></p>
      </header>
      <div class="map-stage">
        ${model && html`<div class="map-static">${model.pictures.map((picture) => mapPicture(picture, `Tiles of ${title}`))}</div>`}
        <canvas aria-hidden="true"></canvas>
        <nav class="map-path" aria-label="Path"><ol></ol></nav>
        <div class="map-hits" role="group" aria-label="Map: arrow keys move, Enter goes in, Escape goes out"></div>
        <p class="map-loading">Fetching ${formatQuantity(synsets, 'synset')} …</p>
        <p class="map-failed">The map could not be fetched. <a href="" data-act="retry" data-astro-reload>Try again</a></p>
      </div>
      <p class="map-legend map-foot">
        <a class="map-area" href="${aboutUrl(state, 'treemap')}"${away}>Area: ${inUnit('images', unit)}</a>
        <span>Hue: branch</span>
        <span class="map-measure"></span><span class="map-low"></span>${mapRamp()}<span class="map-high"></span>
        <span class="map-credit">${pictures.length > 0 && `Pictures: ${pictures.join(', ')}`} ${photographHosts.map(photographSwitch)}</span>
      </p>
      <section class="map-list" aria-label="List"><h2></h2><ul></ul></section>
      <div class="map-card" aria-hidden="true"></div>
      <p class="hidden-visually" role="status"></p>
    </explore-map>`;
}

/** The attribute of links that leave a frame of another site. */
function awayFrom({ isEmbedded }: UrlState): Markup | undefined {
  return attribute('target', isEmbedded ? '_blank' : undefined);
}

function controls(page: ExplorePage): Markup {
  const { layouts, areas, colours, trees, find, state, link, embed, title, photographHosts } = page;
  const view = Object.fromEntries(new URL(link).searchParams);
  return html`
    <div class="map-bar">
      <details class="map-view">
        <summary>View</summary>
        <div class="map-choices">
          ${choice('Layout', 'layout', layouts)}
          ${choice('Area', 'area', areas)}
          <label>Lightness <select name="colour">${colours.map(
            ({ value, label, isCurrent, covers }) =>
              html`<option value="${value}"${isCurrent && ' selected'}${attribute('data-title', covers)}>${label}</option>`,
          )}</select></label>
          <label>Hues <select name="theme"><option value="usual">Equal lightness</option><option value="levels">For colour-blind readers</option></select></label>
          ${
            trees.length > 1 &&
            !state.isEmbedded &&
            html`<p>Tree ${trees.map(
              ({ label, href, isCurrent }) =>
                html`<a href="${href}"${attribute('aria-current', isCurrent ? 'true' : undefined)}>${label}</a> `,
            )}</p>`
          }
          ${photographHosts.length > 0 && html`<p>${photographHosts.map(photographSwitch)}</p>`}
          <p>Save as <button type="button" data-save="png" disabled>PNG</button> <button type="button" data-save="svg" disabled>SVG</button></p>
          <p class="soft small">Click, tap or Enter goes one level in; Escape or − one level out; 0 fits the whole map. Wheel and pinch do the same. Synsets with several parents are drawn once. <a href="${aboutUrl(state, 'treemap')}"${awayFrom(state)}>How areas are counted</a></p>
          ${!state.isEmbedded && html`<p class="map-link">Link ${command(link)}</p>${embedOffer(embed, `Map of ${title}`)}`}
        </div>
      </details>
      <form class="map-find" role="search" aria-label="In the map">
        <label><span class="hidden-visually">Find</span> <input type="search" name="find" placeholder="Find in the map" value="${find}" autocomplete="off" maxlength="200" enterkeyhint="search"></label>
        <button type="submit" class="hidden-visually">Find</button>
        <button type="button" data-step="-1" aria-label="Previous match" hidden>‹</button> <button type="button" data-step="1" aria-label="Next match" hidden>›</button>
        <output></output>${hiddenFields({ ...view, find: undefined })}
      </form>
      <div class="map-zoom" role="group" aria-label="Zoom"><button type="button" data-act="out" aria-label="One level out (Escape)" disabled>−</button> <button type="button" data-act="fit" aria-label="Fit the whole map (0)" disabled>Fit</button></div>
      <button type="button" class="map-list-button" data-act="list" aria-pressed="false" disabled>List</button>
    </div>`;
}

function choice(label: string, name: string, choices: readonly Choice<string>[]): Markup {
  return html`<label>${label} <select name="${name}">${choices.map(
    (one) => html`<option value="${one.value}"${one.isCurrent && ' selected'}>${one.label}</option>`,
  )}</select></label>`;
}
