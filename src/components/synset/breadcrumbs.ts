import { formatQuantity } from '../../view/numbers.ts';
import type { PathStep } from '../../view/synset/page.ts';
import { html, type Markup } from '../markup.ts';

/** The paths from the root to a synset, the first in full sight; the synset itself is the last step of each. */
export function breadcrumbs([first = [], ...others]: readonly (readonly PathStep[])[]): Markup {
  return html`
    <nav class="breadcrumbs" aria-label="Path from the root">
      <ol>${first.map((step, i) => (i === first.length - 1 ? html`<li><span aria-current="page">${step.name}</span></li>` : stepLink(step)))}</ol>
      ${
        others.length > 0 &&
        html`
        <details>
          <summary>${formatQuantity(others.length, 'other path', 'other paths')} from the root</summary>
          ${others.map((path) => html`<ol>${path.map((step, i) => (i === path.length - 1 ? html`<li><span>${step.name}</span></li>` : stepLink(step)))}</ol>`)}
        </details>`
      }
    </nav>`;
}

function stepLink({ href, name }: PathStep): Markup {
  return html`<li><a href="${href}">${name}</a></li>`;
}
