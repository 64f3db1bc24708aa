import { formatCount, formatQuantity, formatShare } from '../../view/numbers.ts';
import { MOST_COMPARED, type SeveralPage, type SeveralRegion, type SharedCell } from '../../view/compare/several.ts';
import type { Whereabouts } from '../../view/compare/whereabouts.ts';
import { html, type Markup } from '../markup.ts';
import { pageLink, section } from '../section.ts';
import { scroller } from '../table.ts';
import { oneMoreForm } from './form.ts';

const LIST = new Intl.ListFormat('en-GB');

/** Shades of the matrix, from paper to accent: `v0` to `v9`. */
const SHADES = 9;

/** Maximum number of collections whose matrix leaves room for the regions at its side. */
const FEW_SIDES = 3;

/** The comparison of several datasets and class lists: a sentence, the matrix, the regions. */
export function severalContent(page: SeveralPage): Markup {
  const { sides, synsets, inside } = page;
  return html`
    <h1>${sides.map(({ title }, at) => html`${at > 0 && html` <span class="synonyms">${at === sides.length - 1 ? 'and' : '·'}</span> `}${title}`)}</h1>
    <p class="lead">${formatQuantity(synsets, 'synset')} in all.${inside.slice(0, 3).map(({ inner, outer }) => html` ${sides[inner]!.title} lies wholly in ${sides[outer]!.title}.`)}</p>
    ${severalForm(page)}
    ${pageLink()}
    <div class="${sides.length <= FEW_SIDES && 'side-by-side matrix-first'}">${matrix(page)}${regions(page)}</div>`;
}

/** The collections, each to be put out, and the form that takes one more into the comparison. */
function severalForm({ sides, choices, without }: SeveralPage): Markup {
  const ids = sides.map(({ id }) => id);
  return html`
    <ul class="chips">${sides.map(({ title }, at) => html`<li>${sides.length > 2 ? html`<a class="chip" href="${without[at]}" aria-label="Leave out ${title}">${title} <span aria-hidden="true">×</span></a>` : html`<span class="chip">${title}</span>`}</li>`)}</ul>
    ${sides.length < MOST_COMPARED && oneMoreForm(ids, choices, { label: 'Compare with one more', button: 'Add' })}`;
}

function matrix({ sides, matrix: rows }: SeveralPage): Markup {
  return section(
    'matrix',
    'Shared synsets',
    html`${scroller(
      'matrix',
      html`<table class="heat several-matrix"><thead><tr><td></td>${sides.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows.map((row, at) => html`<tr><th scope="row">${sides[at]!.title}</th>${row.map((one) => cell(one, sides[at]!.synsets))}</tr>`)}</tbody></table>`,
    )}<p class="soft small">Each cell: the share of the row’s synsets that the column has too, and their number.</p>`,
  );
}

function cell({ synsets, href }: SharedCell, all: number): Markup {
  if (href === undefined) return html`<td>${formatCount(synsets)}<br><span class="small">synsets</span></td>`;
  const shade = all === 0 ? 0 : Math.round((SHADES * synsets) / all);
  const share = synsets === all ? 'all' : formatShare(synsets, all);
  return html`<td class="v${shade}"><a href="${href}">${share}</a><br><span class="small">${formatCount(synsets)}</span></td>`;
}

function regions({ sides, regions: list }: SeveralPage): Markup {
  const most = list[0]?.synsets ?? 1;
  const titleOf = (held: readonly boolean[]): string => {
    const titles = (wanted: boolean): string =>
      LIST.format(sides.filter((_, at) => held[at] === wanted).map(({ title }) => title));
    const holders = held.filter(Boolean).length;
    if (holders === sides.length) return `In all ${String(holders)}`;
    if (holders === 1) return `${titles(true)} alone`;
    return holders * 2 > sides.length ? `All but ${titles(false)}` : titles(true);
  };
  const row = ({ held, synsets, first, where, href }: SeveralRegion): Markup => html`
    <li>
      <span class="several-dots" aria-hidden="true">${held.map((one) => (one ? '●' : '○')).join('')}</span>
      <a href="${href}" rel="nofollow">${titleOf(held)}</a>
      <strong>${formatCount(synsets)}</strong>
      <meter min="0" max="${most}" value="${synsets}" aria-hidden="true"></meter>
      <span class="soft small">${where && whereabouts(where)} ${first.map((synset, at) => html`${at > 0 && ', '}<a href="${synset.href}">${synset.words.split(', ')[0]}</a>`)}${synsets > first.length && ' …'}</span>
    </li>`;
  return section(
    'regions',
    'Which synsets are where',
    html`<ul class="several-regions">${list.map(row)}</ul>
    <p class="soft small">Dots: ${sides.map(({ title }) => title).join(', ')}. Each line opens as a class set, with its files.</p>`,
  );
}

/** Says where synsets lie: `All below person.` or `artifact 120, animal 34.` */
export function whereabouts({ below, branches }: Whereabouts): Markup {
  if (below !== undefined) return html`All below ${below}.`;
  return html`${branches.map(({ name, synsets }, at) => html`${at > 0 && ', '}${name} ${formatCount(synsets)}`)}.`;
}
