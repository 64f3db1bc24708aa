import type { CountUnit } from '../../domain/dataset/dataset.ts';
import type { TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { AREA_MEASURES, type Area, type Colour, COLOUR_MEASURES, coveredBy } from '../measures.ts';
import { nameOf, nodeOfId, type PageContext } from '../page-context.ts';
import { type TreeChoice, treeChoices } from '../tree-choices.ts';
import { inUnit } from '../quantities.ts';
import { MAP_LAYOUTS, type MapLayout } from '../treemap/layouts.ts';
import type { UrlState } from '../urls.ts';
import { exploreDataUrl } from './files.ts';
import { writeHues } from './hues.ts';
import { type ExploreOptions, exploreUrl } from './options.ts';
import { exploreOrder, placeOf } from './source.ts';

/** One choice of a list. */
export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly isCurrent: boolean;
}

/** Everything the explorer's page says before the tree itself is fetched. */
export interface ExplorePage {
  /** The name of the node that fills the map. */
  readonly title: string;
  readonly dataUrl: string;
  /** The place that fills the map, or a leaf that is chosen. */
  readonly at: number;
  readonly find: string;
  /** Number of synsets of the tree, without a release's root and Misc group. */
  readonly synsets: number;
  /** Unit of the dataset's counts. */
  readonly unit: CountUnit;
  readonly state: UrlState;
  /** Address of the view, and of the page that other sites may frame, each with its host. */
  readonly link: string;
  readonly embed: string;
  /** The credits below a saved picture. */
  readonly caption: string;
  /** Places that begin a branch with a hue; see `writeHues`. */
  readonly hues: string;
  /** Collections that pictures come from; none where no picture is shown. */
  readonly pictures: readonly string[];
  /** Hosts of photographs that a reader may ask for. */
  readonly photographHosts: readonly string[];
  readonly layouts: readonly Choice<MapLayout>[];
  readonly areas: readonly Choice<Area>[];
  readonly colours: readonly (Choice<Colour> & { readonly covers: string | undefined })[];
  readonly trees: readonly TreeChoice[];
}

const LAYOUT_LABELS: Readonly<Record<MapLayout, string>> = { treemap: 'Treemap', icicle: 'Icicle' };

/** Builds the model of the explorer's page. @param node the one that fills the map. */
export function explorePage(context: PageContext, node: TreeNode, options: ExploreOptions): ExplorePage {
  const { catalogue, dataset, state, tree, illustrator, photographHosts = [] } = context;
  const others = catalogue.datasets.filter((other) => other !== dataset);
  const colours: readonly { value: Colour; label: string }[] = [
    ...COLOUR_MEASURES.map(({ name, label }) => ({ value: name, label: inUnit(label, dataset.unit) })),
    ...others.map(({ name, description }) => ({ value: `in-${name}` as const, label: `In ${description.title}` })),
  ];
  // The address may name a dataset that is unknown, or the one that is shown.
  const colour = colours.find(({ value }) => value === options.colour)?.value ?? COLOUR_MEASURES[0].name;
  return {
    title: nameOf(context, node),
    dataUrl: exploreDataUrl(catalogue.version, dataset.name, tree.kind),
    at: placeOf(context, node) ?? 0,
    find: options.find ?? '',
    synsets: exploreOrder(context).node.reduce((count, at) => count + (at < 0 ? 0 : 1), 0),
    unit: dataset.unit,
    state,
    link: context.origin + exploreUrl(options, state),
    embed: context.origin + exploreUrl(options, { ...state, isEmbedded: true }),
    caption: `${dataset.description.title}. ${dataset.description.credit} Synsets: ${catalogue.sources[0]?.title ?? ''}`,
    hues: writeHues(context),
    photographHosts: illustrator === undefined ? [] : photographHosts,
    pictures: [...new Set((illustrator?.sources ?? []).map(({ name }) => name))],
    layouts: MAP_LAYOUTS.map((value) => choice(value, LAYOUT_LABELS[value], options.layout)),
    areas: AREA_MEASURES.map(({ name, label }) => choice(name, inUnit(label, dataset.unit), options.area)),
    colours: colours.map(({ value, label }) => ({
      ...choice(value, label, colour),
      covers: coveredBy(value) === undefined ? undefined : label.replace(/^In /, ''),
    })),
    trees: treeChoices(context, `All of WordNet from ${nameOf(context, catalogue.wordnetTree.root)}`, (state) =>
      exploreUrl(options, state),
    ),
  };
}

/** Returns the node that an explorer's address names by id, or the top of the tree. */
export function exploreNode(context: PageContext, { at }: ExploreOptions): TreeNode {
  return nodeOfId(context, at) ?? context.tree.root;
}

function choice<T>(value: T, label: string, current: T): Choice<T> {
  return { value, label, isCurrent: value === current };
}
