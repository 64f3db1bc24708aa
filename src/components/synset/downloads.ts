import type { ListSubject } from '../../format/lists/synset-lists.ts';
import type { DownloadGroup, DownloadLink, DownloadRow, DownloadsPage } from '../../view/synset/downloads.ts';
import { formatBytes, formatQuantity } from '../../view/numbers.ts';
import type { Scope } from '../../view/urls.ts';
import { heldDownloads } from './held-downloads.ts';
import { html, type Markup } from '../markup.ts';
import { command, section } from '../section.ts';
import { type Row, table } from '../table.ts';
import { pictureDownloads } from './picture-downloads.ts';

const SUBJECTS: Readonly<Record<ListSubject, { readonly title: string; readonly note: string }>> = {
  wnids: { title: 'Wnids', note: 'one per line' },
  words: { title: 'Words', note: 'wnid and all lemmas' },
  counts: { title: 'Counts', note: 'of the synset itself and of its subtree, percentiles' },
  classes: { title: 'Class indices', note: 'index in each class list' },
};

const SCOPE_TITLES: Readonly<Record<Exclude<Scope, 'own'>, string>> = {
  subtree: 'The subtree',
  all: 'The subtree with named instances',
};

/** The downloads of a synset, of its subtree, and of its subtree with named instances. */
export function downloads({ held, groups }: DownloadsPage): Markup {
  return html`${held && heldDownloads(held)}${groups.map(downloadGroup)}`;
}

function downloadGroup({ scope, synsets, rows, command: fetchCounts, pictures }: DownloadGroup): Markup {
  return section(
    `lists-${scope}`,
    scope === 'own' ? 'This synset' : `${SCOPE_TITLES[scope]}: ${formatQuantity(synsets, 'synset')}`,
    html`
      ${table(['List', 'Text', 'TSV', 'JSON'], rows.map(downloadRow), 'downloads')}
      <p>From a terminal:</p>
      ${command(fetchCounts)}${pictures && pictureDownloads(pictures, scope)}`,
    'files',
  );
}

function downloadRow({ subject, links }: DownloadRow): Row {
  const { title, note } = SUBJECTS[subject];
  return [html`${title}<small>${note}</small>`, ...links.map((link) => downloadCell(title, link))];
}

function downloadCell(title: string, { form, href, lines, bytes }: DownloadLink): Markup {
  return html`
    ${
      lines === 0
        ? html`<span class="soft">none</span>`
        : html`<a href="${href}" download aria-label="${title} as ${form}" data-astro-reload>${form}</a>`
    }
    <small><span>${formatQuantity(lines, 'line')},</span> <span>${formatBytes(bytes)}</span></small>`;
}
