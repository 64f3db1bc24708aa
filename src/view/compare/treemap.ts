import { nodeIndex } from '../../domain/node-index.ts';
import { isGroup } from '../../domain/tree-view.ts';
import { RAMP_STEPS } from '../treemap/colour.ts';
import { comparedAt, type CompareSubject } from './subject.ts';
import { formatQuantity, formatShare } from '../numbers.ts';
import { idOf, nameOf } from '../page-context.ts';
import { cutLabel, fitLabel } from '../treemap/label.ts';
import { drawTreemap, type DrawnTile, type DrawingLimits, flattenTiles } from '../treemap/drawing.ts';
import { rounded } from '../treemap/layout.ts';
import type { TreemapLegend } from '../treemap/legend.ts';
import { nodeAt, type TilePicture } from '../treemap/tile.ts';
import { treemapTree, type TreemapTree } from '../treemap/tree.ts';
import { synsetUrl } from '../urls.ts';

/** A tile of a comparison, in the picture and as a row of the table. */
export interface CompareTile extends TilePicture {
  /** Short name, as in the table. */
  readonly label: string;
  /** Synsets of the tile that a holds, that b holds, and that both hold. */
  readonly a: number;
  readonly b: number;
  readonly both: number;
  /** Share of a's synsets that b holds too, in per cent. */
  readonly coverage: string;
}

/** A comparison as tiles: area by the synsets that either holds, colour by how many of a's are b's too. */
export interface CompareTreemap {
  /** For wide screens, and for telephones. */
  readonly pictures: readonly {
    readonly shape: 'wide' | 'tall';
    readonly width: number;
    readonly height: number;
    readonly tiles: readonly CompareTile[];
  }[];
  readonly legend: TreemapLegend;
}

/** Synsets of each place of a tree that a, b and both hold, its subtree included. */
interface Holdings {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly both: Float64Array;
}

const WIDE = { shape: 'wide', width: 760, height: 480, tiles: 40, levels: 2 } as const;
const TALL = { shape: 'tall', width: 360, height: 480, tiles: 12, levels: 1 } as const;

/** Draws a comparison of the subtree it looks at; `undefined` where neither holds anything there. O(nodes). */
export function compareTreemap(subject: CompareSubject): CompareTreemap | undefined {
  const {
    context,
    comparison: { a, b },
    top,
  } = subject;
  const shape = treemapTree(context.catalogue.taxonomy, context.dataset, top);
  const own = (held: (node: number) => number): Float64Array =>
    Float64Array.from(shape.node, (node) => (node < 0 ? 0 : held(node)));
  const holdings: Holdings = {
    a: summed(
      shape,
      own((node) => a.held[node]!),
    ),
    b: summed(
      shape,
      own((node) => b.held[node]!),
    ),
    both: summed(
      shape,
      own((node) => a.held[node]! & b.held[node]!),
    ),
  };
  // What areas stand for takes the place of images: the synsets that either holds.
  const tree: TreemapTree = {
    ...shape,
    images: holdings.a.map((count, at) => count + holdings.b[at]! - holdings.both[at]!),
  };
  if (tree.images[0] === 0) return undefined;
  const picture = ({
    shape: name,
    ...limits
  }: DrawingLimits & { readonly shape: 'wide' | 'tall' }): CompareTreemap['pictures'][number] => ({
    shape: name,
    width: limits.width,
    height: limits.height,
    tiles: flattenTiles(drawTreemap(tree, 'images', limits)).map((tile) => compareTile(subject, tree, holdings, tile)),
  });
  return { pictures: [picture(WIDE), picture(TALL)], legend: legendOf(subject) };
}

function summed({ parent }: TreemapTree, values: Float64Array): Float64Array {
  for (let at = values.length - 1; at > 0; at--) values[parent[at]!]! += values[at]!;
  return values;
}

function compareTile(subject: CompareSubject, tree: TreemapTree, holdings: Holdings, tile: DrawnTile): CompareTile {
  const { context, comparison } = subject;
  const node = nodeAt({ context, tree }, tile.at);
  const [a, b, both] = heldBy(subject, tree, holdings, tile);
  const name = nameOf(context, node);
  const label =
    tile.kind === 'place' ? name : tile.kind === 'own' ? `${name} itself` : `other (${String(tile.gathered.length)})`;
  const coverage = formatShare(both, a);
  const box = rounded(tile.box);
  const isOpen = tile.children.length > 0;
  const isLeaf = tile.kind !== 'other' && (tile.kind === 'own' || tree.size[tile.at] === 1);
  const titles = `${comparison.a.title}: ${formatQuantity(a, 'synset')}; ${comparison.b.title}: ${formatQuantity(b, 'synset')}; both: ${formatQuantity(both, 'synset')}`;
  return {
    kind: tile.kind,
    depth: tile.depth,
    box,
    isOpen,
    isCurrent: false,
    picture: undefined,
    label,
    name: `${label}. ${titles}. ${a === 0 ? 'Nothing to be covered' : `${coverage} covered`}`,
    href: isLeaf && !isGroup(node) ? synsetUrl(idOf(context, node), context.state) : comparedAt(subject, node),
    lines: isOpen ? [cutLabel(label, box.width)].filter((line) => line !== '') : fitLabel(label, box.width, box.height),
    step: a === 0 ? undefined : coverageStep(both / a),
    a,
    b,
    both,
    coverage,
  };
}

function heldBy(
  { comparison: { a, b } }: CompareSubject,
  { node }: TreemapTree,
  holdings: Holdings,
  tile: DrawnTile,
): [number, number, number] {
  const sum = (values: Float64Array): number => tile.gathered.reduce((total, at) => total + values[at]!, 0);
  switch (tile.kind) {
    case 'place':
      return [holdings.a[tile.at]!, holdings.b[tile.at]!, holdings.both[tile.at]!];
    case 'own': {
      const own = nodeIndex(node[tile.at]!);
      return [a.held[own]!, b.held[own]!, a.held[own]! & b.held[own]!];
    }
    case 'other':
      return [sum(holdings.a), sum(holdings.b), sum(holdings.both)];
  }
}

/**
 * The step of a share on the ramp, from 0 to 1.
 *
 * It goes with the square root: a list of a thousand covers a twentieth of one of twenty thousand, and where it covers
 * a tenth is to be seen.
 */
function coverageStep(share: number): number {
  return Math.min(RAMP_STEPS - 1, Math.floor(Math.sqrt(share) * RAMP_STEPS));
}

const TICKS = [0, 3, 6, 9];

function legendOf({ comparison: { a, b } }: CompareSubject): TreemapLegend {
  return {
    title: `Synsets of ${a.title} that ${b.title} has too, by square root`,
    definition: 'coverage',
    ticks: TICKS.map((step) => ({
      at: step / RAMP_STEPS,
      label: `${String(Math.round(100 * (step / RAMP_STEPS) ** 2))} %`,
    })),
    without: `nothing of ${a.title}`,
  };
}
