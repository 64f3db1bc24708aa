import type { NodeIndex } from './node-index.ts';
import type { SynsetOrder } from '../wordnet/synset-order.ts';
import type { Taxonomy } from './taxonomy.ts';

/**
 * Yields all synsets below a synset over hypernym pointers, each once, in the preorder of a walk in the release's order.
 *
 * A synset with several ways down to it comes where the walk first meets it.
 */
export function* hyponymWalk(taxonomy: Taxonomy, order: SynsetOrder, node: NodeIndex): Generator<NodeIndex> {
  const hyponyms = (above: NodeIndex): NodeIndex[] => order.sortById(taxonomy.hyponymsOf(above)).reverse();
  const seen = new Set([node]);
  const stack = hyponyms(node);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    yield next;
    // Four of five synsets are leaves.
    if (!taxonomy.isLeaf(next)) stack.push(...hyponyms(next));
  }
}
