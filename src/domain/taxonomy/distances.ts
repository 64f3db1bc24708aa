import { type Adjacency, reverse, targetsOf, topologicalOrder, vertexCount } from './adjacency.ts';

/** Distance of each node from the top and from the bottom of the taxonomy, in edges, over all its paths. */
export interface Distances {
  /** Edges of the shortest path from the root. */
  readonly minDepth: Uint8Array;
  /** Edges of the longest path from the root. */
  readonly maxDepth: Uint8Array;
  /** Edges of the longest path down to a leaf; 0 for a leaf. */
  readonly height: Uint8Array;
}

/** Measures depths and heights over edges from lower to upper nodes, which hold no cycle. O(nodes + edges). */
export function measureDistances(parents: Adjacency): Distances {
  const n = vertexCount(parents);
  const upwards = topologicalOrder(parents);
  if (upwards.length < n) throw new Error('expected a graph without cycles');
  const children = reverse(parents);
  const minDepth = new Uint8Array(n);
  const maxDepth = new Uint8Array(n);
  const height = new Uint8Array(n);
  for (const v of upwards) {
    for (let e = parents.start[v]!; e < parents.start[v + 1]!; e++) {
      const p = parents.target[e]!;
      height[p] = Math.max(height[p]!, height[v]! + 1);
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    const v = upwards[i]!;
    for (const c of targetsOf(children, v)) {
      const unseen = maxDepth[c] === 0;
      maxDepth[c] = Math.max(maxDepth[c]!, maxDepth[v]! + 1);
      minDepth[c] = unseen ? minDepth[v]! + 1 : Math.min(minDepth[c]!, minDepth[v]! + 1);
    }
  }
  return { minDepth, maxDepth, height };
}
