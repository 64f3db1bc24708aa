import { formatQuantity } from '../../view/numbers.ts';
import type { PathStep } from '../../view/synset/page.ts';
import { html, type Markup } from '../markup.ts';

/** The paths from the root to a synset, the first in full sight; the synset itself is the last step of each. */
export function breadcrumbs([first = [], ...others]: readonly (readonly PathStep[])[]): Markup {
  return html`
    <nav class="breadcrumbs" aria-label="Path from the root">
      <ol>${first.slice(0, 1).map((step) => (first.length > 1 ? stepLink(step) : currentStep(step)))}${middle(first.slice(1, -2))}${first.length > 2 && first.slice(-2, -1).map(stepLink)}${first.length > 1 && first.slice(-1).map(currentStep)}</ol>
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

function currentStep({ name }: PathStep): Markup {
  return html`<li><span aria-current="page">${name}</span></li>`;
}

/** The steps between the root and the parent, which a narrow window folds. */
function middle(steps: readonly PathStep[]): Markup | undefined {
  if (steps.length === 0) return undefined;
  return html`<li class="fold"><details><summary aria-label="${formatQuantity(steps.length, 'step')} between">…</summary><ol>${steps.map(stepLink)}</ol></details></li>`;
}

function stepLink({ href, name }: PathStep): Markup {
  return html`<li><a href="${href}">${name}</a></li>`;
}
