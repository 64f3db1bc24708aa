import { html, type Markup } from '../markup.ts';

/** Two collections to choose from a list. */
export interface CompareForm {
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  readonly a: string;
  readonly b: string;
  /** The same comparison the other way round. */
  readonly swapped?: string | undefined;
}

/** A form that leads to the comparison of two collections. */
export function compareForm({ choices, a, b, swapped }: CompareForm): Markup {
  return html`
    <form class="compare-form" action="/compare" data-astro-reload>
      ${field('a', 'Compare', a)}${field('b', 'with', b)}
      <button>Show</button>
      ${swapped !== undefined && html`<a class="button" href="${swapped}">Swap</a>`}
    </form>`;

  function field(name: string, label: string, chosen: string): Markup {
    return html`<label><span>${label}</span><select name="${name}">${choices.map(
      ({ id, title }) => html`<option value="${id}"${id === chosen && ' selected'}>${title}</option>`,
    )}</select></label>`;
  }
}
