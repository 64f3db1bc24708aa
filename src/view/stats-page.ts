import type { NodeIndex } from '../domain/taxonomy/node-index.ts';
import type { Concentration } from '../domain/dataset/concentration.ts';
import type { PopularityGrid } from '../domain/dataset/popularity-images.ts';
import type { DepthRow, HistogramBar, Statistics } from '../domain/dataset/statistics.ts';
import { type ChartScale, SCALES } from './bar-chart.ts';
import { type BranchDepths, branchDepths } from './branch-depths.ts';
import type { CountUnit, DatasetTotals } from '../domain/dataset/dataset.ts';
import { percent } from '../domain/percentile.ts';
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
  /** Number of all of them. */
  readonly total: number;
  /** The first ones by images, then by wnid, at most 500. */
  readonly synsets: readonly CountedLink[];
}

/** Popularity set against images, the surprising synsets named. */
export interface PopularityImages extends Omit<PopularityGrid, 'underrated' | 'overrated'> {
  /** Well known, few images. */
  readonly underrated: readonly PopularityLink[];
  /** Hardly known, many images. */
  readonly overrated: readonly PopularityLink[];
}

/** A synset with its own images and its popularity percentile. */
export interface PopularityLink extends CountedLink {
  readonly popularity: number;
}

/** Model of the statistics page; its JSON twin. */
export interface StatsPage {
  readonly dataset: string;
  readonly title: string;
  /** Unit of the dataset's counts. */
  readonly unit: CountUnit;
  readonly totals: DatasetTotals;
  /** True if the dataset has its own tree, whose synsets `totals.synsets` counts. */
  readonly hasTree: boolean;
  readonly meanImages: number;
  readonly medianImages: number;
  readonly histogram: readonly BarLink[];
  /** The scale of the histogram, and the addresses of the page with each. */
  readonly scale: ChartScale;
  readonly scales: readonly { readonly scale: ChartScale; readonly href: string }[];
  readonly concentration: Concentration;
  readonly branches: readonly BranchRow[];
  readonly branchDepths: readonly BranchDepths[];
  readonly popularity: PopularityImages;
  readonly depths: readonly DepthRow[];
  readonly largest: readonly CountedLink[];
  readonly smallest: readonly CountedLink[];
  readonly emptiest: readonly CountedLink[];
  /** The bar that the reader chose, if any. */
  readonly range: RangeOfSynsets | undefined;
}

/** Synsets listed of one bar. */
const RANGE_LIMIT = 500;

/** Builds the model of the statistics page. */
export function statsPage(context: PageContext, statistics: Statistics, query: URLSearchParams): StatsPage {
  const { dataset, state } = context;
  const { largest, smallest, emptiest, popularity, ...figures } = statistics;
  const range = rangeOfSynsets(context, query);
  const scale = query.get('scale') === 'log' ? 'log' : 'linear';
  const inLog = scale === 'log' ? scale : undefined;
  const links = (nodes: readonly NodeIndex[]): CountedLink[] => nodes.map((node) => countedLink(context, node));
  return {
    dataset: dataset.name,
    title: dataset.description.title,
    unit: dataset.unit,
    totals: dataset.totals,
    hasTree: dataset.release !== undefined,
    ...figures,
    histogram: figures.histogram.map((bar) => ({ ...bar, href: `${statsUrl(state, { bar, scale: inLog })}#range` })),
    scale,
    scales: SCALES.map((other) => ({
      scale: other,
      href: `${statsUrl(state, { bar: range, scale: other === 'log' ? other : undefined })}#histogram`,
    })),
    branches: branchRows(context),
    branchDepths: branchDepths(context),
    popularity: {
      ...popularity,
      underrated: popularity.underrated.map((node) => popularityLink(context, node)),
      overrated: popularity.overrated.map((node) => popularityLink(context, node)),
    },
    largest: links(largest),
    smallest: links(smallest),
    emptiest: links(emptiest),
    range,
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
    subtreeSynsets: context.catalogue.taxonomy.subtreeSynsets(node),
  };
}

function popularityLink(context: PageContext, node: NodeIndex): PopularityLink {
  return { ...countedLink(context, node), popularity: percent(context.dataset.popularityPercentile(node)) };
}
