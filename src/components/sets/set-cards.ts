import { FILE_PURPOSES, type FilePurpose, LABELLED_COLUMNS, LABELLED_URLS } from '../../format/class-set/set-files.ts';
import { img2datasetCommand } from '../../view/img2dataset.ts';
import { formatBytes, formatCount, formatQuantity, formatShare } from '../../view/numbers.ts';
import type { SetFileLink, SetPage } from '../../view/sets/set-page.ts';
import { LONGEST_CODE } from '../../view/sets/urls.ts';
import { html, type Markup } from '../markup.ts';
import { command, section, terms } from '../section.ts';

const PURPOSES: Readonly<Record<FilePurpose, string>> = {
  train: 'Labels for training',
  copy: 'Images you already hold',
  reuse: 'Models you already trained',
  keep: 'To read and keep',
};

/** Card with the origin of a published set. */
export function originCard({ licence, unknown, origin }: SetPage): Markup {
  return section(
    'origin',
    'Origin',
    terms([
      ['Order', origin],
      ['Licence', licence ?? 'None is stated.'],
      ['Unknown labels', unknown === undefined ? 'none' : unknown.join(', ')],
    ]),
    'card',
  );
}

/** The files of a set, by purpose. */
export function downloadCard({ files, overlaps }: Pick<SetPage, 'files' | 'overlaps'>): Markup {
  return section(
    'download',
    'Download',
    html`
      ${overlaps.pairs > 0 && html`<p class="small">Classes overlap: where a synset is in several, these files give it to the first.</p>`}
      ${fileLists(files)}
      <h3>Commands</h3>
      ${command('rsync -r --files-from=folders.txt /data/imagenet/ set/')}
      ${command('rsync --files-from=tars.txt /data/imagenet/ set/')}
      ${files.some(({ name }) => name === LABELLED_URLS) && command(img2datasetCommand(LABELLED_URLS, LABELLED_COLUMNS, 'set'))}`,
    'card',
  );
}

function fileLists(files: readonly SetFileLink[]): Markup {
  const groups = FILE_PURPOSES.map((purpose) => ({
    purpose,
    list: files.filter((file) => file.purpose === purpose),
  })).filter(({ list }) => list.length > 0);
  return html`${groups.map(({ purpose, list }) => html`<h3>${PURPOSES[purpose]}</h3><ul class="set-files">${list.map(fileRow)}</ul>`)}`;
}

function fileRow({ name, readBy, href, bytes }: SetFileLink): Markup {
  return html`<li><a href="${href}" download><code>${name}</code></a><span class="soft">${bytes === undefined ? '' : formatBytes(bytes)}</span><span class="soft small">${readBy}</span></li>`;
}

/** The address of a set, and how to cite it. */
export function addressCard({ name, address, code, fingerprint, title, classes, shortFingerprint }: SetPage): Markup {
  const fits = code.length <= LONGEST_CODE;
  return section(
    'address',
    'Address',
    html`
      ${name !== undefined && command(`/sets/${name}`)}
      ${fits && html`<p class="small">The whole set is in ${name === undefined ? 'its' : 'another'} <a href="${address}">address</a> (${formatQuantity(code.length, 'character')}). It opens anywhere; nothing is stored on the server.</p>`}
      ${name === undefined && fits && command(address)}
      <h3>Cite</h3>
      ${command(`“${title}”, class set ${shortFingerprint}, ${formatQuantity(classes, 'class', 'classes')}. Canopy, WordNet 3.0.`)}
      <p class="soft small">The fingerprint covers order and ids, not names. SHA-256: <code class="break">${fingerprint}</code></p>`,
    'card',
  );
}

/** Coverage of each published set by this one. */
export function coverage({ coverage: lists }: SetPage): Markup {
  return section(
    'covered',
    'Other sets in this one',
    lists.length === 0
      ? html`<p class="soft small">No class of a published set falls in this one.</p>`
      : html`<p class="soft small">Synsets of each published set that some class here holds.</p>
          <ul class="set-covered">${lists.map(({ title, covered, of, href }) => html`<li><a href="${href}">${title}</a><meter min="0" max="${of}" value="${covered}" aria-hidden="true"></meter><span>${formatCount(covered)} of ${formatCount(of)}</span><span class="soft">${formatShare(covered, of)}</span></li>`)}</ul>`,
  );
}
