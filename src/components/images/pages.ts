import type { ImageStretch } from '../../view/images/sequence.ts';
import { formatCount } from '../../view/numbers.ts';
import { attribute, html, type Markup } from '../markup.ts';

/** Pages on either side of the one shown that have links. */
const AROUND = 2;

/** Links to the first and the last page of images and to those around the current one; absent for a single page. */
export function galleryPages({ page, pages }: Pick<ImageStretch, 'page' | 'pages'>): Markup | undefined {
  if (pages.length <= 1) return undefined;
  const shown = pages.map((_, i) => i + 1).filter((n) => n === 1 || n === pages.length || Math.abs(n - page) <= AROUND);
  return html`
    <nav class="gallery-pages" aria-label="Pages of images">
      ${page > 1 && html`<a class="button" href="${pages[page - 2]}" rel="prev">Previous</a>`}
      <ol>${shown.map(
        (n, i) => html`
        <li>
          ${i > 0 && shown[i - 1] !== n - 1 && html`<span aria-hidden="true">… </span>`}
          <a href="${pages[n - 1]}" aria-label="Page ${formatCount(n)}"${attribute('aria-current', n === page ? 'page' : undefined)}>${formatCount(n)}</a>
        </li>`,
      )}
      </ol>
      ${page < pages.length && html`<a class="button" href="${pages[page]}" rel="next">Next</a>`}
    </nav>`;
}
