import { type NodeIndex } from './node-index.ts';
import { type Taxonomy } from './taxonomy.ts';

/**
 * Marks what lies under some synsets, by hyponym and by instance, on whatever path: 1 for these nodes, 0 for the others.
 *
 * A class that is shared with another branch is marked too. O(nodes below).
 */
export function nodesUnder(taxonomy: Taxonomy, roots: Iterable<NodeIndex>): Uint8Array {
  const marked = new Uint8Array(taxonomy.size);
  const open = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (marked[node] === 1) continue;
    marked[node] = 1;
    open.push(...taxonomy.hyponymsOf(node), ...taxonomy.instancesOf(node));
  }
  return marked;
}
