import type { WayOut } from '../../domain/class-set/ways-out.ts';
import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { formatImages } from '../../view/quantities.ts';
import type { OverlapsPage, ShownOverlap, WayResult } from '../../view/sets/overlaps-page.ts';
import { setsUrl } from '../../view/sets/urls.ts';
import type { UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';

/** The overlaps of a set, each with its ways out; a form whose address holds the choices. */
export function overlapsContent(page: OverlapsPage, state: UrlState): Markup {
  const { title, unit, setHref, asked, classes, pairs, shown, after } = page;
  const more = pairs - shown.length;
  return html`
    <p class="crumbs small"><a href="${setsUrl(state)}">Class sets</a> / <a href="${setHref}">${title}</a></p>
    <h1>${pairs === 0 ? 'No overlap' : formatQuantity(pairs, 'overlap')} in “${title}”</h1>
    <p class="lead">${formatQuantity(classes, 'class', 'classes')}, ${formatQuantity((classes * (classes - 1)) / 2, 'pair')} checked.${pairs > 0 && ' Choose for each overlap, or for all at once. The marked options keep every class and every image.'}</p>
    ${
      pairs > 0 &&
      html`<form action="/overlaps" class="overlap-form">
        <input type="hidden" name="set" value="${asked}">
        ${state.dataset !== undefined && html`<input type="hidden" name="dataset" value="${state.dataset}">`}
        <p class="set-actions"><span>All nested:</span> ${all('split', 'Split')} ${all('upper', 'Keep upper')} ${all('lower', 'Keep lower')}</p>
        ${shown.map((overlap) => card(overlap, unit))}
        ${more > 0 && html`<p>${formatQuantity(more, 'more overlap')} get the marked option of their kind.</p>`}
        <p class="set-actions"><button class="button">Count again with these choices</button></p>
      </form>
      <section class="card" aria-labelledby="after"><h2 id="after">With these choices</h2>
        <p>${formatQuantity(after.classes, 'class', 'classes')}, ${formatQuantity(after.overlaps, 'overlap')}, ${formatImages(after.images, unit)}.</p>
        <p class="set-actions"><a class="button primary" href="${after.href}">Open the resolved set</a></p>
      </section>`
    }`;

  function all(value: string, label: string): Markup {
    return html`<button class="button" name="all" value="${value}" formaction="/overlaps">${label}</button>`;
  }
}

function card(
  { id, kind, a, b, imagesA, imagesB, synsets, images, examples, ways }: ShownOverlap,
  unit: CountUnit,
): Markup {
  const most = Math.max(imagesA, imagesB, 1);
  const title =
    kind === 'nested'
      ? imagesA >= imagesB
        ? `${b} is below ${a}`
        : `${a} is below ${b}`
      : `${a} and ${b} share ${formatQuantity(synsets, 'synset')}`;
  const bar = (name: string, count: number): Markup =>
    html`<p class="overlap-bar"><span>${name}</span><meter min="0" max="${most}" value="${count}" aria-hidden="true"></meter><span>${formatCount(count)}</span></p>`;
  return html`
    <fieldset class="card">
      <legend>${title} <span class="pill warn">${kind}</span></legend>
      <p class="soft">${formatQuantity(synsets, 'synset')}, ${formatImages(images, unit)}: ${examples.join(', ')}${synsets > examples.length && ` and ${formatCount(synsets - examples.length)} more`}.</p>
      ${bar(a, imagesA)}${bar(b, imagesB)}
      <div class="overlap-ways">${ways.map((way) => html`<label><input type="radio" name="${id}" value="${way.way}"${attribute('checked', way.isChosen ? '' : undefined)}><span><strong>${nameOf(way.way, a, b)}</strong><br><span class="soft small">${resultOf(way, a, b, formatImages(images, unit))}</span></span></label>`)}</div>
    </fieldset>`;
}

function nameOf(way: WayOut, a: string, b: string): string {
  switch (way) {
    case 'from-a':
      return `Take what they share out of ${a}`;
    case 'from-b':
      return `Take what they share out of ${b}`;
    case 'from-both':
      return 'Leave out of both';
    case 'drop-a':
      return `Keep only ${b}`;
    case 'drop-b':
      return `Keep only ${a}`;
    case 'leave':
      return 'Leave as is';
  }
}

function resultOf({ way, a, b }: WayResult, nameA: string, nameB: string, shared: string): string {
  if (way === 'leave') return `${shared} get two labels`;
  const part = (name: string, count: number | undefined): string =>
    count === undefined ? `${name} goes` : `${name} ${formatCount(count)}`;
  return `${part(nameA, a)}, ${part(nameB, b)}`;
}
