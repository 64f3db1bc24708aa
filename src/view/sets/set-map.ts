import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import { type NodeIndex, nodeIndex } from '../../domain/node-index.ts';
import type { PageContext } from '../page-context.ts';
import { synsetUrl } from '../urls.ts';
import type { OpenedSet } from './opened-set.ts';

/** A tile of the map of a set, in units of the map's own size. */
export interface SetTile {
  readonly kind: 'class' | 'outside';
  readonly name: string;
  readonly href: string | undefined;
  readonly images: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A branch of the map with its label. */
export interface SetBranch {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly SetTile[];
}

/** Where a set lies below the lowest node that holds all its classes. */
export interface MapOfSet {
  readonly width: number;
  readonly height: number;
  readonly below: string;
  readonly images: number;
  /** Images below that node, in the set or not. */
  readonly ofImages: number;
  readonly branches: readonly SetBranch[];
}

const WIDTH = 1120;
const HEIGHT = 380;
const HEADER = 20;
/** Branches with a place of their own; the others share one. */
const BRANCHES = 9;
/** Classes with a tile of their own; those of larger sets are drawn as the share of a branch. */
const MOST_TILES = 200;

interface Datum {
  readonly name: string;
  readonly kind: 'branch' | 'class' | 'outside';
  readonly href: string | undefined;
  readonly images: number;
  readonly children?: readonly Datum[];
}

/** Lays out where a set lies; `undefined` for a set without images. Area is by images; what no class holds is one tile a branch. */
export function mapOfSet({ catalogue, dataset, state }: PageContext, opened: OpenedSet): MapOfSet | undefined {
  const { taxonomy, lexicon } = catalogue;
  const { set, names, measured } = opened;
  if (measured.totalImages === 0) return undefined;
  const { parent, subtreeSize } = taxonomy.columns;
  const nodes = set.classes.map(({ includes: [{ node }] }) => node);
  let top: number = nodes[0]!;
  const holds = (upper: number, node: number): boolean => node >= upper && node < upper + subtreeSize[upper]!;
  while (top !== 0 && (nodes.some((node) => !holds(top, node)) || nodes.includes(nodeIndex(top)))) top = parent[top]!;
  const groups = new Map<number, number[]>();
  for (const [at, node] of nodes.entries()) {
    let branch: number = node;
    while (branch !== top && parent[branch] !== top) branch = parent[branch]!;
    const group = groups.get(branch);
    if (group === undefined) groups.set(branch, [at]);
    else group.push(at);
  }
  const imagesOf = (classes: readonly number[]): number => classes.reduce((sum, at) => sum + measured.images[at]!, 0);
  const bySize = [...groups].sort(([, a], [, b]) => imagesOf(b) - imagesOf(a));
  const outsideOf = (branch: number, classes: readonly number[]): number =>
    Math.max(0, dataset.subtreeImages(nodeIndex(branch)) - imagesOf(classes));
  const named = bySize
    .slice(0, BRANCHES)
    .map(([branch, classes]): Datum =>
      branchOf(branch, lexicon.firstLemma(nodeIndex(branch)), classes, outsideOf(branch, classes)),
    );
  const rest = bySize.slice(BRANCHES).flatMap(([, classes]) => classes);
  const ofImages = Math.max(dataset.subtreeImages(nodeIndex(top)), measured.totalImages);
  const shown = named.reduce((sum, { images }) => sum + images, 0);
  const elsewhere = Math.max(0, ofImages - shown - imagesOf(rest));
  const data: Datum[] = [...named, branchOf(-1, 'other', rest, elsewhere)].filter(({ images }) => images > 0);

  function branchOf(branch: number, name: string, classes: readonly number[], outside: number): Datum {
    const children: Datum[] =
      set.classes.length > MOST_TILES
        ? [{ kind: 'class', name: `${String(classes.length)} classes`, href: undefined, images: imagesOf(classes) }]
        : classes.map((at) => ({
            kind: 'class',
            name: names[at]!,
            href: synsetUrl(taxonomy.wnid(nodes[at]!), state),
            images: measured.images[at]!,
          }));
    const all = [...children, { kind: 'outside' as const, name: 'outside', href: undefined, images: outside }].filter(
      ({ images }) => images > 0,
    );
    return {
      kind: 'branch',
      name,
      href: branch < 0 ? undefined : synsetUrl(taxonomy.wnid(branch as NodeIndex), state),
      images: imagesOf(classes) + outside,
      children: all,
    };
  }

  const root = hierarchy<Datum>({ kind: 'branch', name: '', href: undefined, images: 0, children: data })
    .sum(({ kind, images }) => (kind === 'branch' ? 0 : images))
    .sort((x, y) => Number(x.data.kind === 'outside') - Number(y.data.kind === 'outside') || y.value! - x.value!);
  const laid = treemap<Datum>()
    .tile(treemapSquarify)
    .size([WIDTH, HEIGHT])
    .paddingOuter(0)
    .paddingTop((at) => (at.depth === 1 ? HEADER : 0))
    .paddingInner(3)
    .round(true)(root);
  return {
    width: WIDTH,
    height: HEIGHT,
    below: lexicon.firstLemma(nodeIndex(top)),
    images: measured.totalImages,
    ofImages,
    branches: (laid.children ?? []).map((branch) => ({
      name: branch.data.name,
      ...boxOf(branch),
      tiles: (branch.children ?? []).map((tile) => ({
        kind: tile.data.kind === 'outside' ? ('outside' as const) : ('class' as const),
        name: tile.data.name,
        href: tile.data.href,
        images: tile.data.images,
        ...boxOf(tile),
      })),
    })),
  };
}

function boxOf({
  x0,
  y0,
  x1,
  y1,
}: {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}): Pick<SetTile, 'x' | 'y' | 'width' | 'height'> {
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}
