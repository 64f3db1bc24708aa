import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { inUnit } from '../../view/quantities.ts';
import type { Treemap } from '../../view/treemap/treemap.ts';
import { aboutUrl, type UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';

/** Notes about the areas of a map, folded into one "i". */
export function treemapNotes(
  { withoutImages, top, shared, instances, childrenWithoutArea, imagesWithoutArea, unit }: Treemap,
  state: UrlState,
): Markup {
  return html`
    <details class="treemap-notes">
      <summary aria-label="About this map">i</summary>
      <p>Synsets too small for a tile show as their parent’s tint.${
        shared > 0 && ` Synsets with several parents (${formatCount(shared)} here) are drawn once.`
      } <a href="${aboutUrl(state, 'treemap')}">How areas are counted</a></p>
      ${withoutImages && html`<p>No synset below ${top.name} has ${inUnit('images', unit)} in this dataset, so areas show synsets.</p>`}
      ${childrenWithoutArea > 0 && html`<p>${formatQuantity(childrenWithoutArea, 'child has', 'children have')} no ${inUnit('images', unit)} and no tile. Area by synsets shows them.</p>`}
      ${imagesWithoutArea > 0 && html`<p>${formatQuantity(imagesWithoutArea, inUnit('image is', unit), inUnit('images are', unit))} filed under instances (things with names of their own) and have no area.</p>`}
      ${instances > 0 && html`<p>${formatQuantity(instances, 'instance')} of ${top.name} (things with names of their own) ${instances === 1 ? 'is' : 'are'} listed below and ${instances === 1 ? 'has' : 'have'} no area.</p>`}
    </details>`;
}
