import { formatCount } from '../../view/numbers.ts';
import { inUnit } from '../../view/quantities.ts';
import type { SetEntry, SetsPage } from '../../view/sets/sets-page.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../section.ts';
import { type Row, scroller, table } from '../table.ts';

/** The index of class sets: ways to make one, and those that were published, by family. */
export function setsContent({ dataset, unit, families, cut, rollUp, search, paste, compare }: SetsPage): Markup {
  const images = inUnit('Images', unit);
  const head = ['Set', 'Classes', images, 'Overlaps', 'Overlaps with everything below'];
  return html`
    <h1>Class sets</h1>
    <p class="lead">Ordered classes to train on, each one or more synsets. Make your own, check it, take it home.</p>
    <div class="set-ways">
      <a href="${cut}"><strong>Cut a subtree</strong><span>20 animal classes with at least ${inUnit('500 images', unit)} that do not overlap</span></a>
      <a href="${search}"><strong>Collect from a search</strong><span>in:dog images:>500 leaf, then add all</span></a>
      <a href="${paste}"><strong>Paste your labels</strong><span>Names, wnids, sense keys or a CSV, matched in your browser</span></a>
      <a href="${rollUp}"><strong>Roll up a dataset</strong><span>${images} of ${dataset} at one depth, or in N superclasses</span></a>
      <a href="${compare}"><strong>Compare sets and releases</strong><span>What one has and others lack</span></a>
    </div>
    <p class="soft small">${images} are those of ${dataset}. An overlap is a pair of classes that share a synset.</p>
    ${families.map(({ id, title, sets }) => section(id, title, scroller(id, table(head, sets.map(setRow), 'set-list'))))}`;
}

function setRow({ title, origin, href, classes, images, overlaps, withSubtrees }: SetEntry): Row {
  return [
    html`<a href="${href}">${title}</a><br><span class="soft small">${origin}</span>`,
    formatCount(classes),
    formatCount(images),
    countOrNone(overlaps),
    withSubtrees === undefined ? '–' : countOrNone(withSubtrees),
  ];
}

function countOrNone(overlaps: number): string {
  return overlaps === 0 ? 'none' : formatCount(overlaps);
}
