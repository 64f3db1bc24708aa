import { exploreDataUrl } from './files.ts';
import { exploreLegend } from './legend.ts';
import { EXPLORE_LAYOUTS, type ExploreLayoutKind } from './frame.ts';
import { coveredBy, EXPLORE_COLOURS, type ExploreColour, type ExploreOptions, exploreUrl } from './options.ts';
import { exploreDepth, exploreOrder, placeOf } from './source.ts';
import { EXPLORE_AREAS, type ExploreArea } from './values.ts';
import { nameOf, nodeOfId, type PageContext } from '../page-context.ts';
import type { TreemapLegend } from '../treemap/legend.ts';
import type { UrlState } from '../urls.ts';

/** One choice of a list. */
interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly isCurrent: boolean;
}

/** A choice that is an address of its own. */
interface LinkedChoice {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** Everything the explorer's page says before the tree itself is fetched. */
export interface ExplorePage {
  /** The name of the tree's top. */
  readonly title: string;
  readonly dataUrl: string;
  /** The place to begin at, and the one that has the focus. */
  readonly at: number;
  readonly focus: number | undefined;
  readonly find: string;
  readonly places: number;
  readonly state: UrlState;
  /** What a saved picture says below. */
  readonly caption: string;
  readonly layouts: readonly Choice<ExploreLayoutKind>[];
  readonly areas: readonly Choice<ExploreArea>[];
  readonly colours: readonly Choice<ExploreColour>[];
  readonly trees: readonly LinkedChoice[];
  readonly legends: readonly {
    readonly colour: ExploreColour;
    readonly legend: TreemapLegend;
    readonly isCurrent: boolean;
  }[];
}

const LAYOUT_LABELS: Readonly<Record<ExploreLayoutKind, string>> = { treemap: 'Treemap', icicle: 'Icicle' };
const AREA_LABELS: Readonly<Record<ExploreArea, string>> = {
  images: 'Images',
  root: 'Square root of images',
  synsets: 'Synsets',
  leaves: 'Leaves',
  equal: 'Equal',
};
const COLOUR_LABELS: Readonly<Record<(typeof EXPLORE_COLOURS)[number], string>> = {
  popularity: 'Popularity',
  percentile: 'Image percentile',
  images: 'Own images',
  depth: 'Depth',
};

/** Gathers what the explorer's page says. */
export function explorePage(context: PageContext, options: ExploreOptions): ExplorePage {
  const { catalogue, dataset, state, tree } = context;
  const placeOfId = (id: string | undefined): number | undefined => {
    const node = nodeOfId(context, id);
    return node === undefined ? undefined : placeOf(catalogue, dataset, tree, node);
  };
  const others = catalogue.datasets.filter((other) => other !== dataset);
  const colours: readonly { value: ExploreColour; label: string }[] = [
    ...EXPLORE_COLOURS.map((value) => ({ value, label: COLOUR_LABELS[value] })),
    ...others.map(({ name, description }) => ({ value: `in-${name}` as const, label: `In ${description.title}` })),
  ];
  // Another dataset may be meant that is not here, or is the one shown.
  const colour = colours.find(({ value }) => value === options.colour)?.value ?? 'popularity';
  const deepest = exploreDepth(exploreOrder(catalogue, dataset, tree)).reduce((a, b) => Math.max(a, b), 0);
  const legendOf = (value: ExploreColour): TreemapLegend =>
    exploreLegend({ dataset, deepest, other: others.find(({ name }) => name === coveredBy(value)) }, value);
  return {
    title: nameOf(context, tree.root),
    dataUrl: exploreDataUrl(catalogue.version, dataset.name, tree.kind),
    at: placeOfId(options.at) ?? 0,
    focus: placeOfId(options.focus),
    find: options.find ?? '',
    places: exploreOrder(catalogue, dataset, tree).node.length,
    state,
    caption: `${dataset.description.title}. ${dataset.description.credit} Synsets: ${catalogue.sources[0]?.title ?? ''}`,
    layouts: EXPLORE_LAYOUTS.map((value) => ({
      value,
      label: LAYOUT_LABELS[value],
      isCurrent: value === options.layout,
    })),
    areas: EXPLORE_AREAS.map((value) => ({ value, label: AREA_LABELS[value], isCurrent: value === options.area })),
    colours: colours.map((choice) => ({ ...choice, isCurrent: choice.value === colour })),
    trees: treeChoices(context, options),
    legends: colours.map(({ value }) => ({ colour: value, legend: legendOf(value), isCurrent: value === colour })),
  };
}

function treeChoices(context: PageContext, options: ExploreOptions): LinkedChoice[] {
  const { catalogue, dataset, state, tree } = context;
  const release = dataset.release?.tree;
  if (release === undefined) return [];
  const root = nameOf(context, catalogue.wordnetTree.root);
  return [
    {
      label: context.dataset.description.title,
      href: exploreUrl(options, { ...state, tree: undefined }),
      isCurrent: tree.kind === 'release',
    },
    {
      label: `All of WordNet from ${root}`,
      href: exploreUrl(options, { ...state, tree: 'wordnet' }),
      isCurrent: tree.kind === 'wordnet',
    },
  ];
}
