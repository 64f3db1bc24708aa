import { nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { isGroup } from '../../domain/taxonomy/tree-view.ts';
import { exploreChildren, type ExploreTree } from '../explore/columns.ts';
import { formatCount, formatQuantity, formatShare } from '../numbers.ts';
import { idOf, nameOf } from '../page-context.ts';
import { layOutShapes, type MapPicture } from '../treemap/picture.ts';
import type { MapTile } from '../treemap/scene.ts';
import { nodeAt, type TreemapTree, treemapTree } from '../treemap/tree.ts';
import { synsetUrl } from '../urls.ts';
import { comparedAt, type CompareSubject } from './subject.ts';

/** A child of the top, as a row of the table next to the map. */
export interface CompareRow {
  readonly name: string;
  readonly href: string;
  /** Synsets of the subtree that only a holds, both hold, and only b holds. */
  readonly onlyA: number;
  readonly both: number;
  readonly onlyB: number;
}

/** A comparison as a map of the difference: area by the synsets that either holds, hue by who holds them. */
export interface CompareTreemap {
  /** Pictures for wide screens and for phones. */
  readonly pictures: readonly MapPicture[];
  /** The children, those first that b lacks most of. */
  readonly rows: readonly CompareRow[];
}

/** The hues of a difference, from only a by both to only b: classes `diff0` to `diff6`. */
export const DIFFERENCE_STEPS = 7;

/** Synsets of each place of a tree that only a, both and only b hold, its subtree included. */
interface Holdings {
  readonly onlyA: Float64Array;
  readonly both: Float64Array;
  readonly onlyB: Float64Array;
}

/** Draws a comparison of the subtree it looks at; `undefined` where neither holds anything there. O(nodes). */
export async function compareTreemap(subject: CompareSubject): Promise<CompareTreemap | undefined> {
  const { context, comparison, top } = subject;
  const { a, b } = comparison;
  const tree = treemapTree(context.catalogue.taxonomy, context.dataset, top);
  const sum = (own: (node: number) => boolean): Float64Array =>
    sumUp(tree, new Float64Array(tree.node.map((node) => (node >= 0 && own(node) ? 1 : 0))));
  const holdings: Holdings = {
    onlyA: sum((node) => a.held[node] === 1 && b.held[node] !== 1),
    both: sum((node) => a.held[node] === 1 && b.held[node] === 1),
    onlyB: sum((node) => a.held[node] !== 1 && b.held[node] === 1),
  };
  const values = holdings.both.map((both, at) => both + holdings.onlyA[at]! + holdings.onlyB[at]!);
  if (values[0] === 0) return undefined;
  const own = (at: number): number =>
    values[at]! - exploreChildren(tree, at).reduce((total, child) => total + values[child]!, 0);
  const shapes = await layOutShapes(context, {
    tree,
    values,
    own,
    ownCountOf: own,
    steps: new Uint8Array(values.length),
    notesOf: (at) => [formatCount(values[at]!)],
  });
  const pictures = shapes.map((shape): MapPicture => ({
    ...shape,
    classOf: ({ at }) => differenceClass(holdings, at),
    linkOf: ({ at }: MapTile) => ({
      ...rowOf(subject, tree, holdings, at),
      isCurrent: false,
      name: describe(subject, tree, holdings, at),
    }),
  }));
  const rows = exploreChildren(tree, 0)
    .filter((at) => values[at]! > 0)
    .map((at) => rowOf(subject, tree, holdings, at))
    .sort((x, y) => missing(y) - missing(x) || y.onlyA - x.onlyA);
  return { pictures, rows };
}

/** The share of a's synsets that b lacks; 0 where a has none. */
function missing({ onlyA, both }: CompareRow): number {
  return onlyA + both === 0 ? 0 : onlyA / (onlyA + both);
}

function sumUp({ parent }: ExploreTree, values: Float64Array): Float64Array {
  for (let at = values.length - 1; at > 0; at--) values[parent[at]!]! += values[at]!;
  return values;
}

/**
 * The class of a place: 0 where only a holds anything, 3 where both hold all or as much, 6 where only b does.
 *
 * The share that both hold counts by its square root: a list of a thousand covers a twentieth of one of twenty thousand,
 * and where it covers a tenth is to be seen.
 */
function differenceClass({ onlyA, both, onlyB }: Holdings, at: number): string {
  const alone = onlyA[at]! + onlyB[at]!;
  const middle = (DIFFERENCE_STEPS - 1) / 2;
  if (alone === 0) return `diff${String(middle)}`;
  const direction = (onlyB[at]! - onlyA[at]!) / alone;
  const distance = 1 - Math.sqrt(both[at]! / (alone + both[at]!));
  return `diff${String(Math.round(middle + middle * direction * distance))}`;
}

function rowOf(subject: CompareSubject, tree: TreemapTree, holdings: Holdings, at: number): CompareRow {
  const { context } = subject;
  const node = nodeAt(context, tree, at);
  const isLeaf = tree.size[at] === 1 && !isGroup(node);
  return {
    name: nameOf(context, node),
    href: isLeaf ? synsetUrl(idOf(context, nodeIndex(node)), context.state) : comparedAt(subject, node),
    onlyA: holdings.onlyA[at]!,
    both: holdings.both[at]!,
    onlyB: holdings.onlyB[at]!,
  };
}

function describe(
  { context, comparison: { a, b } }: CompareSubject,
  tree: TreemapTree,
  { onlyA, both, onlyB }: Holdings,
  at: number,
): string {
  const ofA = onlyA[at]! + both[at]!;
  return [
    nameOf(context, nodeAt(context, tree, at)),
    `only in ${a.title}: ${formatQuantity(onlyA[at]!, 'synset')}`,
    `both: ${formatCount(both[at]!)}`,
    `only in ${b.title}: ${formatCount(onlyB[at]!)}`,
    ...(ofA === 0 ? [] : [`${formatShare(both[at]!, ofA)} of ${a.title} covered`]),
  ].join(', ');
}
