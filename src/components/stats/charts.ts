import { type DepthRow } from '../../domain/statistics.ts';
import { barChart } from '../../view/bar-chart.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { type BarLink, type RangeOfSynsets } from '../../view/stats-page.ts';
import { aboutUrl, type UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { section } from '../section.ts';
import { type Row, scroller, table } from '../table.ts';

type Chart = ReturnType<typeof barChart>;

const WIDTH = 900;

/** Synsets by the number of their own images; each bar leads to its synsets. */
export function imageHistogram(bars: readonly BarLink[], range: RangeOfSynsets | undefined): Markup {
  const height = 240;
  const chart = barChart(
    bars.map((bar) => bar.synsets),
    { width: WIDTH, height },
  );
  const links = chart.bars.flatMap(({ x, y, width, height: length }, i) => {
    const bar = bars[i]!;
    if (bar.synsets === 0) return [];
    const label = `${formatCount(bar.from)} to ${formatCount(bar.to)} images: ${formatQuantity(bar.synsets, 'synset')}`;
    const isChosen = range?.from === bar.from && range.to === bar.to;
    return html`<a href="${bar.href}" aria-label="${label}"${attribute('aria-current', isChosen ? 'true' : undefined)}><title>${label}</title><rect class="hit" x="${x}" y="0" width="${width}" height="${height}"></rect><rect x="${x}" y="${y}" width="${width}" height="${length}"></rect></a>`;
  });
  const ticks = bars.flatMap((bar, i) =>
    i % 10 === 0
      ? html`<text aria-hidden="true" x="${chart.bars[i]!.x}" y="${height + 24}" text-anchor="${i > bars.length - 3 ? 'end' : 'start'}">${formatCount(bar.from)}</text>`
      : [],
  );
  return section(
    'histogram',
    'Images per synset',
    html`
      <p class="soft">How many synsets have how many images of their own. Choose a bar to see its synsets.</p>
      <svg class="chart" viewBox="0 -24 ${WIDTH} ${height + 52}" role="group" aria-labelledby="histogram">${gridLines(chart)}${links}${ticks}</svg>`,
  );
}

/** Synsets with images by depth, as a chart and a table. */
export function depthProfile(depths: readonly DepthRow[], state: UrlState): Markup {
  const height = 200;
  const chart = barChart(
    depths.map((row) => row.synsetsWithImages),
    { width: WIDTH, height },
  );
  const bars = chart.bars.map(
    (bar) => html`<rect x="${bar.x}" y="${bar.y}" width="${bar.width}" height="${bar.height}"></rect>`,
  );
  const ticks = depths.map(
    ({ depth }, i) =>
      html`<text x="${chart.bars[i]!.x + chart.bars[i]!.width / 2}" y="${height + 24}" text-anchor="middle">${depth}</text>`,
  );
  const rows = depths.map(({ depth, synsets, synsetsWithImages, images }): Row => [
    depth,
    formatCount(synsets),
    formatCount(synsetsWithImages),
    formatCount(images),
  ]);
  return section(
    'depths',
    'Depth',
    html`
      <p class="soft">Synsets with images by their <a href="${aboutUrl(state, 'depth')}">distance from entity</a>, the root of WordNet’s nouns.</p>
      <svg class="chart" viewBox="0 -24 ${WIDTH} ${height + 52}" aria-hidden="true">${gridLines(chart)}${bars}${ticks}</svg>
      ${scroller('depths', table(['Depth', 'Synsets of WordNet', 'With images', 'Images'], rows, 'counts'))}`,
    'depths',
  );
}

function gridLines({ lines }: Chart): Markup {
  return html`${lines.map(
    ({ y, value }) =>
      html`<g aria-hidden="true"><line x1="0" x2="${WIDTH}" y1="${y}" y2="${y}"></line>${value > 0 && html`<text class="scale" x="${WIDTH}" y="${y - 4}">${formatCount(value)}</text>`}</g>`,
  )}`;
}
