import { nodesOf } from '../taxonomy/descendants.ts';
import { nodeIndex, type NodeIndex } from '../taxonomy/node-index.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';
import { balanceOf } from './measures.ts';

/**
 * Returns the synsets below `top` that have images and lie at one depth, in preorder; none is below another in the
 * spanning tree.
 *
 * Depth counts the edges of the path of first parents. The shortest path would not do: by it, some synsets of equal
 * depth lie below others.
 */
export function cutAtDepth(
  taxonomy: Taxonomy,
  treeDepth: Uint8Array,
  subtreeImages: Uint32Array,
  top: NodeIndex,
  depth: number,
): NodeIndex[] {
  return nodesBelow(taxonomy, top).filter((node) => treeDepth[node] === depth && subtreeImages[node]! > 0);
}

/** Least effective number of classes of a roll-up where the reader chose no depth. */
const LEAST_EFFECTIVE = 5;

/**
 * Returns the depth for a roll-up of `top` where the reader chose none: the first one whose synsets are at least as
 * even as five equal classes, or else the evenest. *animal* gives depth 9: *mammal*, *bird*, *insect* and others.
 */
export function rollUpDepth(
  taxonomy: Taxonomy,
  treeDepth: Uint8Array,
  subtreeImages: Uint32Array,
  top: NodeIndex,
): number {
  const byDepth: number[][] = [];
  for (const node of nodesBelow(taxonomy, top)) {
    const steps = treeDepth[node]! - treeDepth[top]!;
    (byDepth[steps] ??= []).push(subtreeImages[node]!);
  }
  const effective = byDepth.map((images) => balanceOf(images)?.effective ?? 0);
  const wanted = Math.min(LEAST_EFFECTIVE, Math.max(...effective));
  return treeDepth[top]! + effective.findIndex((classes) => classes >= wanted);
}

/**
 * Returns every synset at or below `top` that has at least `images` images in its subtree while no child has: the
 * lowest ones that are large enough. None is below another over any hypernym.
 */
export function lowestWithImages(
  taxonomy: Taxonomy,
  subtreeImages: Uint32Array,
  top: NodeIndex,
  images: number,
): NodeIndex[] {
  return descendantsOf(taxonomy, top).filter(
    (node) =>
      subtreeImages[node]! >= images && taxonomy.hyponymsOf(node).every((child) => subtreeImages[child]! < images),
  );
}

/**
 * Returns the greatest least number of images for which {@link lowestWithImages} gives at least `count` classes: the
 * evenest cut. `undefined` where no number does.
 *
 * The number of classes is no monotonous function of the least number, so all sizes are tried that make a difference,
 * from the largest down. O(n log n + n × hypernyms) for n synsets below the top.
 */
export function evenestLeast(
  taxonomy: Taxonomy,
  subtreeImages: Uint32Array,
  top: NodeIndex,
  count: number,
): number | undefined {
  const nodes = descendantsOf(taxonomy, top).filter((node) => subtreeImages[node]! > 0);
  nodes.sort((a, b) => subtreeImages[b]! - subtreeImages[a]! || a - b);
  const largeChildren = new Uint32Array(taxonomy.size);
  const isLarge = new Uint8Array(taxonomy.size);
  let lowest = 0;
  for (const [i, node] of nodes.entries()) {
    isLarge[node] = 1;
    if (largeChildren[node] === 0) lowest++;
    for (const upper of taxonomy.hypernymsOf(node)) {
      // A hypernym has at least as many images; one of the same size may come later.
      if (largeChildren[upper]!++ === 0 && isLarge[upper] === 1) lowest--;
    }
    const next = nodes[i + 1];
    const isWhole = next === undefined || subtreeImages[next]! < subtreeImages[node]!;
    if (isWhole && lowest >= count) return subtreeImages[node]!;
  }
  return undefined;
}

/** A superclass with the subclasses chosen for it. */
export interface Superclass {
  readonly node: NodeIndex;
  readonly subclasses: readonly NodeIndex[];
}

/**
 * Returns the superclasses at one depth below `top` that have at least `k` of the given classes below them, with the
 * first `k` of those each: as BREEDS makes tasks from ILSVRC's classes.
 *
 * A class below two superclasses goes to the first of them, in preorder.
 *
 * @param classes the classes to draw from, in the order in which they are drawn.
 */
export function superclassesAtDepth(
  taxonomy: Taxonomy,
  treeDepth: Uint8Array,
  classes: readonly NodeIndex[],
  top: NodeIndex,
  depth: number,
  k: number,
): Superclass[] {
  const below = new Map<number, NodeIndex[]>();
  for (const node of classes) {
    let upper: number = node;
    while (treeDepth[upper]! > depth) upper = taxonomy.columns.parent[upper]!;
    if (treeDepth[upper] !== depth || upper === node || !isWithin(taxonomy, top, upper)) continue;
    const list = below.get(upper) ?? [];
    if (list.length < k) list.push(node);
    below.set(upper, list);
  }
  return [...below]
    .filter(([, subclasses]) => subclasses.length === k)
    .sort(([a], [b]) => a - b)
    .map(([node, subclasses]) => ({ node: nodeIndex(node), subclasses }));
}

function isWithin({ columns: { subtreeSize } }: Taxonomy, top: number, node: number): boolean {
  return node >= top && node < top + subtreeSize[top]!;
}

/** The distinct descendants of a node over hypernyms, itself included. */
function descendantsOf(taxonomy: Taxonomy, top: NodeIndex): NodeIndex[] {
  return [...nodesOf(taxonomy.descendants(top), taxonomy.columns.level)];
}

/** The nodes at or below another in the spanning tree that no instance edge parts from it, in preorder. */
function nodesBelow({ columns: { subtreeSize, level } }: Taxonomy, top: NodeIndex): NodeIndex[] {
  const nodes: NodeIndex[] = [];
  for (let node = top as number; node < top + subtreeSize[top]!; node++) {
    if (level[node] === level[top]) nodes.push(nodeIndex(node));
  }
  return nodes;
}
