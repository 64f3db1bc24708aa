import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { formatImages } from '../../view/quantities.ts';
import { relationLabel } from '../../view/synset/relation-labels.ts';
import type { SynsetLink, SynsetPage } from '../../view/synset/page.ts';
import { aboutUrl, type UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { FIGURES, quantity, quantityAgain } from '../quantity.ts';
import { section, type Term, terms } from '../section.ts';
import { type Row, scroller, table } from '../table.ts';
import { childrenTable } from './children.ts';
import { synsetList } from './list.ts';

/**
 * Content below the treemap of a synset.
 *
 * @param allUrl the page with all children, if this page shows some of them.
 */
export function synsetDetails(synset: SynsetPage, state: UrlState, allUrl: string | undefined): Markup {
  return html`
    ${synset.hyponyms.length > 0 && childrenTable({ id: 'hyponyms', title: 'Hyponyms', synsets: synset.hyponyms, allUrl, isBelowFigures: true, unit: unitOf(synset) }, state)}
    ${relations(synset)}${classIndices(synset)}${identifiers(synset, state)}${inDatasets(synset, state)}`;
}

/** The details of a leaf, whose class indices are next to its words. */
export function leafDetails(synset: SynsetPage, state: UrlState): Markup {
  return html`${relations(synset)}${identifiers(synset, state)}${inDatasets(synset, state)}`;
}

function classIndices({ classIndices: indices }: SynsetPage): Markup | undefined {
  if (indices.length === 0) return undefined;
  const list = indices.map(({ title, index, superclass, href }): Term => [
    html`<a href="${href}">${title}</a>`,
    html`<code>${index}</code>${superclass !== undefined && html` under <em>${superclass}</em>`}`,
  ]);
  return section('class-indices', 'Class indices', terms(list, 'class-grid'));
}

function relations({ hypernyms, instanceHypernyms, relations: others }: SynsetPage): Markup {
  const parents = hypernyms.length + instanceHypernyms.length;
  const groups: { label: string; synsets: readonly SynsetLink[] }[] = [
    { label: relationLabel('hypernym'), synsets: hypernyms },
    { label: relationLabel('instanceHypernym'), synsets: instanceHypernyms },
    ...others.map(({ kind, synsets }) => ({ label: relationLabel(kind), synsets })),
  ].filter((group) => group.synsets.length > 0);
  return section(
    'relations',
    'Relations',
    html`
      ${parents > 1 && html`<p>This synset has ${parents} parents and stands under each. Sums count it once.</p>`}
      ${
        groups.length === 0
          ? html`<p class="soft">The root of all nouns: WordNet gives it no relations.</p>`
          : terms(groups.map(({ label, synsets }): Term => [label, synsetList(synsets)]))
      }`,
  );
}

function identifiers(
  { wnid, name, senseKeys, wordnet31, minDepth, maxDepth, height }: SynsetPage,
  state: UrlState,
): Markup {
  const depth =
    minDepth === maxDepth ? formatQuantity(minDepth, 'edge') : `${String(minDepth)} to ${String(maxDepth)} edges`;
  return section(
    'identifiers',
    'Identifiers',
    terms([
      [html`<a href="${aboutUrl(state, 'wnid')}">wnid</a>`, html`<code>${wnid}</code>`],
      ['name', html`<code>${name}</code>`],
      ['sense keys', html`${senseKeys.map((key, i) => html`${i > 0 && ' '}<code>${key}</code>`)}`],
      ['WordNet 3.1', wordnet31 === undefined ? 'not there' : html`<code>${wordnet31}</code>`],
      [
        'depth',
        `${depth} below the root${height === 0 ? '' : `, ${String(height)} above the deepest synset below it`}`,
      ],
    ]),
  );
}

/** Returns the unit of the counts of the dataset shown. */
function unitOf({ dataset, datasets }: SynsetPage): CountUnit {
  return datasets.find(({ name }) => name === dataset)?.unit ?? 'images';
}

function inDatasets({ dataset: current, datasets, hyponyms }: SynsetPage, state: UrlState): Markup {
  const [unit, ...others] = new Set(datasets.map((dataset) => dataset.unit));
  // Where datasets count different things, each number says what.
  const isMixed = others.length > 0;
  const counted = (count: number, of: CountUnit): string => (isMixed ? formatImages(count, of) : formatCount(count));
  const rows = datasets.map(({ name, title, unit: of, href, ownImages, subtreeImages }): Row => [
    html`<a href="${href}"${attribute('aria-current', name === current ? 'true' : undefined)}>${title}</a>`,
    counted(ownImages, of),
    counted(subtreeImages, of),
  ]);
  const names = isMixed
    ? ['Own', 'In the subtree']
    : (['ownImages', 'subtreeImages'] as const).map((name) =>
        // The figures of a synset with hyponyms define both.
        hyponyms.length > 0
          ? quantityAgain(name, FIGURES, unit ?? 'images')
          : quantity(name, 'datasets', unit ?? 'images', state),
      );
  const head = ['Dataset', ...names];
  return section('datasets', 'In the datasets', scroller('datasets', table(head, rows, 'counts children')));
}
