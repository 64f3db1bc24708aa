import { type NodeIndex } from './node-index.ts';
import { type Taxonomy } from './taxonomy.ts';

/**
 * All synsets below a synset over hypernym pointers, each once, in the preorder of a walk in wnid order.
 *
 * A synset with several ways down to it stands where the walk first meets it.
 */
export function* hyponymWalk(taxonomy: Taxonomy, node: NodeIndex): Generator<NodeIndex> {
  const seen = new Set([node]);
  const stack = taxonomy.hyponymsOf(node).reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    yield next;
    // Four of five synsets are leaves.
    if (!taxonomy.isLeaf(next)) stack.push(...taxonomy.hyponymsOf(next).reverse());
  }
}
