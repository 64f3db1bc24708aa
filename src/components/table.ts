import { attribute, html, type Markup, type MarkupValue } from './markup.ts';

/** The cells of one row; the first heads it. */
export type Row = readonly [head: MarkupValue, ...cells: MarkupValue[]];

/** A table with a heading above each column and one before each row. @param className the table's class. */
export function table(head: readonly MarkupValue[], rows: readonly Row[], className?: string): Markup {
  return html`
    <table${attribute('class', className)}>
      <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
      <tbody>${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>`;
}

/** A box that scrolls sideways where a table is wider than the page, reachable by keyboard. @param labelId the heading that names it. */
export function scroller(labelId: string, content: Markup): Markup {
  return html`<div class="scroller" tabindex="0" role="group" aria-labelledby="${labelId}">${content}</div>`;
}
