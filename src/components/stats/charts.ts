import { type BarChart, barChart } from '../../view/bar-chart.ts';
import { formatCompact, formatCount, formatQuantity, formatShare } from '../../view/numbers.ts';
import { formatImages, inUnit } from '../../view/quantities.ts';
import type { StatsPage } from '../../view/stats-page.ts';
import { aboutUrl, type UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { section } from '../section.ts';
import { synsetName } from '../synset/name.ts';
import { scroller } from '../table.ts';

const WIDTH = 900;

const HEIGHT = 240;
/** Room around a chart: for titles of the axes and their figures. */
const FRAME = [-90, -24, WIDTH + 90, HEIGHT + 76].join(' ');

/** The histogram of own images; each bar leads to its synsets. */
export function imageHistogram({ histogram, scale, scales, range, unit }: StatsPage): Markup {
  const chart = barChart(
    histogram.map((bar) => bar.synsets),
    { width: WIDTH, height: HEIGHT },
    scale,
  );
  const links = chart.bars.flatMap(({ x, y, width, height: length }, i) => {
    const bar = histogram[i]!;
    if (bar.synsets === 0) return [];
    const label = `${formatCount(bar.from)} to ${formatCount(bar.to)} ${inUnit('images', unit)}: ${formatQuantity(bar.synsets, 'synset')}`;
    const isChosen = range?.from === bar.from && range.to === bar.to;
    return html`<a href="${bar.href}" aria-label="${label}"${attribute('aria-current', isChosen ? 'true' : undefined)}><title>${label}</title><rect class="hit" x="${x}" y="0" width="${width}" height="${HEIGHT}"></rect><rect x="${x}" y="${y}" width="${width}" height="${length}"></rect></a>`;
  });
  const ticks = histogram.flatMap((bar, i) =>
    i % 10 === 0 ? tick(chart.bars[i]!.x, formatCount(bar.from), i > histogram.length - 3 ? 'end' : 'start') : [],
  );
  return section(
    'histogram',
    inUnit('Images per synset', unit),
    html`
      <p class="soft">Choose a bar to list its synsets. ${scaleChoice(scale, scales)}</p>
      <svg class="chart" viewBox="${FRAME}" role="group" aria-labelledby="histogram">${gridLines(chart)}${links}${ticks}${axisTitles(inUnit('Own images', unit), 'Synsets')}</svg>`,
  );
}

function scaleChoice(chosen: string, scales: StatsPage['scales']): Markup {
  return html`<span class="choice">Scale: ${scales.map(({ scale, href }, i) => html`${i > 0 && ' · '}<a href="${href}"${attribute('aria-current', scale === chosen ? 'true' : undefined)}>${scale === 'log' ? 'logarithmic' : scale}</a>`)}</span>`;
}

/** The share of all images that the largest synsets hold. */
export function concentrationCurve({ concentration, totals, unit }: StatsPage): Markup {
  const { cumulativeShare, synsetsOfHalf, effectiveSynsets } = concentration;
  const last = cumulativeShare.length - 1;
  const points = cumulativeShare.map((share, i) => [round((i / last) * WIDTH), round(HEIGHT * (1 - share))].join());
  const lines = [0, 0.25, 0.5, 0.75, 1].map((share) => ({ value: share, y: HEIGHT * (1 - share) }));
  const images = inUnit('images', unit);
  const half = formatShare(synsetsOfHalf, totals.synsetsWithImages);
  return section(
    'concentration',
    inUnit('How evenly the images are spread', unit),
    html`
      <p>The largest <strong>${formatQuantity(synsetsOfHalf, 'synset')}</strong> (${half} of those with ${images}) hold half of all ${images}. The spread equals that of <strong>${formatCount(Math.round(effectiveSynsets))}</strong> synsets of equal size.</p>
      <svg class="chart" viewBox="${FRAME}" role="img" aria-label="Share of all ${images} held by the largest synsets: half of the ${images} in ${half} of the synsets.">
        ${gridLines({ lines }, (share) => `${formatCount(share * 100)} %`)}<line class="even" x1="0" y1="${HEIGHT}" x2="${WIDTH}" y2="0"></line><polyline points="${points.join(' ')}"></polyline>${percentTicks()}${axisTitles(`Synsets with ${images}, the largest first`, `Share of all ${images}`)}
      </svg>`,
  );
}

/** Steps of colour in the heat map and in the grid. */
const HEAT_STEPS = 9;

/** The images of each branch by depth, as a table with coloured cells. */
export function depthHeatMap({ branchDepths, depths, unit }: StatsPage, state: UrlState): Markup {
  const count = branchDepths[0]?.images.length ?? 0;
  const most = branchDepths.flatMap(({ images }) => images).reduce((a, b) => Math.max(a, b), 1);
  const cell = (images: number): Markup =>
    html`<td class="${heat(images, most)}">${images === 0 ? '' : formatCompact(images)}</td>`;
  const all = depths.slice(0, count).map(({ images }) => html`<td>${images === 0 ? '' : formatCompact(images)}</td>`);
  return section(
    'depths',
    'Branches by depth',
    html`
      <p class="soft">${inUnit('Own images', unit)} of the synsets at each <a href="${aboutUrl(state, 'depth')}">depth</a>, the steps from <em>entity</em>. Colours are logarithmic.</p>
      ${scroller(
        'depths',
        html`<table class="heat">
          <thead><tr><th scope="col">Depth</th>${Array.from({ length: count }, (_, depth) => html`<th scope="col">${depth}</th>`)}</tr></thead>
          <tbody>${branchDepths.map(({ name, href, images }) => html`<tr><th scope="row"><a href="${href}">${name}</a></th>${images.map(cell)}</tr>`)}</tbody>
          <tfoot><tr><th scope="row">All synsets</th>${all}</tr></tfoot>
        </table>`,
      )}`,
  );
}

/** Popularity set against images, with the synsets that surprise most. */
export function popularityGrid({ popularity, unit }: StatsPage): Markup {
  const { columns, rows, synsets, underrated, overrated } = popularity;
  const [width, height] = [WIDTH / columns, HEIGHT / rows.length];
  const most = synsets.reduce((a, b) => Math.max(a, b), 1);
  const hasBlankColumn = Array.from({ length: columns }, (_, column) => column).some((column) =>
    synsets.every((count, i) => i % columns !== column || count === 0),
  );
  const cells = synsets.flatMap((count, i) => {
    if (count === 0) return [];
    const [row, column] = [Math.floor(i / columns), i % columns];
    const label = `${formatQuantity(count, 'synset')}: ${formatCount(rows[row]!)} to ${formatCount(rows[row]! * 2 - 1)} ${inUnit('images', unit)}, popularity ${formatCount((column * 100) / columns)} to ${formatCount(((column + 1) * 100) / columns)} %`;
    return html`<rect class="${heat(count, most)}" x="${round(column * width)}" y="${round(HEIGHT - (row + 1) * height)}" width="${round(width - 1)}" height="${round(height - 1)}"><title>${label}</title></rect>`;
  });
  const lines = rows.flatMap((value, row) => (row % 3 === 0 ? { value, y: HEIGHT - row * height } : []));
  return section(
    'popularity',
    inUnit('Popularity and images', unit),
    html`
      <p class="soft">Each cell counts synsets; darker cells hold more. ${hasBlankColumn && 'Columns stay blank where many words of equal rarity share one percentile. '}The lists name those whose two ranks differ most.</p>
      <div class="beside"><svg class="chart" viewBox="${FRAME}" role="img" aria-label="Synsets counted by popularity percentile and number of ${inUnit('own images', unit)}">${gridLines({ lines })}${cells}${percentTicks()}${axisTitles('Popularity percentile', inUnit('Own images (log scale)', unit))}</svg>
      <div>
        ${surprising(inUnit('Well known, few images', unit), underrated, unit)}
        ${surprising(inUnit('Hardly known, many images', unit), overrated, unit)}
      </div></div>`,
  );
}

function surprising(title: string, synsets: StatsPage['popularity']['underrated'], unit: StatsPage['unit']): Markup {
  return html`
    <div><h3>${title}</h3>
      <ul class="bullets">${synsets.map(({ href, words, ownImages, popularity }) => html`<li>${synsetName({ href, words: words.split(', ')[0] ?? '' })} <span class="soft">${formatImages(ownImages, unit)}, popularity ${formatCount(Math.floor(popularity))} %</span></li>`)}</ul>
    </div>`;
}

/** Returns the class of a cell's colour: ninths of the logarithm, `v0` for nothing. */
function heat(value: number, most: number): string {
  const step = value === 0 ? 0 : 1 + Math.floor((Math.log1p(value) / Math.log1p(most)) * (HEAT_STEPS - 1));
  return `v${String(step)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The figures below an axis from 0 to 100 per cent. */
function percentTicks(): Markup[] {
  return [0, 25, 50, 75, 100].map((percent) =>
    tick((percent / 100) * WIDTH, `${formatCount(percent)} %`, percent === 100 ? 'end' : 'start'),
  );
}

function tick(x: number, label: string, anchor: 'start' | 'end'): Markup {
  return html`<text aria-hidden="true" x="${x}" y="${HEIGHT}" dy="1.6em" text-anchor="${anchor}">${label}</text>`;
}

function axisTitles(horizontal: string, vertical: string): Markup {
  return html`<text class="axis" aria-hidden="true" x="${WIDTH / 2}" y="${HEIGHT}" dy="3.2em" text-anchor="middle">${horizontal}</text><text class="axis vertical" aria-hidden="true" transform="translate(-72 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle">${vertical}</text>`;
}

function gridLines({ lines }: Pick<BarChart, 'lines'>, label: (value: number) => string = formatCount): Markup {
  return html`${lines.map(
    ({ y, value }) =>
      html`<g aria-hidden="true"><line x1="0" x2="${WIDTH}" y1="${y}" y2="${y}"></line><text class="scale" x="-6" y="${y + 5}">${label(value)}</text></g>`,
  )}`;
}
