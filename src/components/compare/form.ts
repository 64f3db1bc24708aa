import { html, type Markup } from '../markup.ts';
import { hiddenFields } from '../section.ts';

/** Two collections to choose from a list. */
export interface CompareForm {
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  readonly a: string;
  readonly b: string;
  /** The synset in whose subtree the two are compared, as its name and wnid. */
  readonly within?: string | undefined;
  /** Address of the same comparison with the sides swapped. */
  readonly swapped?: string | undefined;
}

/** A form that leads to the comparison of two collections. */
export function compareForm({ choices, a, b, swapped, within = '' }: CompareForm): Markup {
  return html`
    <form class="fields" action="/compare" data-astro-reload>
      ${field('a', 'Compare', a)}${field('b', 'with', b)}
      <synset-input><label><span>within</span><input type="search" name="within" value="${within}" placeholder="kitchen utensil" autocomplete="off" maxlength="200"></label></synset-input>
      <button>Show</button>
      ${swapped !== undefined && html`<a class="button" href="${swapped}">Swap</a>`}
    </form>`;

  function field(name: string, label: string, chosen: string): Markup {
    return html`<label><span>${label}</span><select name="${name}">${choices.map(
      ({ id, title }) => html`<option value="${id}"${id === chosen && ' selected'}>${title}</option>`,
    )}</select></label>`;
  }
}

/** A form that takes one more collection into a comparison of several. @param ids those that are in it. */
export function oneMoreForm(
  ids: readonly string[],
  choices: CompareForm['choices'],
  { label, button }: { readonly label: string; readonly button: string },
): Markup | undefined {
  const others = choices.filter(({ id }) => !ids.includes(id));
  if (others.length === 0) return undefined;
  return html`
    <form class="fields" action="/compare/several" data-astro-reload>
      ${hiddenFields({ of: ids.join(',') })}
      <label><span>${label}</span><select name="and">${others.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}</select></label>
      <button>${button}</button>
    </form>`;
}
