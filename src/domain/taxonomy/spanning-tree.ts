import { type Adjacency, reverse, targetsOf, topologicalOrder, vertexCount } from './adjacency.ts';

/** A refusal of a graph that has no spanning tree, with the vertices at fault. */
export class TreeError extends Error {
  override readonly name = 'TreeError';

  readonly kind: 'no root' | 'several roots' | 'cycle';
  /** The vertices at fault: a handful of the roots, or those of one cycle. */
  readonly vertices: readonly number[];

  constructor(kind: TreeError['kind'], vertices: readonly number[]) {
    super(`${kind}: vertices ${vertices.join(', ')}`);
    this.kind = kind;
    this.vertices = vertices;
  }
}

/** One tree over all vertices of a graph, numbered in preorder. */
export interface SpanningTree {
  /** The vertex at each place of the preorder. */
  readonly order: Uint32Array;
  /** The place of each vertex in the preorder: the inverse of `order`. */
  readonly place: Uint32Array;
  /** The place of the parent, by place; the root is its own parent. */
  readonly parent: Uint32Array;
  /** Nodes in the subtree, the node itself included, by place. */
  readonly subtreeSize: Uint32Array;
  /** Edges from the root in this tree, by place. */
  readonly depth: Uint8Array;
}

/**
 * Builds the tree in which every vertex hangs under its first parent, children in vertex order.
 *
 * @param parents the parents of each vertex, the primary one first; exactly one vertex has none.
 * @throws TreeError if there is no root, more than one, or a cycle through any edge. O(vertices + edges).
 */
export function spanningTree(parents: Adjacency): SpanningTree {
  const n = vertexCount(parents);
  const roots: number[] = [];
  for (let v = 0; v < n; v++) if (parents.start[v] === parents.start[v + 1]) roots.push(v);
  if (roots.length !== 1) throw new TreeError(roots.length === 0 ? 'no root' : 'several roots', roots.slice(0, 5));
  if (topologicalOrder(parents).length < n) throw new TreeError('cycle', findCycle(parents));

  const primary = primaryEdges(parents);
  const children = reverse(primary);
  const order = new Uint32Array(n);
  const place = new Uint32Array(n);
  const parent = new Uint32Array(n);
  const depth = new Uint8Array(n);
  const stack = [roots[0]!];
  for (let i = 0; stack.length > 0; i++) {
    const v = stack.pop()!;
    order[i] = v;
    place[v] = i;
    if (i > 0) {
      parent[i] = place[targetsOf(primary, v)[0]!]!;
      depth[i] = depth[parent[i]!]! + 1;
    }
    const below = targetsOf(children, v);
    for (let c = below.length - 1; c >= 0; c--) stack.push(below[c]!);
  }
  return { order, place, parent, depth, subtreeSize: sizes(parent) };
}

/** Returns the first edge of each vertex that has any. */
function primaryEdges(parents: Adjacency): Adjacency {
  const n = vertexCount(parents);
  const start = new Uint32Array(n + 1);
  const target: number[] = [];
  for (let v = 0; v < n; v++) {
    if (parents.start[v]! < parents.start[v + 1]!) target.push(parents.target[parents.start[v]!]!);
    start[v + 1] = target.length;
  }
  return { start, target: Uint32Array.from(target) };
}

/** Returns the subtree sizes of a preorder from its parents, the node itself included. */
function sizes(parent: Uint32Array): Uint32Array {
  const size = new Uint32Array(parent.length).fill(1);
  for (let i = parent.length - 1; i > 0; i--) size[parent[i]!]! += size[i]!;
  return size;
}

/** Finds the vertices of one cycle, each followed by its parent. */
function findCycle(parents: Adjacency): number[] {
  const free = new Set(topologicalOrder(reverse(parents)));
  const isStuck = (v: number): boolean => !free.has(v);
  // Each vertex that is not free has such a parent, so the walk up never ends and must meet itself.
  const path: number[] = [];
  let v = Array.from({ length: vertexCount(parents) }, (_, at) => at).find(isStuck)!;
  while (!path.includes(v)) {
    path.push(v);
    v = targetsOf(parents, v).find(isStuck)!;
  }
  return path.slice(path.indexOf(v));
}
