import { formatCount, formatQuantity } from '../view/numbers.ts';
import { type ChildLink } from '../view/synset/page.ts';
import { html, type Markup } from './markup.ts';

const SHOWN = 24;

/** A list of children, what it is called and where its whole is to be had. */
export interface Children {
  /** Of the list, in the page. */
  readonly id: string;
  readonly title: string;
  readonly synsets: readonly ChildLink[];
  /** Where all of them are shown, if this page shows some. */
  readonly allUrl: string | undefined;
}

/** Children of a synset or group as a table with their figures. */
export function childrenTable({ id, title, synsets, allUrl }: Children): Markup {
  const shown = allUrl === undefined ? synsets : synsets.slice(0, SHOWN);
  const hidden = synsets.length - shown.length;
  return html`
    <section aria-labelledby="${id}">
      <h2 id="${id}">${title} <span class="soft">${formatCount(synsets.length)}</span></h2>
      <div class="scroller" tabindex="0" role="group" aria-labelledby="${id}">
        <table class="counts children">
          <thead><tr><th>Synset</th><th>Synsets in the subtree</th><th>Images, own</th><th>Images in the subtree</th></tr></thead>
          <tbody>${shown.map(childRow)}</tbody>
        </table>
      </div>
      ${hidden > 0 && allUrl !== undefined && html`<p><a href="${allUrl}#${id}">Show ${formatQuantity(hidden, 'more', 'more')}</a></p>`}
    </section>`;
}

function childRow({ href, words, hasOtherParents, subtreeSynsets, ownImages, subtreeImages }: ChildLink): Markup {
  return html`<tr><th><a href="${href}">${words}</a>${
    hasOtherParents && html`<abbr title="Stands under another synset too">↗</abbr>`
  }</th><td>${formatCount(subtreeSynsets)}</td><td>${formatCount(ownImages)}</td><td>${formatCount(subtreeImages)}</td></tr>`;
}
