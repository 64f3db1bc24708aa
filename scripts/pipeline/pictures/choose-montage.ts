import { withAncestors } from '../../../src/domain/descendants.ts';
import { nodeIndex, type NodeIndex } from '../../../src/domain/node-index.ts';
import { type Taxonomy } from '../../../src/domain/taxonomy.ts';

/** The most pictures side by side. */
const MOST_ACROSS = 5;

/** One picture of a synset, by its place there. */
export interface PicturePlace {
  readonly node: NodeIndex;
  readonly place: number;
}

/**
 * For each synset with pictures in its subtree, those that stand for it.
 *
 * @param shown synsets whose pictures may be used, in preorder. O(synsets × ancestors).
 */
export function chooseMontages(
  taxonomy: Taxonomy,
  shown: readonly NodeIndex[],
  count: (node: NodeIndex) => number,
): Map<NodeIndex, PicturePlace[]> {
  const below = new Map<NodeIndex, NodeIndex[]>();
  for (const node of shown) {
    for (const above of withAncestors(taxonomy.hypernyms, node)) {
      const nodes = below.get(nodeIndex(above));
      if (nodes === undefined) below.set(nodeIndex(above), [node]);
      else nodes.push(node);
    }
  }
  return new Map([...below].map(([node, nodes]) => [node, chooseMontage(nodes, count)]));
}

/**
 * Chooses as many pictures as fill a square, 25 at most: evenly from some synsets.
 *
 * Other synsets come before further pictures of the same one. @param nodes those with pictures, in preorder.
 */
export function chooseMontage(nodes: readonly NodeIndex[], count: (node: NodeIndex) => number): PicturePlace[] {
  const all = nodes.reduce((sum, node) => sum + count(node), 0);
  const wanted = Math.min(MOST_ACROSS, Math.floor(Math.sqrt(all))) ** 2;
  const chosen: PicturePlace[] = [];
  for (let place = 0; chosen.length < wanted; place++) {
    const having = nodes.filter((node) => count(node) > place);
    const taken = Math.min(wanted - chosen.length, having.length);
    for (let i = 0; i < taken; i++) chosen.push({ node: having[Math.floor((i * having.length) / taken)]!, place });
  }
  return chosen;
}
