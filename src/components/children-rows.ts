import { formatCount } from '../view/numbers.ts';
import { type ChildLink } from '../view/synset-page.ts';
import { html, type Markup } from './markup.ts';

/** Children of a synset as rows of their table. */
export function childrenRows(children: readonly ChildLink[]): Markup {
  return html`${children.map(childRow)}`;
}

function childRow({ href, words, hasOtherParents, subtreeSynsets, ownImages, subtreeImages }: ChildLink): Markup {
  return html`<tr><th><a href="${href}">${words}</a>${
    hasOtherParents && html`<abbr title="Stands under another synset too">↗</abbr>`
  }</th><td>${formatCount(subtreeSynsets)}</td><td>${formatCount(ownImages)}</td><td>${formatCount(subtreeImages)}</td></tr>`;
}
