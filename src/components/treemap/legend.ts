import { RAMP_STEPS } from '../../view/treemap/colour.ts';
import { type TreemapLegend } from '../../view/treemap/legend.ts';
import { aboutUrl, type UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';

const SWATCH = 26;
/** Room for the first and last figure, which stand under the ends. */
const EDGE = 24;
const WIDTH = RAMP_STEPS * SWATCH;
const RAMP = html`${Array.from({ length: RAMP_STEPS }, (_, step) => html`<rect class="ramp-${step}" x="${EDGE + step * SWATCH}" width="${SWATCH}" height="12"></rect>`)}`;

/** What the colours of a treemap stand for. */
export function treemapLegend({ definition, title, ticks, without }: TreemapLegend, state: UrlState): Markup {
  return html`
    <div class="treemap-legend">
      <a href="${aboutUrl(state, definition)}">${title}</a>
      <svg viewBox="0 0 ${WIDTH + 2 * EDGE} 30" width="${WIDTH + 2 * EDGE}" height="30" role="img" aria-label="Nine colours, with ${ticks.map(({ label }) => label).join(', ')} from first to last">
        ${RAMP}${ticks.map(({ at, label }) => html`<text x="${EDGE + at * WIDTH}" y="26">${label}</text>`)}
      </svg>
      ${without !== undefined && html`<span><svg width="26" height="12" aria-hidden="true"><rect class="other" width="26" height="12"></rect></svg> ${without}</span>`}
    </div>`;
}
