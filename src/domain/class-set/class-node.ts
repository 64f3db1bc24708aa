import { nodeIndex, type NodeIndex } from '../taxonomy/node-index.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';
import type { SetClass } from './class-set.ts';

/** Returns the lowest node of the spanning tree that is above all of some nodes; of a single node, its parent. */
export function findTop({ columns: { parent, subtreeSize } }: Taxonomy, nodes: readonly NodeIndex[]): NodeIndex {
  const all = new Set<number>(nodes);
  const holdsAll = (upper: number): boolean =>
    nodes.every((node) => node >= upper && node < upper + subtreeSize[upper]!);
  let top: number = nodes[0] ?? 0;
  while (top !== 0 && (all.has(top) || !holdsAll(top))) top = parent[top]!;
  return nodeIndex(top);
}

/** Returns the synset that represents a class: its only one, or of several the lowest above all, as a superclass is. */
export function nodeOfClass(taxonomy: Taxonomy, { includes }: Pick<SetClass, 'includes'>): NodeIndex {
  const [{ node }, ...others] = includes;
  return others.length === 0 ? node : findTop(taxonomy, [node, ...others.map((member) => member.node)]);
}
