/**
 * The edges of a graph by their source, in compressed rows: the targets of vertex `v` are
 * `target[start[v]]` up to, not including, `target[start[v + 1]]`.
 */
export interface Adjacency {
  /** Index of each vertex's first target, ascending; its last entry is the number of edges. */
  readonly start: Uint32Array;
  readonly target: Uint32Array;
}

/** Returns the number of vertices. */
export function vertexCount(edges: Adjacency): number {
  return edges.start.length - 1;
}

/** Returns the number of edges from one vertex. */
export function degreeOf(edges: Adjacency, vertex: number): number {
  return edges.start[vertex + 1]! - edges.start[vertex]!;
}

/** Returns the targets of one vertex in stored order; a view, not a copy. */
export function targetsOf(edges: Adjacency, vertex: number): Uint32Array {
  return edges.target.subarray(edges.start[vertex], edges.start[vertex + 1]);
}

/** Packs one list of targets per vertex, keeping the order within each list. */
export function packAdjacency(lists: readonly (readonly number[])[]): Adjacency {
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, v) => (start[v + 1] = start[v]! + list.length));
  const target = new Uint32Array(start[lists.length]!);
  lists.forEach((list, v) => {
    target.set(list, start[v]);
  });
  return { start, target };
}

/**
 * The edges of some kinds out of a table of edges of many kinds.
 *
 * @param start where the edges of each vertex begin in the table, one more entry than there are vertices.
 * @param kinds the kinds wanted; the edges of a vertex come kind by kind in this order, and within one in that of the table.
 */
export function selectEdges(
  start: Uint32Array,
  target: Uint32Array,
  kind: Uint8Array,
  kinds: readonly number[],
): Adjacency {
  const n = start.length - 1;
  const wanted = kind.reduce((sum, k) => sum + (kinds.includes(k) ? 1 : 0), 0);
  const edges = { start: new Uint32Array(n + 1), target: new Uint32Array(wanted) };
  let filled = 0;
  for (let v = 0; v < n; v++) {
    for (const k of kinds) {
      for (let e = start[v]!; e < start[v + 1]!; e++) if (kind[e] === k) edges.target[filled++] = target[e]!;
    }
    edges.start[v + 1] = filled;
  }
  return edges;
}

/** Reverses all edges; the targets of a vertex are in ascending order. O(vertices + edges). */
export function reverse(edges: Adjacency): Adjacency {
  const n = vertexCount(edges);
  const start = new Uint32Array(n + 1);
  for (const t of edges.target) start[t + 1]!++;
  for (let v = 0; v < n; v++) start[v + 1]! += start[v]!;
  const next = start.slice(0, n);
  const target = new Uint32Array(edges.target.length);
  for (let v = 0; v < n; v++) {
    for (let e = edges.start[v]!; e < edges.start[v + 1]!; e++) target[next[edges.target[e]!]!++] = v;
  }
  return { start, target };
}

/**
 * Sorts the vertices so that every edge leads forward; those on a cycle, or behind one, are left out.
 *
 * Kahn's algorithm (Communications of the ACM 5, 1962); O(vertices + edges).
 */
export function topologicalOrder(edges: Adjacency): Uint32Array {
  const n = vertexCount(edges);
  const waiting = new Uint32Array(n);
  for (const t of edges.target) waiting[t]!++;
  const order = new Uint32Array(n);
  let filled = 0;
  for (let v = 0; v < n; v++) if (waiting[v] === 0) order[filled++] = v;
  for (let done = 0; done < filled; done++) {
    const v = order[done]!;
    for (let e = edges.start[v]!; e < edges.start[v + 1]!; e++) {
      const t = edges.target[e]!;
      waiting[t]!--;
      if (waiting[t] === 0) order[filled++] = t;
    }
  }
  return order.subarray(0, filled);
}
