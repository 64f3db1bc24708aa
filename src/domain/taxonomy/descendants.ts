import { type Adjacency, packAdjacency, targetsOf, vertexCount } from './adjacency.ts';
import { nodeIndex, type NodeIndex } from './node-index.ts';

/**
 * A run of the preorder that belongs to a set of descendants: the nodes of `[start, end)` whose level is `level`.
 *
 * The level of a node is the number of instance edges above it in the spanning tree. It keeps instances (`@i`)
 * out of a set that follows hypernym pointers (`@`) only: within the range of *city*, *Paris* has a higher level.
 */
export interface Slice {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

/** Columns of a taxonomy that {@link descendantSlices} reads; all arrays by node. */
export interface TreeShape {
  readonly subtreeSize: Uint32Array;
  /** Instance edges above the node in the spanning tree. */
  readonly level: Uint8Array;
  /** Roots of the ranges that each node's descendants occupy outside its own range. */
  readonly extraRoots: Adjacency;
}

/**
 * Returns the distinct descendants of a node over hypernym pointers, the node itself included, as disjoint slices.
 *
 * The node's own range comes first, then those it reaches through second parents, in preorder.
 */
export function descendantSlices(shape: TreeShape, node: NodeIndex): Slice[] {
  const slices = [sliceAt(shape, node)];
  for (const root of targetsOf(shape.extraRoots, node)) slices.push(sliceAt(shape, root));
  return slices;
}

function sliceAt(shape: Omit<TreeShape, 'extraRoots'>, root: number): Slice {
  return { start: root, end: root + shape.subtreeSize[root]!, level: shape.level[root]! };
}

/** Returns all nodes as disjoint slices: one for each level, in this order. */
export function wholeSlices(level: Uint8Array): Slice[] {
  const levels = level.reduce((most, one) => Math.max(most, one), 0) + 1;
  return Array.from({ length: levels }, (_, one) => ({ start: 0, end: level.length, level: one }));
}

/** Yields the nodes of disjoint slices, slice by slice in preorder; each node once. */
export function* nodesOf(slices: readonly Slice[], level: Uint8Array): Generator<NodeIndex> {
  for (const slice of slices) {
    for (let node = slice.start; node < slice.end; node++) if (level[node] === slice.level) yield nodeIndex(node);
  }
}

/** Returns the nodes of disjoint slices as one array; for a tenth of the tree this is faster than {@link nodesOf}. */
export function nodeArray(slices: readonly Slice[], level: Uint8Array): Int32Array {
  const nodes = new Int32Array(slices.reduce((most, { start, end }) => most + end - start, 0));
  let filled = 0;
  for (const slice of slices) {
    for (let node = slice.start; node < slice.end; node++) if (level[node] === slice.level) nodes[filled++] = node;
  }
  return nodes.subarray(0, filled);
}

/** Returns true if disjoint slices contain a node. O(slices). */
export function holds(slices: readonly Slice[], level: Uint8Array, node: NodeIndex): boolean {
  return slices.some((slice) => node >= slice.start && node < slice.end && level[node] === slice.level);
}

/** Unites slices, which may overlap, as disjoint ones in preorder. O(s log s) for s slices. */
export function uniteSlices(slices: readonly Slice[]): Slice[] {
  const united: { -readonly [Field in keyof Slice]: number }[] = [];
  for (const slice of [...slices].sort((a, b) => a.level - b.level || a.start - b.start)) {
    const last = united.at(-1);
    if (last?.level === slice.level && slice.start < last.end) last.end = Math.max(last.end, slice.end);
    else united.push({ ...slice });
  }
  return united.sort((a, b) => a.start - b.start);
}

/**
 * Finds, for each node, the subtrees it reaches only through second parents.
 *
 * Every hypernym edge that is not in the spanning tree carries the range of its lower end to all ancestors of its
 * upper end; ranges inside another of the same set are dropped. O(extra edges × their ancestors).
 *
 * @param hypernyms hypernym edges (`@` only), from lower to upper node.
 * @param parent the parent of each node in the spanning tree.
 */
export function findExtraRoots(
  hypernyms: Adjacency,
  parent: Uint32Array,
  shape: Omit<TreeShape, 'extraRoots'>,
): Adjacency {
  const n = vertexCount(hypernyms);
  const reached: (number[] | undefined)[] = new Array<undefined>(n).fill(undefined);
  for (let lower = 0; lower < n; lower++) {
    for (const upper of targetsOf(hypernyms, lower)) {
      if (upper === parent[lower]) continue;
      for (const ancestor of withAncestors([hypernyms], [upper])) (reached[ancestor] ??= []).push(lower);
    }
  }
  return packAdjacency(
    reached.map((roots, node) => {
      if (roots === undefined) return NONE;
      const own = sliceAt(shape, node);
      return uniteSlices([own, ...roots.map((root) => sliceAt(shape, root))])
        .map((slice) => slice.start)
        .filter((start) => start !== node);
    }),
  );
}

const NONE: readonly number[] = [];

/** Returns some nodes and all their ancestors over edges of some kinds, each once. */
export function withAncestors(kinds: readonly Adjacency[], nodes: Iterable<number>): Set<number> {
  const seen = new Set(nodes);
  for (const next of seen) for (const edges of kinds) for (const upper of targetsOf(edges, next)) seen.add(upper);
  return seen;
}
