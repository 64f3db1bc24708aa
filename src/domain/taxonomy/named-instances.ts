import { lowerBound } from '../binary-search.ts';
import { type Adjacency, targetsOf, vertexCount } from './adjacency.ts';
import type { Slice, TreeShape } from './descendants.ts';

/** The edges of a graph that its spanning tree leaves out, in ascending order of their upper node. */
export interface SecondEdges {
  readonly upper: Uint32Array;
  readonly lower: Uint32Array;
}

/**
 * Finds the edges that a spanning tree leaves out. O(edges log edges).
 *
 * @param kinds edges from lower to upper node, such as hypernyms and instance hypernyms.
 * @param parent the parent of each node in the spanning tree.
 */
export function findSecondEdges(kinds: readonly Adjacency[], parent: Uint32Array): SecondEdges {
  const edges: [upper: number, lower: number][] = [];
  for (const kind of kinds) {
    for (let lower = 0; lower < vertexCount(kind); lower++)
      for (const upper of targetsOf(kind, lower)) if (upper !== parent[lower]) edges.push([upper, lower]);
  }
  edges.sort(([a], [b]) => a - b);
  return { upper: Uint32Array.from(edges, ([upper]) => upper), lower: Uint32Array.from(edges, ([, lower]) => lower) };
}

/**
 * Returns the distinct descendants of a node over hypernym and instance pointers, the node itself included, as disjoint
 * slices, level by level: hyponyms come first, then named instances.
 *
 * A node's whole range of the preorder belongs to the set, at every level; so do the ranges that a second edge from the
 * set leads to. O(ranges × second edges + descendants); a range looks only at its own second edges.
 */
export function slicesWithInstances(
  { subtreeSize, level }: Omit<TreeShape, 'extraRoots'>,
  edges: SecondEdges,
  node: number,
): Slice[] {
  const roots = rangesBelow(subtreeSize, edges, node);
  // Most synsets have few descendants: to look for the highest level among all nodes would take longer than all else.
  let highest = 0;
  for (const root of roots)
    for (let at = root; at < root + subtreeSize[root]!; at++) highest = Math.max(highest, level[at]!);
  const slices: Slice[] = [];
  for (let wanted = 0; wanted <= highest; wanted++) {
    for (const root of roots)
      if (level[root]! <= wanted) slices.push({ start: root, end: root + subtreeSize[root]!, level: wanted });
  }
  return slices;
}

/** Returns the roots of the ranges that hold a node's descendants, none inside another; the node itself comes first. */
function rangesBelow(subtreeSize: Uint32Array, { upper, lower }: SecondEdges, node: number): number[] {
  const ranges = new Set([node]);
  const holds = (range: number, one: number): boolean => one >= range && one < range + subtreeSize[range]!;
  for (const range of ranges) {
    for (let edge = lowerBound(upper, range); edge < upper.length && holds(range, upper[edge]!); edge++) {
      const found = lower[edge]!;
      if (ranges.values().some((known) => holds(known, found))) continue;
      for (const known of ranges) if (holds(found, known) && known !== node) ranges.delete(known);
      ranges.add(found);
    }
  }
  const [, ...others] = ranges;
  return [node, ...others.sort((a, b) => a - b)];
}
