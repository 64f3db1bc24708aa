import type { BranchRow } from '../../view/branches.ts';
import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCount } from '../../view/numbers.ts';
import { inUnit, type Quantity } from '../../view/quantities.ts';
import type { UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { quantity } from '../quantity.ts';
import { section } from '../section.ts';
import { type Row, scroller, table } from '../table.ts';

/** The branches of a dataset's tree with their sums. */
export function branchTable(branches: readonly BranchRow[], unit: CountUnit, state: UrlState): Markup {
  const rows = branches.map(({ href, name, subtreeSynsets, subtreeSynsetsWithImages, subtreeImages }): Row => [
    html`<a href="${href}">${name}</a>`,
    formatCount(subtreeSynsets),
    formatCount(subtreeSynsetsWithImages),
    formatCount(subtreeImages),
    subtreeSynsetsWithImages === 0 ? '–' : formatCount(subtreeImages / subtreeSynsetsWithImages),
  ]);
  const named = (name: Quantity): Markup => quantity(name, 'branches', unit, state);
  const head = [
    'Branch',
    named('subtreeSynsets'),
    named('subtreeSynsetsWithImages'),
    named('subtreeImages'),
    inUnit('Images per synset', unit),
  ];
  return section(
    'branches',
    'Branches',
    html`
      ${scroller('branches', table(head, rows, 'counts'))}
      <p class="soft small">A synset under two branches counts in both. ${inUnit('Images per synset leaves out synsets without images.', unit)}</p>`,
  );
}
