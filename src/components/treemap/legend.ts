import type { MapLegend } from '../../view/treemap/treemap.ts';
import { SHADES } from '../../view/treemap/colour.ts';
import { aboutUrl, type UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';

/** A neutral ramp from the lowest step to the highest. */
export function mapRamp(): Markup {
  return html`<svg class="map-ramp" viewBox="0 0 ${SHADES} 1" preserveAspectRatio="none" aria-hidden="true">${Array.from({ length: SHADES }, (_, shade) => html`<rect class="ramp v${shade}" x="${shade}" width="1.05" height="1"></rect>`)}</svg>`;
}

/** Legend of a map's area, hue and lightness. */
export function mapLegend({ area, measure, definition, low, high }: MapLegend, state: UrlState): Markup {
  const more = attribute('target', state.isEmbedded ? '_blank' : undefined);
  return html`
    <p class="map-legend">
      <a class="map-area" href="${aboutUrl(state, 'treemap')}"${more}>${area}</a>
      <span>Hue: branch</span>
      ${measure !== '' && html`<a href="${aboutUrl(state, definition)}"${more}>Lightness: ${measure}</a><span>${low} ${mapRamp()} ${high}</span>`}
    </p>`;
}
