import { LIVING } from '../../format/lists/list-extracts.ts';
import type { UrlList } from '../../format/lists/url-list.ts';
import type { PictureLists } from '../../view/synset/downloads.ts';
import { formatBytes, formatQuantity } from '../../view/numbers.ts';
import type { Scope } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { kindLabel } from '../images/scopes.ts';
import { addressCheck } from '../images/address-check.ts';
import { command } from '../section.ts';
import { type Row, table } from '../table.ts';

const NOTES: Readonly<Record<UrlList, string>> = {
  'urls.txt': 'one URL per line',
  'mapping.txt': 'image id, space, URL',
  'pictures.tsv': 'id, URL, author, licence and more',
};

/** The lists of addresses of a scope's images, and the commands that fetch the images by them. */
export function pictureDownloads({ links, extracts, check, curl, img2dataset }: PictureLists, scope: Scope): Markup {
  const rows = links.map(({ list, href, lines, bytes }): Row => [
    html`<a href="${href}" download data-astro-reload>${list}</a> <span class="soft">${NOTES[list]}</span>`,
    html`<span>${formatQuantity(lines, 'image')},</span> <span>${formatBytes(bytes)}</span>`,
  ]);
  return html`
    <h3 id="urls-${scope}">Image URLs</h3>
    ${check && addressCheck(check)}
    ${table(['List', 'Length'], rows, 'url-lists')}
    ${extracts.length > 0 && extractLists(extracts)}
    <p>Download the URLs, or the images with <a href="https://github.com/rom1504/img2dataset">img2dataset</a>:</p>
    ${command(curl)}${command(img2dataset)}`;
}

/** The lists of some of the addresses: a line for each extract. */
function extractLists(extracts: PictureLists['extracts']): Markup {
  return html`
    <ul class="bullets">${extracts.map(
      ({ name, links }) =>
        html`<li>${name === LIVING ? 'Without those known to be dead' : kindLabel(name)} <span class="soft">${formatQuantity(links[0]?.lines ?? 0, 'image')}</span>: ${links.map(
          ({ list, file, href }, i) =>
            html`${i > 0 && ', '}<a href="${href}" download="${file}" data-astro-reload>${list}</a>`,
        )}</li>`,
    )}</ul>`;
}
