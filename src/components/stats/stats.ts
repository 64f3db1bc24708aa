import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { type CountedLink, type RangeOfSynsets, type StatsPage } from '../../view/stats-page.ts';
import { type UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { figures, section, type Term } from '../section.ts';
import { synsetName } from '../synset/name.ts';
import { type Row, scroller, table } from '../table.ts';
import { branchTable } from './branches.ts';
import { concentrationCurve, depthHeatMap, imageHistogram, popularityGrid } from './charts.ts';

/** The statistics of a dataset. */
export function statistics(stats: StatsPage, state: UrlState): Markup {
  const { range, branches } = stats;
  return html`
    <h1>Statistics of ${stats.title}</h1>
    ${sums(stats)}
    <div class="beside">
      ${imageHistogram(stats)}
      ${range ? rangeTable(range) : concentrationCurve(stats)}
    </div>
    ${range && concentrationCurve(stats)}
    ${depthHeatMap(stats, state)}
    ${branchTable(branches, state)}
    ${popularityGrid(stats)}
    <div class="columns">
      ${countedSection('largest', 'Most images', stats.largest)}
      ${countedSection('smallest', 'Fewest images', stats.smallest)}
      ${countedSection(
        'emptiest',
        'Largest without own images',
        stats.emptiest,
        'No own images, but images in the subtree; by synsets in the subtree.',
      )}
    </div>`;
}

function sums({ totals, hasTree, meanImages, medianImages }: StatsPage): Markup {
  const inTree: Term[] = hasTree ? [['Synsets in the tree', formatCount(totals.synsets)]] : [];
  return figures(
    [
      ['Images', formatCount(totals.images)],
      ['Synsets with images', formatCount(totals.synsetsWithImages)],
      ...inTree,
      ['Mean images per synset', formatCount(meanImages)],
      ['Median', formatCount(medianImages)],
    ],
    'Sums',
  );
}

function rangeTable({ from, to, total, synsets }: RangeOfSynsets): Markup {
  const note =
    total > synsets.length
      ? `The first ${formatCount(synsets.length)} of ${formatCount(total)}.`
      : formatQuantity(total, 'synset');
  return countedSection('range', `${formatCount(from)} to ${formatCount(to)} images`, synsets, note);
}

function countedSection(id: string, title: string, synsets: readonly CountedLink[], note?: string): Markup {
  const rows = synsets.map(({ href, words, ownImages, subtreeSynsets }): Row => [
    synsetName({ href, words }),
    formatCount(ownImages),
    formatCount(subtreeSynsets),
  ]);
  const head = ['Synset', 'Own images', 'Synsets in the subtree'];
  return section(
    id,
    title,
    html`${note !== undefined && html`<p class="soft">${note}</p>`}${rows.length > 0 && scroller(id, table(head, rows, 'counts'))}`,
  );
}
