import type { CountUnit, Dataset } from '../domain/dataset/dataset.ts';
import type { ExploreTree } from './explore/columns.ts';
import {
  coveredPlaces,
  deepestLevel,
  equalValues,
  imagePercentiles,
  medianOfLeaves,
  mostImages,
  NO_STEP,
  stepsOf,
  sumUp,
  TOP_STEP,
} from './measure-values.ts';
import { formatCount } from './numbers.ts';
import { inUnit } from './quantities.ts';

/**
 * The measures of all maps: of the areas of tiles, and of their lightness.
 *
 * One table for synset treemaps, the explorer, comparisons and static copies. Labels and legends of areas speak of
 * images; pages write them in the unit of the dataset's counts by `inUnit`. To add a measure, add a row to {@link
 * AREA_MEASURES} or {@link COLOUR_MEASURES}, a known value to `test/view/measures.test.ts` and a sentence to the
 * definitions of the about page.
 */

/** Input of measures: a tree in preorder, with facts about its places. */
export interface MeasuredTree {
  readonly tree: ExploreTree;
  /** Popularity percentile of each place, whole per cent; {@link NO_STEP} for a group. */
  readonly popularity?: Uint8Array | undefined;
  /** For each place 1 if the compared dataset has images of it, else 0. */
  readonly coverage?: Uint8Array | undefined;
}

/** Figures that legends need. */
export interface MeasureScale {
  /** The largest number of own images of a place. */
  readonly mostImages: number;
  /** Edges from the top to the deepest place. */
  readonly deepest: number;
  /** Title of the compared dataset. */
  readonly other?: string | undefined;
  /** Unit of the dataset's counts. */
  readonly unit: CountUnit;
}

/** One meaning of area. */
export interface AreaMeasure {
  readonly name: string;
  readonly label: string;
  /** The legend: what the area of a tile shows. */
  readonly legend: string;
  /** The value of each place, subtree included. O(places). */
  readonly values: (tree: ExploreTree) => Float64Array;
  /** The part of a place's value that none of its children has. */
  readonly own: (tree: ExploreTree, at: number) => number;
}

/** One meaning of lightness. */
export interface ColourMeasure {
  readonly name: string;
  readonly label: string;
  /** Anchor of its definition on the about page. */
  readonly definition: string;
  /** Title of the legend. */
  readonly legend: (scale: MeasureScale) => string;
  /** The step of each place by itself, 0 to {@link TOP_STEP}, or {@link NO_STEP}; `undefined` until its data are loaded. */
  readonly steps: (source: MeasuredTree) => Uint8Array | undefined;
  /** Source of an inner place's step: the median of its leaves, or its own value. */
  readonly inner: 'median' | 'own';
  /** A step as the legend writes it. */
  readonly write: (step: number, scale: MeasureScale) => string;
}

const nothing = (): number => 0;

/** The meanings of area, the default first. */
export const AREA_MEASURES = [
  {
    name: 'images',
    label: 'Images',
    legend: 'Area: images',
    values: (tree) => tree.images,
    own: (tree, at) => tree.ownImages[at]!,
  },
  {
    name: 'root',
    label: 'Images (square root)',
    legend: 'Area: square root of own images, summed',
    values: (tree) => sumUp(tree, (at) => Math.sqrt(tree.ownImages[at]!)),
    own: (tree, at) => Math.sqrt(tree.ownImages[at]!),
  },
  {
    name: 'synsets',
    label: 'Synsets',
    legend: 'Area: synsets',
    values: (tree) => Float64Array.from(tree.size),
    own: nothing,
  },
  {
    name: 'leaves',
    label: 'Leaves',
    legend: 'Area: leaves',
    values: (tree) => sumUp(tree, (at) => (tree.size[at] === 1 ? 1 : 0)),
    own: nothing,
  },
  {
    name: 'equal',
    label: 'Equal',
    legend: 'Area: equal for siblings',
    values: equalValues,
    own: nothing,
  },
] as const satisfies readonly AreaMeasure[];

/** The name of a meaning of area. */
export type Area = (typeof AREA_MEASURES)[number]['name'];

const percentLabel = (step: number): string => `${String(step)} %`;

/** The meanings of lightness that every map offers, the default first. */
export const COLOUR_MEASURES = [
  {
    name: 'popularity',
    label: 'Popularity',
    definition: 'popularity',
    legend: () => 'popularity',
    steps: ({ popularity }) => popularity,
    inner: 'median',
    write: percentLabel,
  },
  {
    name: 'percentile',
    label: 'Image percentile',
    definition: 'image-percentile',
    legend: ({ unit }) => inUnit('image percentile', unit),
    steps: ({ tree }) => imagePercentiles(tree),
    inner: 'median',
    write: percentLabel,
  },
  {
    name: 'images',
    label: 'Own images (log scale)',
    definition: 'images',
    legend: ({ unit }) => inUnit('own images, log scale', unit),
    steps: ({ tree }) => {
      const most = Math.log(Math.max(2, mostImages(tree)));
      return stepsOf(tree.ownImages, (images) => (images === 0 ? NO_STEP : (TOP_STEP * Math.log(images)) / most));
    },
    inner: 'median',
    write: (step, { mostImages: most }) => formatCount(Math.round(Math.max(2, most) ** (step / TOP_STEP))),
  },
  {
    name: 'depth',
    label: 'Depth',
    definition: 'depth',
    legend: () => 'levels below the top',
    steps: ({ tree }) => {
      const deepest = Math.max(1, deepestLevel(tree));
      return stepsOf(tree.depth, (depth) => (TOP_STEP * depth) / deepest);
    },
    inner: 'own',
    write: (step, { deepest }) => formatCount(Math.round((deepest * step) / TOP_STEP)),
  },
  {
    name: 'filled',
    label: 'Synsets with images',
    definition: 'bracket',
    legend: ({ unit }) => inUnit('share of synsets with images', unit),
    steps: ({ tree }) => {
      const filled = sumUp(tree, (at) => (tree.ownImages[at]! > 0 ? 1 : 0));
      return stepsOf(filled, (synsets, at) => (TOP_STEP * synsets) / tree.size[at]!);
    },
    inner: 'own',
    write: percentLabel,
  },
  {
    name: 'branch',
    label: 'Branch only',
    definition: 'treemap',
    legend: () => 'nothing',
    steps: ({ tree }) => new Uint8Array(tree.depth.length).fill(TOP_STEP / 2),
    inner: 'own',
    write: () => '',
  },
] as const satisfies readonly ColourMeasure[];

/** The coverage by another dataset, which only the explorer offers; its name is `in-NAME`. */
const COVERAGE: Omit<ColourMeasure, 'name'> = {
  label: 'In another dataset',
  definition: 'coverage',
  legend: ({ other }) => `synsets with images in ${other ?? 'the other dataset'}`,
  steps: ({ tree, coverage }) => {
    if (coverage === undefined) return undefined;
    const covered = coveredPlaces(tree, coverage);
    return stepsOf(covered, (synsets, at) => (synsets === 0 ? NO_STEP : (TOP_STEP * synsets) / tree.size[at]!));
  },
  inner: 'own',
  write: percentLabel,
};

/** The name of a meaning of lightness; `in-NAME` is the share of a place that another dataset holds. */
export type Colour = (typeof COLOUR_MEASURES)[number]['name'] | `in-${string}`;

/** Finds a meaning of area by its name; an unknown one is the default. */
export function areaMeasure(name: string | null | undefined): AreaMeasure & { readonly name: Area } {
  return AREA_MEASURES.find((measure) => measure.name === name) ?? AREA_MEASURES[0];
}

/** Finds a meaning of lightness by its name; an unknown one is the default. */
export function colourMeasure(name: string | null | undefined): ColourMeasure & { readonly name: Colour } {
  const known = COLOUR_MEASURES.find((measure) => measure.name === name);
  if (known !== undefined) return known;
  return /^in-[a-z0-9-]{1,64}$/.test(name ?? '') ? { ...COVERAGE, name: name as `in-${string}` } : COLOUR_MEASURES[0];
}

/** Returns the dataset whose coverage a meaning of lightness shows, if it shows one. */
export function coveredBy(colour: Colour): string | undefined {
  return colour.startsWith('in-') ? colour.slice(3) : undefined;
}

/**
 * The step of each place of a tree under a meaning of lightness: the one function behind every tile of every map.
 *
 * O(places). Until the data of the measure are loaded, no place has a step.
 */
export function measureSteps(source: MeasuredTree, colour: Colour): Uint8Array {
  const measure = colourMeasure(colour);
  const own = measure.steps(source);
  if (own === undefined) return new Uint8Array(source.tree.depth.length).fill(NO_STEP);
  return measure.inner === 'own' ? own : medianOfLeaves(source.tree, own);
}

/** Returns the figures that legends of a tree need. O(places). */
export function measureScale(tree: ExploreTree, unit: CountUnit, other?: string): MeasureScale {
  return { mostImages: mostImages(tree), deepest: deepestLevel(tree), other, unit };
}

/** The popularity percentile of a node in whole per cent: a step. */
export function popularityStep(dataset: Dataset, node: Parameters<Dataset['popularityPercentile']>[0]): number {
  const { below, population } = dataset.popularityPercentile(node);
  return Math.floor((TOP_STEP * below) / population);
}
