import type { WayOut } from '../../domain/class-set/ways-out.ts';
import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { formatImages, inUnit } from '../../view/quantities.ts';
import type { OverlapsPage, ShownOverlap, WayResult } from '../../view/sets/overlaps-page.ts';
import { setsUrl } from '../../view/sets/urls.ts';
import type { UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { figures, hiddenFields } from '../section.ts';

/** The overlaps of a set, each with its ways out; a form whose address holds the choices. */
export function overlapsContent(page: OverlapsPage, state: UrlState): Markup {
  const { title, unit, setHref, asked, classes, pairs, shown, after } = page;
  const more = pairs - shown.length;
  return html`
    <p class="small"><a href="${setsUrl(state)}">Class sets</a> / <a href="${setHref}">${title}</a></p>
    <h1>${pairs === 0 ? 'No overlap' : formatQuantity(pairs, 'overlap')} in “${title}”</h1>
    <p class="lead">${formatQuantity(classes, 'class', 'classes')}, ${formatQuantity((classes * (classes - 1)) / 2, 'pair')} checked.${pairs > 0 && ' Choose for each overlap, or for all at once. The marked options keep every class and every image.'}</p>
    ${
      pairs > 0 &&
      html`<div class="side-by-side facts-last">
      <form action="/overlaps" class="overlap-form">
        ${hiddenFields({ set: asked, dataset: state.dataset })}
        <p class="set-actions"><span>All nested:</span> ${all('split', 'Split')} ${all('upper', 'Keep upper')} ${all('lower', 'Keep lower')}</p>
        ${shown.map((overlap) => card(overlap, unit))}
        ${more > 0 && html`<p>${formatQuantity(more, 'more overlap')} get the marked option of their kind.</p>`}
        <p class="soft small set-legend"><span><span class="set-key one"></span> in one class</span><span><span class="set-key both"></span> in both</span></p>
        <p class="set-actions"><button class="button">Count again with these choices</button></p>
      </form>
      <section class="card" aria-labelledby="after"><h2 id="after">With these choices</h2>
        ${figures([
          [after.classes === 1 ? 'class' : 'classes', formatCount(after.classes)],
          [after.overlaps === 1 ? 'overlap' : 'overlaps', formatCount(after.overlaps)],
          [inUnit('images', unit), formatCount(after.images)],
        ])}
        <p class="set-actions"><a class="button primary" href="${after.href}">Open the resolved set</a></p>
        <p class="soft small">“${title}” stays as it is.</p>
      </section>
      </div>`
    }`;

  function all(value: string, label: string): Markup {
    return html`<button class="button" name="all" value="${value}" formaction="/overlaps">${label}</button>`;
  }
}

function card(overlap: ShownOverlap, unit: CountUnit): Markup {
  const { id, kind, a, b, synsets, images, examples, ways, upper } = overlap;
  const shared = formatImages(images, unit);
  const title =
    upper === undefined
      ? `${a} and ${b} share ${formatQuantity(synsets, 'synset')}`
      : upper === 'a'
        ? `${b} is below ${a}`
        : `${a} is below ${b}`;
  return html`
    <fieldset class="card">
      <legend>${title} <span class="pill warn">${kind}</span></legend>
      <p class="soft">${formatQuantity(synsets, 'synset')}, ${shared}: ${examples.join(', ')}${synsets > examples.length && ` and ${formatCount(synsets - examples.length)} more`}.</p>
      ${bars(overlap)}
      <div class="overlap-ways">${ways.map((way) => html`<label><input type="radio" name="${id}" value="${way.way}"${attribute('checked', way.isChosen ? '' : undefined)}><span><strong>${nameOf(way.way, overlap)}</strong><br><span class="soft small">${resultOf(way, a, b, shared)}</span></span></label>`)}</div>
    </fieldset>`;
}

/** Two bars over one scale, the images of both classes one below the other. */
function bars({ a, b, imagesA, imagesB, images }: ShownOverlap): Markup {
  const all = Math.max(1, imagesA + imagesB - images);
  const from = imagesA - images;
  const part = (x: number, width: number, className: string): Markup =>
    html`<rect class="${className}" x="${((100 * x) / all).toFixed(2)}" y="0" width="${((100 * width) / all).toFixed(2)}" height="10"></rect>`;
  const bar = (name: string, count: number, own: Markup): Markup =>
    html`<p class="overlap-bar"><span>${name}</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${own}${part(from, images, 'both')}</svg><span>${formatCount(count)}</span></p>`;
  return html`${bar(a, imagesA, part(0, from, 'one'))}${bar(b, imagesB, part(imagesA, imagesB - images, 'one'))}`;
}

function nameOf(way: WayOut, { a, b, upper, synsets, examples }: ShownOverlap): string {
  const what = synsets === 1 ? examples[0]! : 'them';
  switch (way) {
    case 'from-a':
      return upper === 'a' ? `Take ${b} out of ${a}` : `Give ${what} to ${b}`;
    case 'from-b':
      return upper === 'b' ? `Take ${a} out of ${b}` : `Give ${what} to ${a}`;
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
