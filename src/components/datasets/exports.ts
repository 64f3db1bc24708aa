import type { ExportsPage } from '../../view/exports-page.ts';
import { formatBytes, formatQuantity } from '../../view/numbers.ts';
import { html, type Markup } from '../markup.ts';
import { command } from '../section.ts';
import { type Row, table } from '../table.ts';

/** The files of a dataset or class list for other tools. */
export function exportFiles({ title, description, synsets, files, commands }: ExportsPage): Markup {
  const rows = files.map(({ href, name, note, readBy, size }): Row => [
    html`<a href="${href}" download data-astro-reload>${name}</a> <small>${note}</small>`,
    readBy,
    size === undefined
      ? 'made on request'
      : html`${formatQuantity(size.lines, 'line')}, <span>${formatBytes(size.bytes)}</span>`,
  ]);
  return html`
    <h1>Files of ${title}</h1>
    <p class="definition">${description} ${formatQuantity(synsets, 'synset')}.</p>
    ${table(['File', 'Read by', 'Length'], rows, 'downloads exports')}
    <p>From a terminal:</p>
    ${commands.map((text) => html`<p>${command(text)}</p>`)}`;
}
