import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import type { Quantity } from '../../view/quantities.ts';
import { type ChildLink, MOST_LISTED } from '../../view/synset/page.ts';
import type { UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { FIGURES, quantity, quantityAgain } from '../quantity.ts';
import { section } from '../section.ts';
import { type Row, scroller, table } from '../table.ts';
import { synsetName } from './name.ts';

/** The quantities of a child, in the order of the columns. */
const NAMED = ['subtreeSynsets', 'ownImages', 'subtreeImages'] as const satisfies readonly Quantity[];

/** Children of a synset or group under a heading. */
export interface Children {
  /** Anchor of the section. */
  readonly id: string;
  readonly title: string;
  readonly synsets: readonly ChildLink[];
  /** The page with all of them, where this page shows some. */
  readonly allUrl: string | undefined;
  /** Whether the large figures of a synset, with their definitions, are on the page. */
  readonly isBelowFigures: boolean;
  /** Unit of the dataset's counts. */
  readonly unit: CountUnit;
}

/** A section with the children of a synset or group and their figures. */
export function childrenTable({ id, title, synsets, allUrl, isBelowFigures, unit }: Children, state: UrlState): Markup {
  const shown = allUrl === undefined ? synsets : synsets.slice(0, MOST_LISTED.children);
  const hidden = synsets.length - shown.length;
  return section(
    id,
    html`${title} <span class="soft">${formatCount(synsets.length)}</span>`,
    html`${scroller(id, table(['Synset', ...NAMED.map((name) => (isBelowFigures ? quantityAgain(name, FIGURES, unit) : quantity(name, id, unit, state)))], shown.map(childRow), 'counts children'))}${
      hidden > 0 &&
      allUrl !== undefined &&
      html`<p><a href="${allUrl}#${id}">Show ${formatQuantity(hidden, 'more', 'more')}</a></p>`
    }`,
  );
}

function childRow({ href, words, hasOtherParents, subtreeSynsets, ownImages, subtreeImages }: ChildLink): Row {
  return [
    html`${synsetName({ href, words })}${hasOtherParents && html`<abbr title="Stands under another synset too">↗</abbr>`}`,
    formatCount(subtreeSynsets),
    formatCount(ownImages),
    formatCount(subtreeImages),
  ];
}
