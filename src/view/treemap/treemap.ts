import type { CountUnit } from '../../domain/dataset/dataset.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { subtreeFigures } from '../../domain/dataset/subtree-figures.ts';
import { isGroup, sameNode, type TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { exploreChildren } from '../explore/columns.ts';
import { exploreUrl } from '../explore/options.ts';
import { AREA_MEASURES, areaMeasure, COLOUR_MEASURES, colourMeasure } from '../measures.ts';
import { formatCount, formatPercentile, formatQuantity, formatShare } from '../numbers.ts';
import { nameOf, type PageContext } from '../page-context.ts';
import { formatImages, inUnit } from '../quantities.ts';
import { type PathStep, pathStep } from '../synset/page.ts';
import { compareUrl } from '../urls.ts';
import { mapSource } from './map-source.ts';
import { DEFAULT_TREEMAP, type TreemapOptions, withTreemapOptions } from './options.ts';
import { layOutShapes, type MapPicture, type MapTarget, shadeClass } from './picture.ts';
import { rankedChildren } from './places.ts';
import { nodeAt, type TreemapTree, treemapTree } from './tree.ts';

/** A choice a reader has about a map, as links. */
export interface MapControl {
  readonly title: string;
  readonly choices: readonly {
    readonly label: string;
    /** `undefined` for a choice that cannot be had here. */
    readonly href: string | undefined;
    readonly isCurrent: boolean;
  }[];
}

/** Content of a map, and the stretch of its lightness. */
export interface MapLegend {
  readonly area: string;
  /** Measure that lightness shows; empty without one. */
  readonly measure: string;
  /** Anchor of the measure's definition on the about page. */
  readonly definition: string;
  readonly low: string;
  readonly high: string;
}

/** A child of the top, as a row of the table next to the map. */
export interface MapRow {
  readonly name: string;
  readonly href: string;
  readonly synsets: string;
  readonly ownImages: string;
  /** Distinct images of its subtree. */
  readonly subtreeImages: string;
  /** Images that its tile shows: those of synsets drawn in it. */
  readonly drawnImages: string;
  /** Share of the top's images in the subtree. */
  readonly share: string;
  readonly popularity: string;
}

/** Everything that a synset's map shows of a subtree. */
export interface Treemap {
  /** The node whose subtree is drawn: the page's own, or its parent if nothing lies below the page's. */
  readonly top: PathStep;
  /** The page's own node where {@link top} is another. */
  readonly current: PathStep | undefined;
  /** Link one level up, in the tree next to the page. */
  readonly up: PathStep | undefined;
  readonly root: PathStep;
  /** Choices in effect; the area differs from the request if no synset below the top has images. */
  readonly options: TreemapOptions;
  /** Whether area cannot show images, because nothing below the top has any. */
  readonly withoutImages: boolean;
  /** Synsets and images in the subtree of the top, its own included: the sum of the areas. */
  readonly synsets: number;
  readonly images: number;
  /** Unit of the dataset's counts. */
  readonly unit: CountUnit;
  /** Whole address of the page with this map that other sites may frame. */
  readonly embed: string;
  /** Address of the same map in the explorer. */
  readonly explore: string;
  /** The comparison of the shown dataset with another in this subtree. */
  readonly compare: string;
  readonly controls: readonly MapControl[];
  /** Pictures for wide screens and for phones. */
  readonly pictures: readonly MapPicture[];
  readonly legend: MapLegend;
  readonly rows: readonly MapRow[];
  /** Children that have area and no row, and the images that they draw. */
  readonly moreRows: number;
  readonly moreImages: string;
  /** The top's own images, a part of the map next to its children; absent where it has none. */
  readonly own: OwnRow | undefined;
  /** Number of the top's children without images, where areas show images. */
  readonly childrenWithoutArea: number;
  /** Images filed under instances, if the top is the root of all: they have no area. */
  readonly imagesWithoutArea: number;
  /** Number of instances of the top; they are listed, but no part of the areas. */
  readonly instances: number;
  /** Number of synsets drawn here that have several parents here, and one tile. */
  readonly shared: number;
}

/** The row of the top's own images. */
export interface OwnRow {
  readonly name: string;
  readonly ownImages: string;
  readonly drawnImages: string;
  readonly share: string;
}

/** Maximum number of rows of the table. */
const MOST_ROWS = 20;

/**
 * Makes the map of a node's subtree: as much of it as a static picture can show.
 *
 * A synset has its area once, under its first parent within the subtree, so that areas add up to the distinct synsets
 * and images of it. For a leaf it shows the parent's subtree, in which the leaf is marked.
 *
 * @param target where tiles lead. @returns `undefined` where there is nothing to draw: for an instance without hyponyms.
 */
export async function treemapModel(
  context: PageContext,
  place: TreeNode,
  options: TreemapOptions = DEFAULT_TREEMAP,
  target: MapTarget = 'page',
): Promise<Treemap | undefined> {
  const { catalogue, dataset } = context;
  const top = isLeaf(context, place) ? hypernymOf(context, place) : place;
  if (top === undefined) return undefined;
  const tree = treemapTree(catalogue.taxonomy, dataset, top);
  const children = exploreChildren(tree, 0);
  const withoutImages = children.every((at) => tree.images[at] === 0);
  const area = withoutImages && (options.area === 'images' || options.area === 'root') ? 'synsets' : options.area;
  const shown: TreemapOptions = { ...options, area };
  const { source, hues, scale } = mapSource(context, tree, top, shown);
  const up = context.tree.primaryParent(top);
  const linked = (node: TreeNode): PathStep => linkedStep(context, node, options);
  const ranked = rankedChildren(tree, source.values, 0);
  const shapes = await layOutShapes(context, source, target);
  const pictures = shapes.map((shape): MapPicture => ({
    ...shape,
    classOf: ({ at, value }) => `hue-${String(hues[at]!)} ${shadeClass(value)}`,
    linkOf: ({ at }) => ({
      href: hrefOf(context, nodeAt(context, tree, at), shown, target),
      name: describeTile(context, tree, at),
      isCurrent: sameNode(nodeAt(context, tree, at), place),
    }),
  }));
  const { stretch } = pictures[0]!.scene;
  const measure = colourMeasure(shown.colour);
  return {
    top: linked(top),
    current: top === place ? undefined : pathStep(context, place),
    up: up === undefined ? undefined : linked(up),
    root: linked(context.tree.root),
    options: shown,
    withoutImages,
    synsets: subtreeFigures(catalogue, dataset, top).subtreeSynsets,
    images: tree.images[0]!,
    unit: dataset.unit,
    embed:
      context.origin + linkedStep({ ...context, state: { ...context.state, isEmbedded: true } }, top, options).href,
    explore: exploreUrl({ at: pathStep(context, top).id, ...shown }, context.state),
    compare: compareUrl({ at: up === undefined ? undefined : pathStep(context, top).id }, context.state),
    controls: controlsOf(context, place, { ...shown, area: options.area }, withoutImages),
    pictures,
    legend: {
      area: inUnit(areaMeasure(area).legend, dataset.unit),
      measure: measure.name === 'branch' ? '' : measure.legend(scale),
      definition: measure.definition,
      low: measure.write(stretch.low, scale),
      high: measure.write(stretch.high, scale),
    },
    rows: ranked.slice(0, MOST_ROWS).map((at) => rowOf(context, tree, at, options)),
    moreRows: Math.max(0, ranked.length - MOST_ROWS),
    moreImages: formatCount(ranked.slice(MOST_ROWS).reduce((sum, at) => sum + tree.images[at]!, 0)),
    own: ownRow(context, tree, !withoutImages),
    childrenWithoutArea: children.length - ranked.length,
    imagesWithoutArea: up === undefined ? dataset.totals.images - tree.images[0]! : 0,
    instances: isGroup(top) ? 0 : catalogue.taxonomy.instancesOf(top).length,
    shared: countShared(context, tree),
  };
}

/** A tile in words: `dog, 220,756 of 222,142 images drawn here, 190 synsets`. */
function describeTile(context: PageContext, tree: TreemapTree, at: number): string {
  const node = nodeAt(context, tree, at);
  const drawn = tree.images[at]!;
  const { subtreeImages: images, subtreeSynsets } = subtreeFigures(context.catalogue, context.dataset, node);
  return [
    nameOf(context, node),
    drawn === images
      ? formatImages(images, context.dataset.unit)
      : `${formatCount(drawn)} of ${formatImages(images, context.dataset.unit)} drawn here`,
    ...(subtreeSynsets > 1 ? [formatQuantity(subtreeSynsets, 'synset')] : []),
  ].join(', ');
}

function rowOf(context: PageContext, tree: TreemapTree, at: number, options: TreemapOptions): MapRow {
  const { catalogue, dataset } = context;
  const node = nodeAt(context, tree, at);
  const { ownImages, subtreeImages, subtreeSynsets } = subtreeFigures(catalogue, dataset, node);
  return {
    name: nameOf(context, node),
    href: linkedStep(context, node, options).href,
    synsets: formatCount(subtreeSynsets),
    ownImages: isGroup(node) ? NONE : formatCount(ownImages),
    subtreeImages: formatCount(subtreeImages),
    drawnImages: formatCount(tree.images[at]!),
    share: formatShare(subtreeImages, tree.images[0]!),
    popularity: isGroup(node) ? NONE : formatPercentile(dataset.popularityPercentile(node)),
  };
}

function ownRow(context: PageContext, tree: TreemapTree, isDrawn: boolean): OwnRow | undefined {
  const own = tree.ownImages[0]!;
  if (own === 0) return undefined;
  const images = formatCount(own);
  return {
    name: `${nameOf(context, nodeAt(context, tree, 0))} itself`,
    ownImages: images,
    drawnImages: isDrawn ? images : 'not drawn',
    share: formatShare(own, tree.images[0]!),
  };
}

/** Text for a figure that does not apply. */
const NONE = '–';

function hrefOf(context: PageContext, node: TreeNode, options: TreemapOptions, target: MapTarget): string {
  if (target === 'page') return linkedStep(context, node, options).href;
  return exploreUrl({ at: pathStep(context, node).id, ...options }, context.state);
}

/** The address of a node's page with its map as the reader wants it. */
function linkedStep(context: PageContext, node: TreeNode, options: TreemapOptions): PathStep {
  const step = pathStep(context, node);
  return { ...step, href: withTreemapOptions(step.href, options) };
}

function controlsOf(
  context: PageContext,
  place: TreeNode,
  options: TreemapOptions,
  withoutImages: boolean,
): MapControl[] {
  // The anchor keeps the map in sight when a choice leads to a new page.
  const href = (changed: Partial<TreemapOptions>): string =>
    `${linkedStep(context, place, { ...options, ...changed }).href}#treemap`;
  const needsImages = (name: string): boolean => name === 'images' || name === 'root';
  const area = withoutImages && needsImages(options.area) ? 'synsets' : options.area;
  return [
    {
      title: 'Area',
      choices: AREA_MEASURES.map(({ name, label }) => ({
        label: inUnit(label, context.dataset.unit),
        href: withoutImages && needsImages(name) ? undefined : href({ area: name }),
        isCurrent: name === area,
      })),
    },
    {
      title: 'Lightness',
      choices: COLOUR_MEASURES.map(({ name, label }) => ({
        label: inUnit(label, context.dataset.unit),
        href: href({ colour: name }),
        isCurrent: name === options.colour,
      })),
    },
  ];
}

/** Counts the synsets of a tree that have several parents in it. O(places). */
function countShared({ catalogue: { taxonomy } }: PageContext, { node }: TreemapTree): number {
  const { start, target } = taxonomy.hypernyms;
  const several = node.filter((one) => one >= 0 && start[one + 1]! - start[one]! > 1);
  if (several.length === 0) return 0;
  const here = new Set(node);
  let shared = 0;
  for (const one of several) {
    const hypernyms = target.subarray(start[one], start[one + 1]);
    if (hypernyms.reduce((count, upper) => count + (here.has(upper) ? 1 : 0), 0) > 1) shared++;
  }
  return shared;
}

function isLeaf({ catalogue }: PageContext, node: TreeNode): node is NodeIndex {
  return !isGroup(node) && catalogue.taxonomy.columns.synsetsBelow[node] === 0;
}

function hypernymOf(context: PageContext, node: NodeIndex): TreeNode | undefined {
  return context.catalogue.taxonomy.isInstance(node) ? undefined : context.tree.primaryParent(node);
}
