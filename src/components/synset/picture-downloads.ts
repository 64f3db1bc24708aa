import { type UrlList } from '../../format/url-list.ts';
import { type PictureLists } from '../../view/synset/downloads.ts';
import { formatBytes, formatQuantity } from '../../view/numbers.ts';
import { type Scope } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { addressCheck } from '../images/address-check.ts';
import { command } from '../section.ts';
import { type Row, table } from '../table.ts';

const NOTES: Readonly<Record<UrlList, string>> = {
  'urls.txt': 'one URL per line',
  'mapping.txt': 'image id, space, URL',
  'pictures.tsv': 'id, URL, author, licence and more',
};

/** The lists of addresses of a scope's images, and the commands that fetch the images by them. */
export function pictureDownloads({ links, living, check, curl, img2dataset }: PictureLists, scope: Scope): Markup {
  const rows = [...links, ...living].map(({ list, file, href, lines, bytes }): Row => [
    html`<a href="${href}" download data-astro-reload>${file}</a> <span class="soft">${NOTES[list]}${file !== list && ', without dead ones'}</span>`,
    html`<span>${formatQuantity(lines, 'image')},</span> <span>${formatBytes(bytes)}</span>`,
  ]);
  return html`
    <h3 id="urls-${scope}">Image URLs</h3>
    ${check && addressCheck(check)}
    ${table(['List', 'Length'], rows, 'url-lists')}
    <p>Download the URLs, or the images with <a href="https://github.com/rom1504/img2dataset">img2dataset</a>:</p>
    ${command(curl)}${command(img2dataset)}`;
}
