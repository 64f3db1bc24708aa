import type { NodeIndex } from '../domain/node-index.ts';
import type { DepthRow, HistogramBar, Statistics } from '../domain/statistics.ts';
import type { DatasetTotals } from '../domain/dataset.ts';
import { type BranchRow, branchRows } from './branches.ts';
import type { PageContext } from './page-context.ts';
import { type SynsetLink, synsetLink } from './synset/page.ts';
import { statsUrl } from './urls.ts';

/** A bar of the histogram, and where its synsets are listed. */
export interface BarLink extends HistogramBar {
  readonly href: string;
}

/** A synset with its own images. */
export interface CountedLink extends SynsetLink {
  readonly ownImages: number;
  readonly subtreeSynsets: number;
}

/** The synsets whose own images lie in a range. */
export interface RangeOfSynsets {
  readonly from: number;
  readonly to: number;
  /** All of them. */
  readonly total: number;
  /** The first ones by images, then by wnid, at most 500. */
  readonly synsets: readonly CountedLink[];
}

/** What the statistics page shows; its JSON twin. */
export interface StatsPage {
  readonly dataset: string;
  readonly title: string;
  readonly totals: DatasetTotals;
  /** Whether the dataset has a tree of its own, of which `totals.synsets` counts the synsets. */
  readonly hasTree: boolean;
  readonly meanImages: number;
  readonly medianImages: number;
  readonly histogram: readonly BarLink[];
  readonly branches: readonly BranchRow[];
  readonly depths: readonly DepthRow[];
  readonly largest: readonly CountedLink[];
  readonly smallest: readonly CountedLink[];
  readonly emptiest: readonly CountedLink[];
  /** The bar the reader asked for, if any. */
  readonly range: RangeOfSynsets | undefined;
}

/** Synsets listed of one bar. */
const RANGE_LIMIT = 500;

/** Gathers what the statistics page shows. */
export function statsPage(context: PageContext, statistics: Statistics, query: URLSearchParams): StatsPage {
  const { dataset, state } = context;
  const { largest, smallest, emptiest, ...figures } = statistics;
  const links = (nodes: readonly NodeIndex[]): CountedLink[] => nodes.map((node) => countedLink(context, node));
  return {
    dataset: dataset.name,
    title: dataset.description.title,
    totals: dataset.totals,
    hasTree: dataset.release !== undefined,
    ...figures,
    histogram: figures.histogram.map((bar) => ({ ...bar, href: `${statsUrl(state, bar)}#range` })),
    branches: branchRows(context),
    largest: links(largest),
    smallest: links(smallest),
    emptiest: links(emptiest),
    range: rangeOfSynsets(context, query),
  };
}

function rangeOfSynsets(context: PageContext, query: URLSearchParams): RangeOfSynsets | undefined {
  const [from, to] = [wholeNumber(query.get('from')), wholeNumber(query.get('to'))];
  if (from === undefined || to === undefined || from > to) return undefined;
  const { dataset, catalogue } = context;
  const nodes: NodeIndex[] = [];
  for (const place of catalogue.taxonomy.columns.wnidOrder) {
    const node = place as NodeIndex;
    const images = dataset.ownImages(node);
    if (images > 0 && images >= from && images <= to) nodes.push(node);
  }
  nodes.sort((a, b) => dataset.ownImages(b) - dataset.ownImages(a));
  const synsets = nodes.slice(0, RANGE_LIMIT).map((node) => countedLink(context, node));
  return { from, to, total: nodes.length, synsets };
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function countedLink(context: PageContext, node: NodeIndex): CountedLink {
  return {
    ...synsetLink(context, node),
    ownImages: context.dataset.ownImages(node),
    subtreeSynsets: context.catalogue.taxonomy.columns.subtreeSynsets[node]!,
  };
}
