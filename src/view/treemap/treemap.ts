import type { NodeIndex } from '../../domain/node-index.ts';
import { isGroup, type TreeNode } from '../../domain/tree-view.ts';
import { type Area, DEFAULT_TREEMAP, type TreemapOptions } from './options.ts';
import { drawTreemap, type DrawingLimits, flattenTiles, placeValue } from './drawing.ts';
import { exploreUrl } from '../explore/options.ts';
import { type TreemapControl, treemapControls, treemapUrl } from './controls.ts';
import { type TreemapLegend, treemapLegend } from './legend.ts';
import { type SharedSynsets, sharedSynsets } from './shared.ts';
import { type TileView, type TreemapScene, tileViews } from './tile.ts';
import { childrenOf, treemapTree } from './tree.ts';
import type { PageContext } from '../page-context.ts';
import { type PathStep, pathStep } from '../synset/page.ts';

/** One picture of a treemap, for screens of one shape. */
export interface TreemapPicture {
  readonly shape: 'wide' | 'tall';
  readonly width: number;
  readonly height: number;
  /** In reading order: an open tile comes before those inside it. */
  readonly tiles: readonly TileView[];
}

/** Everything a treemap shows of a subtree. */
export interface Treemap {
  /** The node whose subtree it is: the page's own, or its parent if the page's has nothing below it. */
  readonly top: PathStep;
  /** The page's own node where {@link top} is another. */
  readonly current: PathStep | undefined;
  /** Where one level up leads, in the tree beside the page. */
  readonly up: PathStep | undefined;
  /** What is shown; area differs from what was asked if nothing below the top has images. */
  readonly options: TreemapOptions;
  /** Whether area cannot stand for images, because nothing below the top has any: the top's own would be one tile. */
  readonly withoutImages: boolean;
  /** Distinct synsets below the top, and distinct images, own included: what the areas add up to. */
  readonly synsets: number;
  readonly images: number;
  /** Children of the top passed over and all of them. */
  readonly children: { readonly from: number; readonly all: number };
  /** Back to the largest children, where some are passed over. */
  readonly start: string | undefined;
  /** Where the explorer shows the whole tree, at this place. */
  readonly explore: string;
  readonly controls: readonly TreemapControl[];
  /** For wide screens, and for telephones. */
  readonly pictures: readonly [TreemapPicture, TreemapPicture];
  readonly legend: TreemapLegend;
  /** How many of the top's children have no images, and so no area where it stands for images. */
  readonly childrenWithoutArea: number;
  /** Images of the whole dataset that are filed under instances, if the top is the root of all: they have no area. */
  readonly imagesWithoutArea: number;
  /** How many instances the top has; they are listed, but no part of the areas. */
  readonly instances: number;
  readonly shared: SharedSynsets;
}

/** The pictures, in units about as large as pixels. Their tiles keep a page's HTML under 30 KB. */
const WIDE = { shape: 'wide', width: 760, height: 480, tiles: 25 } as const;
const TALL = { shape: 'tall', width: 360, height: 480, tiles: 9 } as const;

/**
 * Makes the treemap of a node's subtree: up to three levels, the largest tiles, the rest gathered.
 *
 * A synset has its area once, under its first parent within the subtree, so that areas add up to the distinct
 * synsets and images of it. Of a leaf it shows the parent's subtree, in which the leaf is marked.
 *
 * @returns `undefined` where there is nothing to draw: for an instance without hyponyms.
 */
export async function treemapModel(
  context: PageContext,
  place: TreeNode,
  options: TreemapOptions = DEFAULT_TREEMAP,
): Promise<Treemap | undefined> {
  const { catalogue, dataset } = context;
  const top = isLeaf(context, place) ? hypernymOf(context, place) : place;
  if (top === undefined) return undefined;
  const tree = treemapTree(catalogue.taxonomy, dataset, top);
  const children = childrenOf(tree, 0);
  const withoutImages = children.every((at) => tree.images[at] === 0);
  const area: Area = withoutImages && options.area === 'images' ? 'synsets' : options.area;
  const all = children.length;
  const from = options.from < all ? options.from : 0;
  const shown: TreemapOptions = { ...options, area, from };
  const linked: TreemapOptions = { ...options, from: 0 };
  const scene: TreemapScene = {
    context,
    tree,
    top,
    current: top === place ? undefined : place,
    options: linked,
    area,
    withoutImages,
    described: new Map(),
  };
  const up = context.tree.primaryParent(top);
  const picture = async ({
    shape,
    ...limits
  }: DrawingLimits & Pick<TreemapPicture, 'shape'>): Promise<TreemapPicture> => {
    const tiles = await tileViews(scene, flattenTiles(drawTreemap(tree, area, limits, from)));
    return { shape, width: limits.width, height: limits.height, tiles };
  };

  return {
    top: step(scene, top),
    current: top === place ? undefined : pathStep(context, place),
    up: up === undefined ? undefined : step(scene, up),
    options: shown,
    withoutImages,
    synsets: tree.size[0]! - 1,
    images: tree.images[0]!,
    children: { from, all },
    start: from === 0 ? undefined : treemapUrl(context, top, linked),
    explore: exploreUrl({ at: pathStep(context, top).id, area, colour: shown.colour }, context.state),
    controls: treemapControls(context, place, { ...shown, area: options.area }, withoutImages),
    // A telephone has room for one level.
    pictures: await Promise.all([picture({ ...WIDE, levels: shown.levels }), picture({ ...TALL, levels: 1 })]),
    legend: treemapLegend(dataset, shown.colour),
    childrenWithoutArea: children.filter((at) => placeValue(tree, area, at) === 0).length,
    imagesWithoutArea: up === undefined ? dataset.totals.images - tree.images[0]! : 0,
    instances: isGroup(top) ? 0 : catalogue.taxonomy.instancesOf(top).length,
    shared: sharedSynsets(scene),
  };
}

function step({ context, options }: Pick<TreemapScene, 'context' | 'options'>, node: TreeNode): PathStep {
  return { ...pathStep(context, node), href: treemapUrl(context, node, options) };
}

function isLeaf({ catalogue }: PageContext, node: TreeNode): node is NodeIndex {
  return !isGroup(node) && catalogue.taxonomy.columns.subtreeSynsets[node] === 0;
}

/** The parent in whose subtree a leaf has its area, if it is no instance. */
function hypernymOf({ catalogue, tree }: PageContext, leaf: NodeIndex): TreeNode | undefined {
  return catalogue.taxonomy.isInstance(leaf) ? undefined : tree.primaryParent(leaf);
}
