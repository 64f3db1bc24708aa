import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import type { FiledPictures } from '../pictures/filed-pictures.ts';

/** Images that are filed under several synsets: how many have just these. */
export interface SharedImages {
  /** Two or more, each once. */
  readonly nodes: readonly NodeIndex[];
  readonly images: number;
}

/** Number of times that sums of own images count an image again. */
export interface RepeatedImages {
  /** Numbers by node, in the sum over its subtree. */
  readonly inSubtree: Uint32Array;
  /** In the sum over all synsets. */
  readonly inAll: number;
}

/**
 * Counts how often the sum of own images over each synset's distinct descendants counts an image again, because it has
 * several of them. What is left of the sum are distinct images.
 */
export function countRepeated(shared: Iterable<SharedImages>, taxonomy: Taxonomy): RepeatedImages {
  const inSubtree = new Uint32Array(taxonomy.size);
  let inAll = 0;
  const known = new Map<NodeIndex, readonly NodeIndex[]>();
  const upwards = (node: NodeIndex): readonly NodeIndex[] => {
    let found = known.get(node);
    if (found === undefined) {
      found = [...new Set([node, ...taxonomy.hypernymsOf(node).flatMap(upwards)])];
      known.set(node, found);
    }
    return found;
  };
  for (const { nodes, images } of shared) {
    inAll += (nodes.length - 1) * images;
    const seen = new Set<NodeIndex>();
    for (const above of nodes.flatMap(upwards))
      if (seen.has(above)) inSubtree[above]! += images;
      else seen.add(above);
  }
  return { inSubtree, inAll };
}

/** Returns the images of a folder that are filed under several synsets. */
export function sharedPictures({ byNode }: Pick<FiledPictures, 'byNode'>): SharedImages[] {
  const nodesOf = new Map<string, NodeIndex[]>();
  for (const [node, pictures] of byNode)
    for (const { file, original } of pictures) {
      const key = `${file}\t${String(original?.start)}`;
      const known = nodesOf.get(key);
      if (known === undefined) nodesOf.set(key, [node]);
      else if (!known.includes(node)) known.push(node);
    }
  return gatherShared(nodesOf.values());
}

/** Gathers images by their synsets; those of a single one are left out. */
export function gatherShared(nodesOfImages: Iterable<readonly NodeIndex[]>): SharedImages[] {
  const bySet = new Map<string, { nodes: readonly NodeIndex[]; images: number }>();
  for (const nodes of nodesOfImages) {
    if (nodes.length < 2) continue;
    const key = nodes.toSorted((a, b) => a - b).join();
    const known = bySet.get(key) ?? { nodes, images: 0 };
    known.images++;
    bySet.set(key, known);
  }
  return [...bySet.values()];
}
