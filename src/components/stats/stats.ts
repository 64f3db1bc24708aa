import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { inUnit } from '../../view/quantities.ts';
import type { CountedLink, RangeOfSynsets, StatsPage } from '../../view/stats-page.ts';
import type { UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { figures, section } from '../section.ts';
import { synsetName } from '../synset/name.ts';
import { type Row, scroller, table } from '../table.ts';
import { branchTable } from './branches.ts';
import { concentrationCurve, depthHeatMap, imageHistogram, popularityGrid } from './charts.ts';

/** The statistics of a dataset. */
export function statistics(stats: StatsPage, state: UrlState): Markup {
  const { range, branches, unit } = stats;
  const counted = (id: string, title: string, synsets: readonly CountedLink[], note = ''): Markup =>
    countedSection(id, inUnit(title, unit), synsets, unit, inUnit(note, unit));
  return html`
    <h1>Statistics of ${stats.title}</h1>
    ${sums(stats)}
    <div class="beside">
      ${imageHistogram(stats)}
      ${range ? rangeTable(range, unit) : concentrationCurve(stats)}
    </div>
    ${range && concentrationCurve(stats)}
    ${depthHeatMap(stats, state)}
    ${branchTable(branches, unit, state)}
    ${popularityGrid(stats)}
    <div class="columns">
      ${counted('largest', 'Most images', stats.largest)}
      ${counted('smallest', 'Fewest images', stats.smallest)}
      ${counted('emptiest', 'Largest without own images', stats.emptiest, 'No own images, but images in the subtree; by synsets in the subtree.')}
    </div>`;
}

function sums({ totals, unit, hasTree, meanImages, medianImages }: StatsPage): Markup {
  return figures(
    [
      [inUnit('Images', unit), formatCount(totals.images)],
      [inUnit('Synsets with images', unit), formatCount(totals.synsetsWithImages)],
      hasTree && ['Synsets in the tree', formatCount(totals.synsets)],
      [inUnit('Mean images per synset', unit), formatCount(meanImages)],
      ['Median', formatCount(medianImages)],
    ],
    'Sums',
  );
}

function rangeTable({ from, to, total, synsets }: RangeOfSynsets, unit: CountUnit): Markup {
  const isCut = total > synsets.length;
  const note = isCut
    ? `The first ${formatCount(synsets.length)} of ${formatCount(total)}.`
    : formatQuantity(total, 'synset');
  const title = `${formatCount(from)} to ${formatCount(to)} ${inUnit('images', unit)}`;
  return countedSection('range', title, synsets, unit, note);
}

function countedSection(
  id: string,
  title: string,
  synsets: readonly CountedLink[],
  unit: CountUnit,
  note: string,
): Markup {
  const rows = synsets.map(({ href, words, ownImages, subtreeSynsets }): Row => [
    synsetName({ href, words }),
    formatCount(ownImages),
    formatCount(subtreeSynsets),
  ]);
  const head = ['Synset', inUnit('Own images', unit), 'Synsets in the subtree'];
  return section(
    id,
    title,
    html`${note !== '' && html`<p class="soft">${note}</p>`}${rows.length > 0 && scroller(id, table(head, rows, 'counts'))}`,
  );
}
