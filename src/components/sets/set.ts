import { FILE_PURPOSES, type FilePurpose } from '../../format/class-set/set-files.ts';
import { formatBytes, formatCount, formatQuantity, formatShare } from '../../view/numbers.ts';
import { type SetPage, type SetRow, type Sort } from '../../view/sets/set-page.ts';
import { setsUrl } from '../../view/sets/urls.ts';
import { type UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { command, section, terms } from '../section.ts';
import { scroller } from '../table.ts';
import { setMap } from './map.ts';

const PURPOSES: Readonly<Record<FilePurpose, string>> = {
  train: 'Labels for training',
  copy: 'Images you already hold',
  reuse: 'Models you already trained',
  keep: 'To read and keep',
};

/** Longest code in an address that servers and browsers accept: requests have room for 16 kB. */
const LONGEST_ADDRESS = 12_000;

/** The page of a class set. */
export function setContent(page: SetPage, state: UrlState): Markup {
  const { title, origin, name } = page;
  return html`
    <p class="crumbs small"><a href="${setsUrl(state)}">Class sets</a> / ${name === undefined ? 'In its address' : 'Published'}</p>
    <h1>${title}</h1>
    ${origin !== undefined && html`<p class="lead">${origin}</p>`}
    <p class="set-sentence">${sentence(page)}</p>
    ${facts(page)}
    <p class="set-actions">
      <set-add data-set="${page.code}"><button type="button" hidden>Copy into your set</button></set-add>
      <a class="button" href="#download">Download</a>
      <a class="button" href="${page.overlaps.href}">Overlaps</a>
      <a class="button" href="${page.cutAgain}">Cut a new set</a>
    </p>
    ${page.map && setMap(page.map)}
    <div class="set-columns">
      <div>
        ${classTable(page)}
        ${checks(page)}
      </div>
      <div class="set-aside">
        ${name !== undefined && originCard(page)}
        ${downloads(page)}
        ${addressCard(page)}
        ${coverage(page)}
      </div>
    </div>`;
}

/** Says in a sentence what a set is. */
export function sentence({ classes, images, dataset, balance, overlaps, shortFingerprint }: SetPage): string {
  const parts = [
    formatQuantity(classes, 'class', 'classes'),
    `${formatQuantity(images, 'image')} of ${dataset}`,
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

function facts({ classes, images, synsets, overlaps, balance, dataset, shortFingerprint }: SetPage): Markup {
  const fact = (value: string | Markup, label: string): Markup => html`<div><dd>${value}</dd><dt>${label}</dt></div>`;
  return html`
    <dl class="set-facts">
      ${fact(formatCount(classes), classes === 1 ? 'class' : 'classes')}
      ${fact(formatCount(images), `images, ${dataset}`)}
      ${fact(formatCount(synsets), 'synsets with images')}
      ${fact(
        overlaps.pairs === 0
          ? html`<span class="pill good">No overlap</span>`
          : html`<span class="pill warn">${formatQuantity(overlaps.pairs, 'overlap')}</span>`,
        `${formatQuantity(overlaps.checked, 'pair')} checked`,
      )}
      ${balance !== undefined && classes > 1 && fact(`${formatRatio(balance.ratio)} : 1`, 'largest to smallest')}
      ${fact(html`<code>${shortFingerprint}</code>`, 'fingerprint')}
    </dl>`;
}

const HEADS: Readonly<Record<Sort, string>> = { index: '#', name: 'Class', images: 'Images', depth: 'Depth' };

function classTable({ rows, sorts, sort, allRows, classes, balance, splits }: SetPage): Markup {
  const most = balance === undefined ? 1 : Math.max(1, ...rows.map(({ images }) => images));
  const head = (wanted: Sort): Markup => {
    const { href } = sorts.find((one) => one.sort === wanted)!;
    return html`<th scope="col"${attribute('aria-sort', sort === wanted ? (wanted === 'images' ? 'descending' : 'ascending') : undefined)}><a href="${href}#classes">${HEADS[wanted]}</a></th>`;
  };
  const plain = (text: string): Markup => html`<th scope="col">${text}</th>`;
  return section(
    'classes',
    'Classes',
    html`
      <p class="soft small">The index is the label a model learns. Sorting here does not change it.${
        splits &&
        html` Splits in order: ${Object.entries(splits)
          .map(([split, count]) => `${formatCount(count)} ${split}`)
          .join(', ')}.`
      }</p>
      ${scroller(
        'classes',
        html`<table class="set-table">
          <thead><tr>${head('index')}${head('name')}${head('images')}<td></td>${plain('Own')}${plain('Synsets')}${head('depth')}${plain('ILSVRC')}</tr></thead>
          <tbody>${rows.map((row) => classRow(row, most))}</tbody>
        </table>`,
      )}
      ${allRows !== undefined && html`<p><a href="${allRows}#classes">Show all ${formatCount(classes)} classes</a></p>`}
      <p class="soft small"><code>/</code> after an id means “and everything below”, <code>-</code> before one “without”. Own: images of the synset alone. ILSVRC: how many of its 1,000 classes fall in this one.</p>`,
  );
}

function classRow(
  { index, name, href, members, images, ownImages, synsets, depth, ilsvrc, picture }: SetRow,
  most: number,
): Markup {
  return html`<tr><td>${index}</td><th scope="row"><span class="set-name">${picture && html`<img class="illustration" src="${picture.src}" width="28" height="28" alt="" loading="lazy">`}<span><a href="${href}">${name}</a><code>${members.length > 90 ? `${members.slice(0, 88)}…` : members}</code></span></span></th><td>${formatCount(images)}</td><td class="bar"><meter min="0" max="${most}" value="${images}" aria-hidden="true"></meter></td><td>${formatCount(ownImages)}</td><td>${formatCount(synsets)}</td><td>${depth}</td><td>${ilsvrc}</td></tr>`;
}

function checks({ overlaps, balance, leastOwnImages, depths, classes }: SetPage): Markup {
  const most = depths.reduce((top, { classes: count }) => Math.max(top, count), 1);
  const pairs = overlaps.first.map(({ a, b, synsets }) => `${a} and ${b} share ${formatQuantity(synsets, 'synset')}`);
  const left = overlaps.pairs - pairs.length;
  return section(
    'checks',
    'Checks',
    html`${terms([
      [
        'Overlap',
        overlaps.pairs === 0
          ? 'None, by ancestry or through a second parent'
          : html`${pairs.join('; ')}${left > 0 && `; ${formatCount(left)} more pairs`}. <a href="${overlaps.href}">Ways out</a>`,
      ],
      ...(overlaps.withSubtrees === undefined
        ? []
        : [
            [
              'With everything below',
              overlaps.withSubtrees === 0
                ? 'No class would lie below another or share a synset'
                : `${formatQuantity(overlaps.withSubtrees, 'pair')} would overlap`,
            ] as const,
          ]),
      ...(balance === undefined
        ? []
        : [
            [
              'Balance',
              `${balance.largestName} is the largest, ${balance.smallestName} the smallest. As even as ${formatRatio(balance.effective)} equal classes${balance.empty > 0 ? `. ${formatQuantity(balance.empty, 'class', 'classes')} without images` : ''}`,
            ] as const,
          ]),
      ...(classes === 0
        ? []
        : [['Own images', `Each class has at least ${formatCount(leastOwnImages)} of its own`] as const]),
      [
        'Depth',
        html`<span class="set-depths" role="img" aria-label="${depths.map(({ depth, classes: count }) => `${formatQuantity(count, 'class', 'classes')} at depth ${String(depth)}`).join(', ')}">${depths.map(({ depth, classes: count }) => html`<span><meter min="0" max="${most}" value="${count}"></meter><span>${depth}</span><span class="soft">${formatCount(count)}</span></span>`)}</span>`,
      ],
    ])}`,
    'card',
  );
}

function originCard({ origin, licence, unknown, title }: SetPage): Markup {
  return section(
    'origin',
    'Origin',
    terms([
      ['From', title],
      ['Order', origin],
      ['Licence', licence ?? 'None is stated.'],
      ['Unknown labels', unknown === undefined ? 'none' : unknown.join(', ')],
    ]),
    'card',
  );
}

function downloads({ files, overlaps }: SetPage): Markup {
  const groups = FILE_PURPOSES.map((purpose) => ({ purpose, list: files.filter((file) => file.purpose === purpose) }));
  return section(
    'download',
    'Download',
    html`
      ${overlaps.pairs > 0 && html`<p class="small">Classes overlap: where a synset is in several, these files give it to the first.</p>`}
      ${groups.map(({ purpose, list }) => list.length > 0 && html`<h3>${PURPOSES[purpose]}</h3><ul class="set-files">${list.map(({ name, readBy, href, bytes }) => html`<li><a href="${href}" download><code>${name}</code></a><span class="soft">${bytes === undefined ? '' : formatBytes(bytes)}</span><span class="soft small">${readBy}</span></li>`)}</ul>`).filter((one) => one !== false)}
      ${command('rsync -r --files-from=folders.txt /data/imagenet/ set/')}`,
    'card',
  );
}

function addressCard({ name, address, code, fingerprint, title, classes, shortFingerprint }: SetPage): Markup {
  return section(
    'address',
    'Address',
    html`
      ${name !== undefined && command(`/sets/${name}`)}
      ${code.length < LONGEST_ADDRESS && html`<p class="small">The whole set is in ${name === undefined ? 'its' : 'another'} <a href="${address}">address</a> (${formatQuantity(code.length, 'character')}). It opens anywhere; nothing is stored on the server.</p>`}
      ${name === undefined && code.length < LONGEST_ADDRESS && command(address)}
      <h3>Cite</h3>
      ${command(`“${title}”, class set ${shortFingerprint}, ${formatQuantity(classes, 'class', 'classes')}. Canopy, WordNet 3.0.`)}
      <p class="soft small">The fingerprint covers order and ids, not names. SHA-256: <code class="break">${fingerprint}</code></p>`,
    'card',
  );
}

function coverage({ coverage: lists }: SetPage): Markup {
  return section(
    'covered',
    'Other sets in this one',
    lists.length === 0
      ? html`<p class="soft small">No class of a published set falls in this one.</p>`
      : html`<ul class="set-files">${lists.map(({ title, covered, of, href }) => html`<li><a href="${href}">${title}</a><span class="soft">${formatShare(covered, of)}</span><span class="soft small">${formatCount(covered)} of ${formatCount(of)} synsets</span></li>`)}</ul>`,
    'card',
  );
}
