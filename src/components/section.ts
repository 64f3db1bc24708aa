import { attribute, html, type Markup, type MarkupValue } from './markup.ts';

/** A section of a page under a heading that names it. @param id the heading's anchor; @param className the section's class. */
export function section(id: string, title: MarkupValue, content: MarkupValue, className?: string): Markup {
  return html`<section${attribute('class', className)} aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`;
}

/** A term and its description. */
export type Term = readonly [term: MarkupValue, description: MarkupValue];

/** Terms; false and absent ones are left out. */
export type Terms = readonly (Term | false | undefined)[];

/** A list of terms with their descriptions. @param className how it is laid out. @param label names it for assistive technology. */
export function terms(list: Terms, className = 'relations', label?: string): Markup {
  return html`<dl class="${className}"${attribute('aria-label', label)}>${list.map((one) => one && html`<div><dt>${one[0]}</dt><dd>${one[1]}</dd></div>`)}</dl>`;
}

/** Large figures under their names. @param label names the list for assistive technology. */
export function figures(list: Terms, label?: string): Markup {
  return terms(list, 'figures', label);
}

/** The address of the page as it is shown, folded, to copy; a script fills it when it is unfolded, and without one the address bar has it. */
export function pageLink(): Markup {
  return html`<details class="map-embed page-link"><summary>Link to this view</summary><copy-text data-address><code></code></copy-text></details>`;
}

/** Hidden fields of a form, without those that are `undefined`. */
export function hiddenFields(fields: Readonly<Record<string, string | undefined>>): Markup {
  return html`${Object.entries(fields).map(([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`)}`;
}

/** A command that a reader copies into a terminal. */
export function command(text: string): Markup {
  return html`<copy-text><code>${text}</code></copy-text>`;
}
