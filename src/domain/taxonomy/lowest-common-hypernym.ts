import { targetsOf } from './adjacency.ts';
import { nodeIndex, type NodeIndex } from './node-index.ts';
import type { Taxonomy } from './taxonomy.ts';

/**
 * Returns the deepest common ancestors of two synsets, over hypernyms and instance hypernyms; either may be one of
 * them.
 *
 * Depth is the longest path from the root, as NLTK's `lowest_common_hypernyms` takes it. Several can be equally deep;
 * they come in wnid order. O(ancestors).
 */
export function lowestCommonHypernyms(taxonomy: Taxonomy, a: NodeIndex, b: NodeIndex): NodeIndex[] {
  const { maxDepth } = taxonomy.columns;
  const aboveA = withAllAbove(taxonomy, a);
  const common = [...withAllAbove(taxonomy, b)].filter((node) => aboveA.has(node));
  const deepest = Math.max(...common.map((node) => maxDepth[node]!));
  return common
    .filter((node) => maxDepth[node] === deepest)
    .sort((left, right) => taxonomy.wnidRank[left]! - taxonomy.wnidRank[right]!)
    .map(nodeIndex);
}

function withAllAbove({ hypernyms, instanceHypernyms }: Taxonomy, node: NodeIndex): Set<number> {
  const all = new Set<number>([node]);
  for (const next of all) {
    for (const upper of targetsOf(hypernyms, next)) all.add(upper);
    for (const upper of targetsOf(instanceHypernyms, next)) all.add(upper);
  }
  return all;
}
