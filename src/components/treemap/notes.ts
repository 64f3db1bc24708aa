import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { type SharedSynset } from '../../view/treemap/shared.ts';
import { type Treemap } from '../../view/treemap/treemap.ts';
import { aboutUrl, type UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';

/** Children that are drawn elsewhere, so many are named. */
const NAMED = 8;

/** What has to be said of a treemap's areas. */
export function treemapNotes(
  { options, withoutImages, top, shared, instances, childrenWithoutArea, imagesWithoutArea }: Treemap,
  state: UrlState,
): Markup {
  const areas =
    options.area === 'equal'
      ? 'Tiles side by side are alike, whatever they hold.'
      : `Tiles side by side are in proportion, and add up to the distinct ${options.area} of the subtree.`;
  return html`
    <div class="treemap-notes">
      ${options.levels > 1 && html`<p class="treemap-narrow">On a screen this narrow the picture shows one level; the table has all that were asked for.</p>`}
      ${withoutImages && options.area === 'synsets' && html`<p>No synset below ${top.name} has images in this dataset, so areas stand for synsets.</p>`}
      <p>${areas} ${
        shared.all > 0 &&
        `${formatQuantity(shared.all, 'synset has', 'synsets have')} several parents here, and a tile under the first of them only. `
      }<a href="${aboutUrl(state, 'treemap')}">How areas are counted</a></p>
      ${shared.children.length > 0 && elsewhere(top.name, shared.children)}
      ${childrenWithoutArea > 0 && html`<p>${formatQuantity(childrenWithoutArea, 'child has', 'children have')} no images and so no tile here. With area by synsets there is one for each.</p>`}
      ${imagesWithoutArea > 0 && html`<p>${formatQuantity(imagesWithoutArea, 'image is', 'images are')} filed under instances (things with names of their own), and no part of the areas.</p>`}
      ${instances > 0 && html`<p>${formatQuantity(instances, 'instance')} of ${top.name} (things with names of their own) ${instances === 1 ? 'is' : 'are'} listed below, and no part of the areas.</p>`}
    </div>`;
}

function elsewhere(parent: string, children: readonly SharedSynset[]): Markup {
  const named = children
    .slice(0, NAMED)
    .map(({ name, href, under }, i) => html`${i > 0 && ', '}<a href="${href}">${name}</a> (under ${under})`);
  const more = children.length - named.length;
  return html`<p>Children of ${parent} too, with their tiles elsewhere: ${named}${more > 0 && `, and ${formatCount(more)} more`}.</p>`;
}
