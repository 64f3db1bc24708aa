declare const nodeBrand: unique symbol;

/**
 * A synset's place in the preorder of the taxonomy's spanning tree, from 0 (the root) to `size - 1`.
 *
 * The nodes of a subtree are consecutive: `[node, node + subtreeSize[node])`. Columns, packs and lists
 * are ordered by it, so that most questions about a subtree are questions about one slice.
 */
export type NodeIndex = number & { readonly [nodeBrand]: true };

/** Marks a number as a node index. The caller vouches that it lies in `[0, size)`. */
export function nodeIndex(value: number): NodeIndex {
  return value as NodeIndex;
}
