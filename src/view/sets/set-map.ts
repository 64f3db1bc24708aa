import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import { findTop } from '../../domain/class-set/class-node.ts';
import { nodeIndex, type NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { hueClass } from '../branch-hue.ts';
import { formatQuantity } from '../numbers.ts';
import type { PageContext } from '../page-context.ts';
import type { OpenedSet } from './opened-set.ts';
import { findBranches, releaseBranches, type SetBranch } from './set-branches.ts';

/** A rectangle in units of the map. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A tile of the map of a set: a class, or the rest of a branch outside of all classes. */
export interface SetTile extends Box {
  readonly kind: 'class' | 'outside';
  readonly name: string;
  readonly images: number;
  /** Number of classes in the tile. */
  readonly classes: number;
  /** The address of the picture of the class, where the tile has room for it. */
  readonly picture: string | undefined;
  /** Photograph on another host, shown instead after the reader's request. */
  readonly photograph: string | undefined;
}

/** A branch of the map with its label. */
export interface MapBranch extends Box {
  readonly name: string;
  /** The class that gives the hue of the branch. */
  readonly hue: string;
  readonly tiles: readonly SetTile[];
}

/** One layout of the map. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly branches: readonly MapBranch[];
}

/** Map of a set below the lowest node that contains all its classes. */
export interface MapOfSet {
  readonly below: string;
  readonly images: number;
  /** Images below that node, in the set or not. */
  readonly ofImages: number;
  /** Unit of the counts. */
  readonly unit: CountUnit;
  /** Layout for wide pages. */
  readonly wide: MapLayout;
  /** Layout for telephones. */
  readonly tall: MapLayout;
}

/** Sizes of the two layouts, in CSS pixels at their usual width. */
const WIDE = [1120, 380] as const;
const TALL = [360, 520] as const;
/** Height of the label of a branch. */
const HEADER = 20;
/** Maximum number of classes with a tile each; larger sets are drawn as one tile a branch. */
const MOST_TILES = 200;
/** Shortest sides of a tile that shows a picture. */
const PICTURE_ROOM = [74, 80] as const;

interface Datum {
  readonly name: string;
  readonly kind: 'branch' | 'class' | 'outside';
  readonly images: number;
  readonly classes?: number;
  readonly node?: NodeIndex | undefined;
  readonly hue?: string;
  readonly children?: readonly Datum[];
}

/** Lays out where a set lies; `undefined` for a set without images. Areas are images; those in no class are one tile a branch. */
export async function mapOfSet(context: PageContext, opened: OpenedSet): Promise<MapOfSet | undefined> {
  const { catalogue, dataset } = context;
  const { set, names, measured } = opened;
  if (measured.totalImages === 0) return undefined;
  const nodes = set.classes.map(({ includes: [{ node }] }) => node);
  const ofRelease = releaseBranches(catalogue.taxonomy, branchesOfRelease(context), nodes, measured.images);
  // A set in several branches of a release is seen in all of the dataset.
  const top = ofRelease === undefined ? findTop(catalogue.taxonomy, nodes) : nodeIndex(0);
  const imagesOf = (classes: readonly number[]): number => classes.reduce((sum, at) => sum + measured.images[at]!, 0);
  const ofImages = Math.max(dataset.subtreeImages(top), measured.totalImages);
  const branches = ofRelease ?? findBranches(catalogue.taxonomy, nodes, top, measured.images);

  const tilesOf = (classes: readonly number[]): Datum[] =>
    set.classes.length > MOST_TILES
      ? [
          tile('class', formatQuantity(classes.length, 'class', 'classes'), imagesOf(classes), {
            classes: classes.length,
          }),
        ]
      : classes.map((at) => tile('class', names[at]!, measured.images[at]!, { node: nodes[at]! }));
  const branchOf = ({ node, classes }: SetBranch & { readonly node: NodeIndex }): Datum => {
    const largest = classes.toSorted((x, y) => measured.images[y]! - measured.images[x]!)[0];
    const hue = hueClass(context, largest === undefined ? node : nodes[largest]!);
    const outside = tile('outside', 'outside', Math.max(0, dataset.subtreeImages(node) - imagesOf(classes)));
    return branch(catalogue.lexicon.firstLemma(node), hue, [...tilesOf(classes), outside]);
  };
  const named = branches.flatMap(({ node, classes }) => (node === undefined ? [] : branchOf({ node, classes })));
  const others = branches.filter(({ node }) => node === undefined).flatMap(({ classes }) => tilesOf(classes));
  const shown = [...named.flatMap(({ children }) => children!), ...others].reduce((sum, { images }) => sum + images, 0);
  const elsewhere = tile('outside', 'outside', Math.max(0, ofImages - shown));
  const data = branch('', '', [], [...named, branch('other', 'hue-8', [...others, elsewhere])]);
  return {
    below: ofRelease === undefined ? catalogue.lexicon.firstLemma(top) : dataset.description.title,
    images: measured.totalImages,
    ofImages,
    unit: dataset.unit,
    wide: await layOut(context, data, WIDE),
    tall: await layOut(context, data, TALL),
  };
}

/** Returns the branches of the dataset's release; none for a tree of all nouns. */
function branchesOfRelease({ tree }: PageContext): NodeIndex[] {
  return tree.kind === 'release' ? tree.children(tree.root).filter((node) => typeof node === 'number') : [];
}

function tile(kind: Datum['kind'], name: string, images: number, more: Partial<Datum> = {}): Datum {
  return { kind, name, images, ...more };
}

/** A branch of the tiles that have images, or the whole of the branches that have tiles. */
function branch(name: string, hue: string, tiles: readonly Datum[], branches: readonly Datum[] = []): Datum {
  const children = [...tiles.filter(({ images }) => images > 0), ...branches.filter((one) => one.children!.length > 0)];
  return { kind: 'branch', name, hue, images: 0, children };
}

async function layOut(
  { illustrator }: PageContext,
  data: Datum,
  [width, height]: readonly [number, number],
): Promise<MapLayout> {
  const root = hierarchy<Datum>(data)
    .sum(({ images }) => images)
    .sort((x, y) => Number(x.data.kind === 'outside') - Number(y.data.kind === 'outside') || y.value! - x.value!);
  const laid = treemap<Datum>()
    .tile(treemapSquarify)
    .size([width, height])
    .paddingTop((at) => (at.depth === 1 ? HEADER : 0))
    .paddingInner(3)
    .round(true)(root);
  const branches = (laid.children ?? []).map(async (branch): Promise<MapBranch> => {
    const tiles = (branch.children ?? []).map(async (tile): Promise<SetTile> => {
      const { kind, name, images, classes, node } = tile.data;
      const box = boxOf(tile);
      const hasRoom = node !== undefined && box.width >= PICTURE_ROOM[0] && box.height >= PICTURE_ROOM[1];
      const picture = hasRoom ? await illustrator?.find(node, 'icon') : undefined;
      const photograph = hasRoom ? await illustrator?.findPhotograph(node, 120) : undefined;
      return {
        kind: kind === 'outside' ? 'outside' : 'class',
        name,
        images,
        classes: classes ?? 1,
        picture: picture?.src,
        photograph: photograph?.src,
        ...box,
      };
    });
    return { name: branch.data.name, hue: branch.data.hue!, ...boxOf(branch), tiles: await Promise.all(tiles) };
  });
  return { width, height, branches: await Promise.all(branches) };
}

function boxOf({ x0, y0, x1, y1 }: Readonly<Record<'x0' | 'y0' | 'x1' | 'y1', number>>): Box {
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}
