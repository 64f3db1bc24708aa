import { collectionIds, type Collection } from '../../domain/dataset/collection.ts';
import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { type ComparedSums, PARTS, type Part } from '../../domain/dataset/comparison.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { comparisonListBytes } from '../../format/lists/comparison-list.ts';
import { LIST_FORMS, type ListForm, type ListSize } from '../../format/lists/synset-lists.ts';
import { comparedAt, type CompareSubject, slicesOf, slicesOfAll } from './subject.ts';
import { type CompareTreemap, compareTreemap } from './treemap.ts';
import { findWhereabouts, type Whereabouts } from './whereabouts.ts';
import { nameOf } from '../page-context.ts';
import { pathStep, type PathStep, synsetLink, type SynsetLink } from '../synset/page.ts';
import { compareListUrl, compareUrl } from '../urls.ts';

/** One side of a comparison. */
export interface CompareSide {
  readonly id: string;
  readonly title: string;
  readonly kind: Collection['kind'];
  /** Unit of its counts; absent for a class list. */
  readonly unit: CountUnit | undefined;
  /** Number of its synsets in the compared part of the tree. */
  readonly synsets: number;
  /** Number of its images of those synsets; absent for a class list. */
  readonly images: number | undefined;
  /** Number of its synsets that the other side has, too. */
  readonly shared: number;
}

/** A synset with the figure of each side: own images, or its class index. */
export interface ComparedSynset extends SynsetLink {
  readonly a: number | undefined;
  readonly b: number | undefined;
}

/** The synsets of one part. */
export interface ComparePart {
  readonly part: Part;
  readonly synsets: number;
  /** Regions of the subtree that hold the synsets; `undefined` where there are none. */
  readonly where: Whereabouts | undefined;
  /** The first of them: most images first, or lowest class index. */
  readonly first: readonly ComparedSynset[];
  readonly lists: readonly (ListSize & { readonly form: ListForm; readonly href: string })[];
}

/** A branch of the compared part, or the synsets in no branch. */
export interface CompareBranch extends ComparedSums {
  readonly kind: 'branch' | 'itself' | 'more' | 'elsewhere';
  readonly name: string;
  /** Address of the branch's own comparison. */
  readonly href: string | undefined;
}

/** Model of the comparison page; its JSON twin. */
export interface ComparePage {
  readonly a: CompareSide;
  readonly b: CompareSide;
  /** Datasets and class lists to choose from. */
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  readonly at: PathStep | undefined;
  /** Link one level up, if only a subtree is compared. */
  readonly up: PathStep | undefined;
  /** Address of the same comparison with the sides swapped. */
  readonly swapped: string;
  /** The page with the map that other sites may frame, with its host. */
  readonly embed: string;
  readonly parts: readonly ComparePart[];
  readonly branches: readonly CompareBranch[];
  readonly treemap: CompareTreemap | undefined;
}

/** Synsets shown of a part, and branches shown by name. */
const FIRST = 12;
const BRANCHES = 20;

/** Builds the model of the comparison page. O(nodes). */
export async function comparePage(subject: CompareSubject): Promise<ComparePage> {
  const { context, comparison, choice, slices, top } = subject;
  const sums = comparison.sums(slices);
  const step = (node: TreeNode): PathStep => ({ ...pathStep(context, node), href: comparedAt(subject, node) });
  const parent = slices === undefined ? undefined : context.tree.primaryParent(top);
  return {
    a: sideOf(comparison.a, sums, 'only-a', sums.imagesA),
    b: sideOf(comparison.b, sums, 'only-b', sums.imagesB),
    choices: collectionIds(context.catalogue),
    at: slices === undefined ? undefined : pathStep(context, top),
    up: parent === undefined ? undefined : step(parent),
    swapped: compareUrl({ ...choice, a: choice.b, b: choice.a }, context.state),
    embed: context.origin + compareUrl(choice, { ...context.state, isEmbedded: true }),
    parts: PARTS.map((part) => partOf(subject, part)),
    branches: branchesOf(subject, sums, step),
    treemap: await compareTreemap(subject),
  };
}

function sideOf(
  { id, title, kind, dataset }: Collection,
  { synsets }: ComparedSums,
  alone: Part,
  images: number,
): CompareSide {
  return {
    id,
    title,
    kind,
    unit: dataset?.unit,
    synsets: synsets.both + synsets[alone],
    images: kind === 'dataset' ? images : undefined,
    shared: synsets.both,
  };
}

function partOf({ context, comparison, slices, choice }: CompareSubject, part: Part): ComparePart {
  const nodes = comparison.nodes(part, slices);
  const { a, b } = comparison;
  const bytes = comparisonListBytes(context.catalogue.lexicon, comparison, nodes);
  const leading = part === 'only-b' ? b : a;
  const figure = (node: NodeIndex): number => (leading.figure(node) ?? 0) * (leading.kind === 'dataset' ? -1 : 1);
  return {
    part,
    synsets: nodes.length,
    where: findWhereabouts(context, nodes),
    first: nodes
      .toSorted((x, y) => figure(x) - figure(y))
      .slice(0, FIRST)
      .map((node) => ({ ...synsetLink(context, node), a: a.figure(node), b: b.figure(node) })),
    lists: LIST_FORMS.map((form) => ({
      form,
      href: compareListUrl(part, form, choice, context.state),
      lines: nodes.length,
      bytes: bytes[form],
    })),
  };
}

function branchesOf(
  { context, comparison, slices, top }: CompareSubject,
  whole: ComparedSums,
  step: (node: TreeNode) => PathStep,
): CompareBranch[] {
  const children = context.tree
    .children(top)
    .filter((child) => typeof child !== 'number' || !context.catalogue.taxonomy.isInstance(child));
  const rows = children
    .map((child) => ({ child, sums: comparison.sums(slicesOf(context, child)) }))
    .filter(({ sums }) => heldBy(sums) > 0);
  // The branches of a whole tree keep its order; children come with the largest first.
  if (slices !== undefined) rows.sort((x, y) => heldBy(y.sums) - heldBy(x.sums));
  const more = rows.slice(BRANCHES).map(({ child }) => child);
  const shown = rows.slice(0, BRANCHES).map(({ child, sums }): CompareBranch => ({
    kind: 'branch',
    name: nameOf(context, child),
    href: step(child).href,
    ...sums,
  }));
  const add = (kind: CompareBranch['kind'], name: string, sums: ComparedSums): void => {
    if (heldBy(sums) > 0) shown.push({ kind, name, href: undefined, ...sums });
  };
  add('more', `${String(more.length)} more`, comparison.sums(slicesOfAll(context, more)));
  const besides = difference(whole, comparison.sums(slicesOfAll(context, children)));
  if (slices === undefined) add('elsewhere', 'In no branch', besides);
  else add('itself', `${nameOf(context, top)} itself`, besides);
  return shown;
}

function heldBy({ synsets }: ComparedSums): number {
  return PARTS.reduce((sum, part) => sum + synsets[part], 0);
}

function difference(whole: ComparedSums, part: ComparedSums): ComparedSums {
  const synsets = Object.fromEntries(PARTS.map((name) => [name, whole.synsets[name] - part.synsets[name]])) as Record<
    Part,
    number
  >;
  return { synsets, imagesA: whole.imagesA - part.imagesA, imagesB: whole.imagesB - part.imagesB };
}
