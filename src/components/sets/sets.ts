import { formatCount } from '../../view/numbers.ts';
import { type SetsPage } from '../../view/sets/sets-page.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../section.ts';
import { type Row, scroller, table } from '../table.ts';

/** The index of class sets: ways to make one, and those that were published. */
export function setsContent({ dataset, sets, cut, compare }: SetsPage): Markup {
  const rows = sets.map(({ title, origin, href, classes, images, overlaps }): Row => [
    html`<a href="${href}">${title}</a><br><span class="soft small">${origin}</span>`,
    formatCount(classes),
    formatCount(images),
    overlaps === 0 ? 'none' : formatCount(overlaps),
  ]);
  return html`
    <h1>Class sets</h1>
    <p class="lead">Ordered classes to train on, each one or more synsets. Make your own, check it, take it home.</p>
    <div class="set-ways">
      <a href="${cut}"><strong>Cut a subtree</strong><span>“20 animal classes with at least 500 images that do not overlap”</span></a>
      <a href="/search"><strong>Collect from a search</strong><span>“in:dog images:>500 leaf”, then add all</span></a>
      <a href="${compare}"><strong>Compare sets and releases</strong><span>What one has and others lack</span></a>
    </div>
    ${section(
      'published',
      'Published sets',
      html`<p class="soft small">Images are those of ${dataset}. Overlap: pairs of classes that share a synset.</p>${scroller('published', table(['Set', 'Classes', 'Images', 'Overlap'], rows, 'counts'))}`,
    )}`;
}
