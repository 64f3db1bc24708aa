import { type ListSubject } from '../format/synset-lists.ts';
import {
  type DownloadGroup,
  type DownloadLink,
  type DownloadRow,
  type DownloadsPage,
} from '../view/synset/downloads.ts';
import { formatBytes, formatQuantity } from '../view/numbers.ts';
import { heldDownloads } from './held-downloads.ts';
import { html, type Markup } from './markup.ts';
import { pictureDownloads } from './picture-downloads.ts';

const SUBJECTS: Readonly<Record<ListSubject, { readonly title: string; readonly note: string }>> = {
  wnids: { title: 'Wnids', note: 'one a line' },
  words: { title: 'Words', note: 'wnid and all lemmas' },
  counts: { title: 'Counts', note: 'images own and in subtree, synsets, percentiles' },
  classes: { title: 'Class indices', note: 'the synset’s place in each class list' },
};

/** What can be downloaded of a synset and of its subtree. */
export function downloads({ held, groups }: DownloadsPage): Markup {
  return html`${held && heldDownloads(held)}${groups.map(downloadGroup)}`;
}

function downloadGroup({ scope, synsets, rows, command, pictures }: DownloadGroup): Markup {
  return html`
    <section class="files" aria-labelledby="lists-${scope}">
      <h2 id="lists-${scope}">${scope === 'own' ? 'This synset' : `The subtree, ${formatQuantity(synsets, 'synset')}`}</h2>
      <table class="downloads">
        <thead><tr><th>List</th><th>Text</th><th>TSV</th><th>JSON</th></tr></thead>
        <tbody>${rows.map(downloadRow)}</tbody>
      </table>
      <p>From a terminal:</p>
      <copy-text><code>${command}</code></copy-text>
      ${pictures && pictureDownloads(pictures, scope)}
    </section>`;
}

function downloadRow({ subject, links }: DownloadRow): Markup {
  const { title, note } = SUBJECTS[subject];
  return html`<tr><th>${title}<small>${note}</small></th>${links.map((link) => downloadCell(title, link))}</tr>`;
}

function downloadCell(title: string, { form, href, lines, bytes }: DownloadLink): Markup {
  return html`
    <td>
      ${
        lines === 0
          ? html`<span class="soft">none</span>`
          : html`<a href="${href}" download aria-label="${title} as ${form}" data-astro-reload>${form}</a>`
      }
      <small><span>${formatQuantity(lines, 'line')},</span> <span>${formatBytes(bytes)}</span></small>
    </td>`;
}
