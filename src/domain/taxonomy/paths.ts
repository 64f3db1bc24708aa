import type { NodeIndex } from './node-index.ts';

/**
 * Returns every path from a root down to a node, the primary one first.
 *
 * @param parentsOf the parents of a node, the primary one first; a root has none.
 * @returns paths in depth-first order of the parents; each begins at a root and ends with `node`. WordNet's nouns have
 * at most a few dozen each; their number is the product over branchings, so `limit` guards against other data.
 * @throws RangeError if there are more than `limit` paths.
 */
export function pathsToRoot<T = NodeIndex>(node: T, parentsOf: (node: T) => readonly T[], limit = 1000): T[][] {
  const paths: T[][] = [];
  const climb = (at: T, below: readonly T[]): void => {
    const path = [at, ...below];
    const parents = parentsOf(at);
    if (parents.length > 0) for (const parent of parents) climb(parent, path);
    else if (paths.push(path) > limit) throw new RangeError(`more than ${String(limit)} paths to the root`);
  };
  climb(node, []);
  return paths;
}
