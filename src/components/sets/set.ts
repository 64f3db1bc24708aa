import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { formatImages, inUnit } from '../../view/quantities.ts';
import type { SetPage } from '../../view/sets/set-page.ts';
import { LONGEST_CODE, setsUrl } from '../../view/sets/urls.ts';
import type { UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { figures, section, terms } from '../section.ts';
import { addLink } from './add.ts';
import { setMap } from './map.ts';
import { addressCard, coverage, downloadCard, originCard } from './set-cards.ts';
import { setClasses } from './set-classes.ts';

/** The page of a class set. */
export function setContent(page: SetPage, state: UrlState): Markup {
  const { title, origin, name, rule } = page;
  return html`
    <p class="small"><a href="${setsUrl(state)}">Class sets</a> / ${name !== undefined ? 'Published' : rule === undefined ? 'In its address' : 'Follows the data'}</p>
    <h1>${title}</h1>
    <p class="lead">${origin ?? sentence(page)}</p>
    ${rule !== undefined && html`<p>This set follows the data: each visit repeats its ${rule}. ${page.code.length <= LONGEST_CODE && html`<a href="${page.address}">Freeze it</a> to keep these classes.`}</p>`}
    ${facts(page)}
    <p class="set-actions">
      <a class="button primary" href="#download">Download</a>
      ${page.code.length <= LONGEST_CODE && addLink({ parts: { with: name ?? page.code }, text: 'Copy into your set' }, state)}
      ${page.overlaps.href && html`<a class="button" href="${page.overlaps.href}">Overlaps</a>`}
      <a class="button" href="${page.cutAgain}">Cut a new set</a>
    </p>
    ${page.map && setMap(page.map)}
    <div class="side-by-side facts-last">
      <div>
        ${setClasses(page)}
        ${checks(page)}
        ${coverage(page)}
      </div>
      <div class="set-aside">
        ${downloadCard(page)}
        ${addressCard(page)}
        ${name !== undefined && originCard(page)}
      </div>
    </div>`;
}

/** Describes a set in a sentence. */
export function sentence({ classes, images, dataset, unit, balance, overlaps, shortFingerprint }: SetPage): string {
  const parts = [
    formatQuantity(classes, 'class', 'classes'),
    `${formatImages(images, unit)} of ${dataset}`,
    ...(balance === undefined || classes < 2 ? [] : [`largest ${formatRatio(balance.ratio)} × smallest`]),
    overlaps.pairs === 0 ? 'no overlap' : formatQuantity(overlaps.pairs, 'overlapping pair'),
    `fingerprint ${shortFingerprint}`,
  ];
  return `${parts.join(', ')}.`;
}

/** A ratio with one digit below ten, and none above. */
export function formatRatio(ratio: number): string {
  return ratio < 9.95 ? ratio.toFixed(1) : formatCount(Math.round(ratio));
}

function facts({ classes, images, synsets, overlaps, balance, dataset, unit, shortFingerprint }: SetPage): Markup {
  return figures([
    [classes === 1 ? 'class' : 'classes', formatCount(classes)],
    [`${inUnit('images', unit)}, ${dataset}`, formatCount(images)],
    [inUnit('synsets with images', unit), formatCount(synsets)],
    [`${formatQuantity(overlaps.checked, 'pair')} checked`, overlapPill(overlaps.pairs)],
    balance !== undefined && classes > 1 && ['largest to smallest', `${formatRatio(balance.ratio)} : 1`],
    ['fingerprint', html`<code>${shortFingerprint}</code>`],
  ]);
}

/** Says how many pairs of classes overlap: as a warning, unless none does. */
export function overlapPill(pairs: number): Markup {
  return html`<span class="pill ${pairs === 0 ? 'good' : 'warn'}">${pairs === 0 ? 'No overlap' : formatQuantity(pairs, 'overlap')}</span>`;
}

function checks({ overlaps, balance, ownImages, depths, classes, unit }: SetPage): Markup {
  const pairs = overlaps.first.map(({ a, b, synsets }) => `${a} and ${b} share ${formatQuantity(synsets, 'synset')}`);
  const left = overlaps.pairs - pairs.length;
  return section(
    'checks',
    'Checks',
    terms([
      [
        'Overlap',
        overlaps.pairs === 0
          ? 'None, by ancestry or through a second parent'
          : html`${pairs.join('; ')}${left > 0 && `; ${formatCount(left)} more pairs`}. ${overlaps.href && html`<a href="${overlaps.href}">Ways out</a>`}`,
      ],
      overlaps.withSubtrees !== undefined && [
        'With everything below',
        overlaps.withSubtrees === 0
          ? 'No class would lie below another or share a synset'
          : `${formatQuantity(overlaps.withSubtrees, 'pair')} would overlap`,
      ],
      balance && [
        'Balance',
        `${balance.largestName} is the largest, ${balance.smallestName} the smallest. As even as ${formatRatio(balance.effective)} equal classes${balance.empty > 0 ? `. ${formatQuantity(balance.empty, 'class', 'classes')} ${inUnit('without images', unit)}` : ''}`,
      ],
      classes > 0 && [
        inUnit('Own images', unit),
        ownImages.without === 0
          ? `Each class has at least ${formatCount(ownImages.least)} of its own`
          : `${formatQuantity(ownImages.without, 'class has', 'classes have')} none`,
      ],
      ['Depth', depthChart(depths)],
    ]),
    'card',
  );
}

const BAR = { width: 34, gap: 4, height: 48, label: 16 } as const;

/** The number of classes at each depth, as bars. */
function depthChart(depths: SetPage['depths']): Markup {
  const most = depths.reduce((top, { classes }) => Math.max(top, classes), 1);
  const bars = depths.map(({ depth, classes }, at) => {
    const x = at * (BAR.width + BAR.gap);
    const height = Math.max(1, (classes / most) * BAR.height);
    const base = BAR.label + BAR.height;
    return html`<rect x="${x}" y="${(base - height).toFixed(1)}" width="${BAR.width}" height="${height.toFixed(1)}"></rect><text x="${x + BAR.width / 2}" y="${(base - height - 4).toFixed(1)}">${formatCount(classes)}</text><text class="soft" x="${x + BAR.width / 2}" y="${base + BAR.label - 2}">${depth}</text>`;
  });
  const width = Math.max(1, depths.length) * (BAR.width + BAR.gap);
  const said = depths.map(
    ({ depth, classes }) => `${formatQuantity(classes, 'class', 'classes')} at depth ${String(depth)}`,
  );
  return html`<svg class="set-depths" width="${width}" height="${BAR.height + 2 * BAR.label}" viewBox="0 0 ${width} ${BAR.height + 2 * BAR.label}" role="img" aria-label="${said.join(', ')}">${bars}</svg>`;
}
