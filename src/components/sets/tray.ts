import { formatCount, formatQuantity } from '../../view/numbers.ts';
import type { AddedSet } from '../../view/sets/add.ts';
import { html, type Markup } from '../markup.ts';

/** The bar of the reader's set: its size, its classes with buttons to remove them, and links to its pages. */
export function trayContent(set: AddedSet, isOpen: boolean): Markup {
  const { href, overlapsHref, overlaps, classes, list } = set;
  return html`
    <section class="set-tray" aria-label="Your set">
      <details${isOpen && ' open'}>
        <summary>Your set: ${formatQuantity(set.classes, 'class', 'classes')}, ${formatQuantity(set.images, set.unit === 'labels' ? 'label' : 'image')}</summary>
        <ol>${list.map(({ name, members, images }, at) => html`<li><span>${name}${members.includes('/') && html` <span class="soft small">and below</span>`}</span><span class="soft">${formatCount(images)}</span><button type="button" data-remove="${at}" aria-label="Remove ${name}">Remove</button></li>`)}</ol>
        <p class="soft small">${classes > list.length && `The first ${String(list.length)} of ${formatCount(classes)}. `}Stored in this browser. Its address holds the whole set.</p>
      </details>
      ${overlaps > 0 && html`<a class="pill warn" href="${overlapsHref}">${formatQuantity(overlaps, 'overlap')}</a>`}
      <span class="soft small">${set.dataset}. Stored in this browser.</span>
      <p class="set-actions"><button type="button">Empty</button><a class="button primary" href="${href}">Open set</a></p>
    </section>`;
}
