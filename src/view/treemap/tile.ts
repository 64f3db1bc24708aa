import { nodeIndex } from '../../domain/node-index.ts';
import { MISC_PLACE, ROOT_PLACE } from '../../domain/release-tree.ts';
import { isGroup, sameNode, type TreeNode } from '../../domain/tree-view.ts';
import { synsetStep } from './colour.ts';
import { formatCount, formatPercentile, formatQuantity, formatShare } from '../numbers.ts';
import { idOf, nameOf, type PageContext } from '../page-context.ts';
import { treemapUrl } from './controls.ts';
import { cutLabel, fitLabel } from './label.ts';
import { type DrawnTile, OPEN } from './drawing.ts';
import { type Box, inset, rounded } from './layout.ts';
import type { Area, TreemapOptions } from './options.ts';
import type { TreemapTree } from './tree.ts';
import { synsetUrl } from '../urls.ts';

/** What tiles are described from. */
export interface TreemapScene {
  readonly context: PageContext;
  readonly tree: TreemapTree;
  readonly top: TreeNode;
  /** The page's own node where it is not the top. */
  readonly current: TreeNode | undefined;
  /** The options that links keep. */
  readonly options: TreemapOptions;
  readonly area: Area;
  /** Whether nothing below the top has images. */
  readonly withoutImages: boolean;
  /** What has been said of places already: the pictures of one treemap show much the same. */
  readonly described: Map<number, Described>;
}

/** A tile as its picture shows it. */
export interface TilePicture {
  readonly kind: DrawnTile['kind'];
  readonly href: string;
  /** The whole of what it says: `dog, 189 synsets, 222,142 images, 8.1 % of carnivore`. */
  readonly name: string;
  readonly depth: number;
  /** In whole units of the picture. */
  readonly box: Box;
  /** The lines of text that fit; none if none does. */
  readonly lines: readonly string[];
  /** Step of the colour ramp; `undefined` without a value. */
  readonly step: number | undefined;
  /** A picture that fills the tile below its name, where there is one and room for it. */
  readonly picture: { readonly href: string; readonly box: Box } | undefined;
  readonly isOpen: boolean;
  readonly isCurrent: boolean;
}

/** A tile as a page shows it, in the picture and as a row of the table. */
export interface TileView extends TilePicture {
  /** Short name, as in the table. */
  readonly label: string;
  /** Cells of the table; a dash where a figure does not apply. */
  readonly synsets: string;
  readonly ownImages: string;
  readonly subtreeImages: string;
  readonly share: string;
  readonly popularity: string;
}

const NONE = '–';

/** Describes some tiles. */
export async function tileViews(scene: TreemapScene, tiles: readonly DrawnTile[]): Promise<TileView[]> {
  // Most datasets have no pictures, and nothing to wait for.
  if (scene.context.tilePictures === undefined) return tiles.map((tile) => tileView(scene, tile, undefined));
  return Promise.all(
    tiles.map(async (tile) => {
      const room = inset(rounded(tile.box), OPEN.header, OPEN.frame);
      return tileView(scene, tile, tile.children.length > 0 ? undefined : await pictureOf(scene, tile, room));
    }),
  );
}

function tileView(scene: TreemapScene, tile: DrawnTile, picture: TileView['picture']): TileView {
  const box = rounded(tile.box);
  const isOpen = tile.children.length > 0;
  const described = describe(scene, tile);
  const { label } = described;
  // A name above others, or above a picture, has one line.
  const above = [cutLabel(label, box.width)].filter((line) => line !== '');
  return {
    kind: tile.kind,
    depth: tile.depth,
    box,
    isOpen,
    picture,
    ...described,
    lines: isOpen || picture !== undefined ? above : fitLabel(label, box.width, box.height),
  };
}

/** The least width and height of a picture, in units of the drawing. */
const LEAST_PICTURE = 24;

async function pictureOf(scene: TreemapScene, { kind, at }: DrawnTile, box: Box): Promise<TileView['picture']> {
  const pictures = scene.context.tilePictures;
  const node = nodeAt(scene, at);
  if (pictures === undefined || isGroup(node) || kind === 'other' || Math.min(box.width, box.height) < LEAST_PICTURE)
    return undefined;
  const href = await (kind === 'own' ? pictures.own(node) : pictures.subtree(node));
  return href === undefined ? undefined : { href, box };
}

/** What a tile says, whatever its box. */
export type Described = Omit<TileView, 'kind' | 'depth' | 'box' | 'isOpen' | 'picture' | 'lines'>;

function describe(scene: TreemapScene, tile: DrawnTile): Described {
  switch (tile.kind) {
    case 'place':
      return describedPlace(scene, tile);
    case 'own':
      return describeOwn(scene, tile);
    case 'other':
      return describeOther(scene, tile);
  }
}

function describedPlace(scene: TreemapScene, tile: DrawnTile): Described {
  let described = scene.described.get(tile.at);
  if (described === undefined) scene.described.set(tile.at, (described = describePlace(scene, tile)));
  return described;
}

function describePlace(scene: TreemapScene, tile: DrawnTile): Described {
  const { context, tree, current, options } = scene;
  const { dataset, catalogue } = context;
  const node = nodeAt(scene, tile.at);
  const label = nameOf(context, node);
  const synsets = context.tree.bracket(node);
  const drawn = tree.images[tile.at]!;
  const images = isGroup(node) ? drawn : dataset.subtreeImages(node);
  const share = shareOf(scene, tree.parent[tile.at]!, drawn, tree.size[tile.at]!);
  const parents = isGroup(node) ? 1 : catalogue.taxonomy.parentCount(node);
  const elsewhere = images - drawn;
  const name = [
    label,
    ...(synsets > 0 ? [formatQuantity(synsets, 'synset')] : []),
    images === 0 ? 'no images' : formatQuantity(images, 'image'),
    ...(elsewhere > 0 ? [`${formatCount(elsewhere)} of them drawn elsewhere`] : []),
    `${share} of ${nameOf(context, nodeAt(scene, tree.parent[tile.at]!))}`,
    ...(parents > 1 ? [`has ${String(parents)} parents`] : []),
  ].join(', ');
  return {
    label,
    name,
    href: treemapUrl(context, node, options),
    step: isGroup(node) ? undefined : synsetStep(dataset, options.colour, node),
    isCurrent: sameNode(node, current),
    synsets: formatCount(synsets),
    ownImages: isGroup(node) ? NONE : formatCount(dataset.ownImages(node)),
    subtreeImages: formatCount(images),
    share,
    popularity: isGroup(node) ? NONE : formatPercentile(dataset.popularityPercentile(node)),
  };
}

function describeOwn(scene: TreemapScene, tile: DrawnTile): Described {
  const { context, options } = scene;
  const node = nodeAt(scene, tile.at);
  const owner = nameOf(context, node);
  const share = shareOf(scene, tile.at, tile.value, 0);
  return {
    label: `${owner} itself`,
    name: `${owner} itself, ${formatQuantity(tile.value, 'image')} of its own, ${share} of ${owner}`,
    href: synsetUrl(idOf(context, node), context.state, 'images'),
    step: isGroup(node) ? undefined : synsetStep(context.dataset, options.colour, node),
    isCurrent: false,
    synsets: NONE,
    ownImages: formatCount(tile.value),
    subtreeImages: NONE,
    share,
    popularity: NONE,
  };
}

function describeOther(scene: TreemapScene, tile: DrawnTile): Described {
  const { context, tree, options } = scene;
  const node = nodeAt(scene, tile.at);
  const count = formatCount(tile.gathered.length);
  const sum = (of: (at: number) => number): number => tile.gathered.reduce((total, at) => total + of(at), 0);
  const images = sum((at) => tree.images[at]!);
  const synsets = sum((at) => tree.size[at]!);
  const share = shareOf(scene, tile.at, images, synsets);
  // The others of the top are on a further page of the same; those of an open tile have room on that tile's own.
  const from = tile.at === 0 ? tile.passed : 0;
  return {
    label: `other (${count})`,
    name: `other (${count}), smaller children of ${nameOf(context, node)}, ${formatQuantity(images, 'image')}, ${share}`,
    href: treemapUrl(context, node, { ...options, from }),
    step: undefined,
    isCurrent: false,
    synsets: formatCount(synsets),
    ownImages: NONE,
    subtreeImages: formatCount(images),
    share,
    popularity: NONE,
  };
}

/**
 * A part of a place's subtree in per cent: of its images, or of its synsets where areas stand for those or there are
 * no images. Equal areas say nothing, so their shares are those of images too.
 */
function shareOf({ tree, area, withoutImages }: TreemapScene, whole: number, images: number, synsets: number): string {
  const ofSynsets = area === 'synsets' || withoutImages;
  return ofSynsets ? formatShare(synsets, tree.size[whole]! - 1) : formatShare(images, tree.images[whole]!);
}

/** The node at a place of a treemap's tree. */
export function nodeAt({ context, tree }: Pick<TreemapScene, 'context' | 'tree'>, at: number): TreeNode {
  const node = tree.node[at]!;
  const release = context.dataset.release?.tree;
  if (node === ROOT_PLACE) return release!.root;
  return node === MISC_PLACE ? release!.misc : nodeIndex(node);
}
