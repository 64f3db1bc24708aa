import { formatCount } from '../../view/numbers.ts';
import { inUnit } from '../../view/quantities.ts';
import type { SetPage, SetView } from '../../view/sets/set-page.ts';
import type { SetRow, Sort } from '../../view/sets/set-rows.ts';
import { plate } from '../images/plate.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { section } from '../section.ts';
import { scroller } from '../table.ts';

const HEADS: Readonly<Record<Sort, string>> = { index: '#', name: 'Class', images: 'Images', depth: 'Depth' };
const VIEWS: Readonly<Record<SetView, string>> = { table: 'Table', pictures: 'Pictures' };

/** Maximum length of the members of a class in letters. */
const MOST_LETTERS = 90;

/** The classes of a set as a table or as a grid of pictures. */
export function setClasses(page: SetPage): Markup {
  const { show, shows, allRows, rows, classes, splits } = page;
  const counts = Object.entries(splits ?? {}).map(([split, count]) => `${formatCount(count)} ${split}`);
  return section(
    'classes',
    'Classes',
    html`
      <p class="set-switch"><span class="segments">${shows.map((one) => html`<a href="${one.href}#classes"${attribute('aria-current', one.show === show ? 'true' : undefined)}>${VIEWS[one.show]}</a>`)}</span><span class="soft small">The index is the label a model learns. Sorting does not change it.${counts.length > 0 && ` Splits in order: ${counts.join(', ')}.`}</span></p>
      ${show === 'table' ? classTable(page) : pictureGrid(page)}
      ${rows.length < classes && html`<p>${allRows === undefined ? html`The first ${rows.length} of ${formatCount(classes)}; <a href="#download">classes.tsv</a> has them all.` : html`<a class="button" href="${allRows}#classes">Show all ${formatCount(classes)} classes</a>`}</p>`}`,
  );
}

function classTable({ rows, sorts, sort, unit }: SetPage): Markup {
  const most = Math.max(1, ...rows.map(({ images }) => images));
  const hasEdits = rows.some(({ edits }) => edits !== undefined);
  const head = (wanted: Sort): Markup => {
    const { href } = sorts.find((one) => one.sort === wanted)!;
    const direction = wanted === 'images' ? 'descending' : 'ascending';
    return html`<th scope="col"${attribute('aria-sort', sort === wanted ? direction : undefined)}><a href="${href}#classes">${inUnit(HEADS[wanted], unit)}</a></th>`;
  };
  return html`
    ${scroller(
      'classes',
      html`<table class="set-table">
        <thead><tr>${head('index')}${head('name')}${head('images')}<td></td><th scope="col">Own</th><th scope="col">Synsets</th>${head('depth')}<th scope="col">ILSVRC</th>${hasEdits && html`<td></td>`}</tr></thead>
        <tbody>${rows.map((row) => classRow(row, most))}</tbody>
      </table>`,
    )}
    <p class="soft small"><code>/</code> after an id means “and everything below”, <code>-</code> before one “without”. Own: ${inUnit('images', unit)} of the synset alone. ILSVRC: how many of its 1,000 classes fall in this one.</p>`;
}

function classRow(row: SetRow, most: number): Markup {
  const { index, name, images, ownImages, synsets, depth, ilsvrc, edits } = row;
  return html`<tr><td>${index}</td><th scope="row"><span class="set-name">${plate(row.plate, 28)}<span>${className(row)}${memberText(row)}</span></span></th><td>${formatCount(images)}</td><td><meter class="${row.plate.hue}" min="0" max="${most}" value="${images}" aria-hidden="true"></meter></td><td>${formatCount(ownImages)}</td><td>${formatCount(synsets)}</td><td>${depth}</td><td>${ilsvrc}</td>${edits && html`<td><a class="small" href="${edits.remove}" rel="nofollow" aria-label="Remove ${name}">Remove</a></td>`}</tr>`;
}

function className({ name, href }: SetRow): Markup {
  return href === undefined ? html`<strong>${name}</strong>` : html`<a href="${href}">${name}</a>`;
}

function memberText({ name, members, parts, moreParts, without, edits }: SetRow): Markup {
  if (parts.length === 0) {
    const turn = members.includes('/') ? 'this synset alone' : 'with all below';
    const text = members.length > MOST_LETTERS ? `${members.slice(0, MOST_LETTERS - 2)}…` : members;
    return html`<code>${text}</code>${edits && html` <a class="small" href="${edits.turn}" rel="nofollow" aria-label="${name}: ${turn}">${turn}</a>`}${without.length > 0 && html`<span class="soft small set-part">without ${without.join(', ')}</span>`}`;
  }
  const list = parts.map(
    ({ name, href, ilsvrc }) =>
      html`<li><a href="${href}">${name}</a>${ilsvrc !== undefined && html` <span class="soft" title="Index in ILSVRC-1K">${ilsvrc}</span>`}</li>`,
  );
  return html`<ul class="set-parts">${list}${moreParts > 0 && html`<li class="soft">${formatCount(moreParts)} more</li>`}</ul>`;
}

function pictureGrid({ rows, unit }: SetPage): Markup {
  return html`<ol class="set-grid">${rows.map((row) => html`<li>${plate(row.plate, 132)}<span>${className(row)}</span><span class="soft small">${row.index} · ${formatCount(row.images)}</span></li>`)}</ol>
    <p class="soft small">Index and ${inUnit('images', unit)} of each class. Grey pictures are borrowed from a synset above.</p>`;
}
