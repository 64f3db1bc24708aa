import type { ComparePage, ComparePart } from '../../view/compare/page.ts';
import { DIFFERENCE_STEPS } from '../../view/compare/treemap.ts';
import { formatBytes, formatCount, formatQuantity, formatShare } from '../../view/numbers.ts';
import { inUnit } from '../../view/quantities.ts';
import type { UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { defined, definedAgain } from '../quantity.ts';
import { figures, pageLink, section, type Term } from '../section.ts';
import { synsetName } from '../synset/name.ts';
import { type Row, scroller, table } from '../table.ts';
import { takeHome } from '../sets/take-home.ts';
import { embedOffer } from '../treemap/embed.ts';
import { mapFrame } from '../treemap/frame.ts';
import { compareForm, oneMoreForm } from './form.ts';
import { whereabouts } from './several.ts';

/** A comparison: figures, the form to change it, the map, branches and lists. */
export function comparison(page: ComparePage, state: UrlState): Markup {
  return html`
    ${header(page)}
    ${compareForm({
      choices: page.choices,
      a: page.a.id,
      b: page.b.id,
      swapped: page.swapped,
      within: page.at && `${page.at.name} (${page.at.id})`,
    })}
    ${oneMoreForm([page.a.id, page.b.id], page.choices, { label: 'and one more', button: 'Compare all three' })}
    ${comparisonMap(page, html`${pageLink()}${embedOffer(page.embed, `Difference between ${page.a.title} and ${page.b.title}`)}`)}${branches(page)}${parts(page, state)}`;
}

function header({ a, b, at, up }: ComparePage): Markup {
  const side = (one: ComparePage['a'], other: ComparePage['a']): Term => [
    one.title,
    html`
      ${formatCount(one.synsets)} <small>${one.images === undefined ? 'classes' : html`synsets, ${formatCount(one.images)} ${sum(one)}`}</small>
      <small>${formatShare(one.shared, one.synsets)} of them in ${other.title} too</small>`,
  ];
  return html`
    <h1>${a.title} <span class="synonyms">and</span> ${b.title}</h1>
    ${at && html`<p>In the subtree of <a href="${at.href}">${at.name}</a> alone. ${up && html`<a href="${up.href}">Up to ${up.name}</a>`}</p>`}
    ${figures([[defined('in-both', 'In both', 'Synsets that both have, each counted once. A dataset has those with a count of their own, a class list its classes.'), html`${formatCount(a.shared)} <small>synsets</small>`], side(a, b), side(b, a)])}`;

  function sum(one: ComparePage['a']): Markup {
    const images = inUnit('images', one.unit ?? 'images');
    return defined(
      `images-${one === a ? 'a' : 'b'}`,
      images,
      `Own ${images} of these synsets, each synset counted once. In the table, of the branch’s synsets.`,
    );
  }
}

/** The map of a comparison. @param below content under it. */
export function comparisonMap(page: ComparePage, below?: Markup): Markup {
  const { a, b, at, up, treemap } = page;
  if (treemap === undefined)
    return html`<p class="empty">Neither has a synset in this part of the tree, so there is nothing to map.</p>`;
  const name = at?.name ?? 'the whole tree';
  const { pictures, rows } = treemap;
  return mapFrame({
    label: `Difference in ${name}`,
    name,
    up,
    root: undefined,
    strip: html`<span>${absent(page)}</span>`,
    pictures,
    legend: differenceLegend(page),
    notes: below && html`<div class="map-below">${below}</div>`,
    columns: ['Branch', `Only in ${a.title}`, 'Both', `Only in ${b.title}`, `${a.title} covered`],
    rows: rows.map(({ name: branch, href, onlyA, both, onlyB }): Row => [
      html`<a href="${href}">${branch}</a>`,
      formatCount(onlyA),
      formatCount(both),
      formatCount(onlyB),
      formatShare(both, both + onlyA),
    ]),
  });
}

/** The branches that b lacks most of, in a line: `sport: 0 of 166`. */
function absent({ treemap, b }: ComparePage): string {
  const worst = (treemap?.rows ?? []).filter(({ onlyA, both }) => onlyA + both > 0).slice(0, 3);
  const parts = worst.map(({ name, onlyA, both }) => `${name}: ${formatCount(both)} of ${formatCount(onlyA + both)}`);
  return parts.length === 0 ? '' : `Least in ${b.title}: ${parts.join(' · ')}`;
}

/** Legend of a difference's hues. */
function differenceLegend({ a, b }: ComparePage): Markup {
  return html`
    <p class="map-legend">
      <span>Area: synsets that either has</span>
      <span>Only ${a.title}</span><svg class="map-ramp" viewBox="0 0 ${DIFFERENCE_STEPS} 1" preserveAspectRatio="none" aria-hidden="true">${Array.from({ length: DIFFERENCE_STEPS }, (_, step) => html`<rect class="diff${step}" x="${step}" width="1.05" height="1"></rect>`)}</svg><span>Only ${b.title}</span>
    </p>`;
}

function branches({ branches, a, b }: ComparePage): Markup {
  const withImages = [a, b].filter(({ kind }) => kind === 'dataset');
  const head = [
    'Branch',
    definedAgain('in-both', 'In both'),
    `Only in ${a.title}`,
    `Only in ${b.title}`,
    defined('covered', 'Covered', `The share of ${a.title}’s synsets that ${b.title} has too.`),
    ...withImages.map(
      (side) =>
        html`${definedAgain(side === a ? 'images-a' : 'images-b', inUnit('Images', side.unit ?? 'images'))}, ${side.title}`,
    ),
  ];
  const rows = branches.map(({ name, href, synsets, imagesA, imagesB }): Row => [
    href === undefined ? name : html`<a href="${href}">${name}</a>`,
    formatCount(synsets.both),
    formatCount(synsets['only-a']),
    formatCount(synsets['only-b']),
    formatShare(synsets.both, synsets.both + synsets['only-a']),
    ...withImages.map((side) => formatCount(side === a ? imagesA : imagesB)),
  ]);
  return section(
    'branches',
    'By branch',
    html`
      ${scroller('branches', table(head, rows, 'counts compare-branches'))}
      <p class="soft small">A synset under two branches counts in both. In no branch: instances, and synsets outside the tree.</p>`,
  );
}

function parts({ parts, a, b, at }: ComparePage, state: UrlState): Markup {
  const titles: Readonly<Record<ComparePart['part'], string>> = {
    both: 'In both',
    'only-a': `Only in ${a.title}`,
    'only-b': `Only in ${b.title}`,
  };
  return html`<div class="columns">${parts.map((part) =>
    section(
      part.part,
      html`${titles[part.part]} <span class="soft">${formatQuantity(part.synsets, 'synset')}</span>`,
      part.synsets === 0 ? html`<p class="soft">None.</p>` : list(part, titles[part.part]),
    ),
  )}</div>`;

  function list({ part, synsets, first, lists, where }: ComparePart, title: string): Markup {
    const rows = first.map((synset): Row => [synsetName(synset), figureOf(a, synset.a), figureOf(b, synset.b)]);
    const intro =
      synsets > first.length ? `The first ${formatCount(first.length)}. All ${formatCount(synsets)}: ` : 'As a file: ';
    return html`
      ${where && html`<p>${whereabouts(where)}</p>`}
      ${scroller(part, table(['Synset', a.title, b.title], rows, 'counts'))}
      <p class="compare-lists">${intro}${lists.map(
        ({ form, href, bytes }, i) =>
          html`${i > 0 && ' · '}<a href="${href}" download data-astro-reload aria-label="${title} as ${form}">${form}</a> <small class="soft">${formatBytes(bytes)}</small>`,
      )}</p>
      ${takeHome({ count: synsets, parts: { a: a.id, b: b.id, part, at: at?.id } }, state)}`;
  }
}

function figureOf({ kind }: ComparePage['a'], figure: number | undefined): string {
  if (figure === undefined) return '–';
  return kind === 'dataset' ? formatCount(figure) : `class ${String(figure)}`;
}
