import { nodeIndex, type NodeIndex } from '../taxonomy/node-index.ts';

/** The columns that a cut is chosen from; all by node of the spanning tree in preorder. */
export interface CutTable {
  readonly parent: Uint32Array;
  readonly subtreeSize: Uint32Array;
  /** Instance edges above the node: nodes of another level than the top are no classes. */
  readonly level: Uint8Array;
  /** Value of a class, at least 0; NaN where the node may not be a class. */
  readonly value: Float64Array;
}

/** Classes chosen below a node. */
export interface Cut {
  /** The chosen nodes in preorder; none is below another in the spanning tree. */
  readonly nodes: readonly NodeIndex[];
  /** The sum of their values. */
  readonly value: number;
}

/**
 * Chooses exactly `count` nodes at or below `top`, none below another, with the greatest sum of values.
 *
 * A knapsack over the spanning tree: `best[node][k]` is the greatest sum of k classes at or below the node, where a
 * node either is one class itself or its children share the k classes among them. Exact, not greedy. Where sums are
 * equal, the node is preferred to a class below it, and then the share that gives fewer classes to earlier children,
 * so that the same input always gives the same classes.
 *
 * O(candidates × count) time for a tree of small branches, at most O(candidates × count²) for one wide one.
 *
 * @returns fewer than `count` nodes where there is no such choice: the largest number that there is.
 */
export function chooseCut({ parent, subtreeSize, level, value }: CutTable, top: NodeIndex, count: number): Cut {
  const size = subtreeSize[top]!;
  const isOpen = (node: number): boolean => level[node] === level[top] && value[node]! >= 0;
  // best[i][k - 1] is the greatest sum of k classes at or below top + i, over the children merged so far.
  const best = new Array<Float64Array | undefined>(size);
  // merged[i] holds, for each merge of a child into top + i, how many of k classes the child takes.
  const merged = new Array<Merge[] | undefined>(size);
  const asClass = new Uint8Array(size);
  // In reverse preorder all children of a node come before it, the last child first.
  for (let i = size - 1; i >= 0; i--) {
    const node = top + i;
    if (isOpen(node)) {
      const below = best[i];
      if (below === undefined) best[i] = Float64Array.of(value[node]!);
      else if (value[node]! >= below[0]!) below[0] = value[node]!;
      asClass[i] = best[i]![0] === value[node] ? 1 : 0;
    }
    const own = best[i];
    if (i === 0 || own === undefined) continue;
    const above = parent[node]! - top;
    const before = best[above];
    const shared = before && shareOut(before, own, count);
    best[above] = shared?.best ?? own.slice(0, count);
    (merged[above] ??= []).push({ child: i, taken: shared?.taken });
    best[i] = undefined;
  }
  const found = best[0];
  if (found === undefined) return { nodes: [], value: 0 };
  const chosen = Math.min(count, found.length);
  const nodes: NodeIndex[] = [];
  const collect = (i: number, k: number): void => {
    if (k === 1 && asClass[i] === 1) {
      nodes.push(nodeIndex(top + i));
      return;
    }
    let left = k;
    // The last merge is that of the first child, so nodes are found in preorder.
    const merges = merged[i]!;
    for (let m = merges.length - 1; m >= 0 && left > 0; m--) {
      const { child, taken } = merges[m]!;
      const share = taken === undefined ? left : taken[left]!;
      if (share > 0) collect(child, share);
      left -= share;
    }
  };
  collect(0, chosen);
  return { nodes, value: found[chosen - 1]! };
}

interface Merge {
  readonly child: number;
  /** Number of classes that the child takes, by number of classes in all; `undefined` where it takes all. */
  readonly taken: Uint16Array | undefined;
}

/** Shares k classes between the children merged before and one more, for all k up to `count`. */
function shareOut(
  before: Float64Array,
  own: Float64Array,
  count: number,
): { readonly taken: Uint16Array; readonly best: Float64Array } {
  const most = Math.min(count, before.length + own.length);
  const best = new Float64Array(most).fill(-1);
  const taken = new Uint16Array(most + 1);
  for (let k = 1; k <= most; k++) {
    let sum = k <= before.length ? before[k - 1]! : -1;
    let share = 0;
    if (k <= own.length && own[k - 1]! > sum) {
      sum = own[k - 1]!;
      share = k;
    }
    for (let s = Math.max(1, k - before.length); s < k && s <= own.length; s++) {
      const both = own[s - 1]! + before[k - s - 1]!;
      if (both > sum) {
        sum = both;
        share = s;
      }
    }
    best[k - 1] = sum;
    taken[k] = share;
  }
  return { taken, best };
}
