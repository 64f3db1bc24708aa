import { nodeIndex, type NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';

/** A branch of the map of a set: a node of the spanning tree and the positions of the classes at or below it. */
export interface SetBranch {
  /** `undefined` for the classes that stand below no branch. */
  readonly node: NodeIndex | undefined;
  readonly classes: readonly number[];
}

/** The largest branch is divided until there are this many, and none has more than this share of the set's images. */
const ENOUGH_BRANCHES = 6;
const LARGEST_SHARE = 0.6;
/** Maximum number of branches. */
const MOST_BRANCHES = 20;

/**
 * Returns the classes of a set by the branches of a release, those with most images first, and last the classes of no
 * branch; `undefined` where one branch holds the whole set.
 *
 * @param branches the branches; @param nodes the first synset of each class; @param images the images of each class.
 */
export function releaseBranches(
  { columns: { subtreeSize } }: Taxonomy,
  branches: readonly NodeIndex[],
  nodes: readonly NodeIndex[],
  images: readonly number[],
): SetBranch[] | undefined {
  const branchOf = nodes.map((node) => branches.find((top) => node >= top && node < top + subtreeSize[top]!));
  if (branches.length === 0 || new Set(branchOf).size < 2) return undefined;
  const classesOf = (branch: NodeIndex | undefined): number[] =>
    Array.from(nodes.keys()).filter((at) => branchOf[at] === branch);
  const found = branches.map((node): SetBranch => ({ node, classes: classesOf(node) }));
  const others: SetBranch = { node: undefined, classes: classesOf(undefined) };
  return [...sortBranches(found, images), others];
}

/**
 * Divides the classes of a set into branches below the top, those with most images first.
 *
 * The branches begin as the children of the top that hold classes. The one with most images is divided into its own
 * children again and again, until there are six and none has more than 60 % of the images; a branch that is a class,
 * or whose children are too many, stays whole.
 *
 * @param nodes the first synset of each class; @param images the images of each class.
 */
export function findBranches(
  { columns: { parent } }: Taxonomy,
  nodes: readonly NodeIndex[],
  top: NodeIndex,
  images: readonly number[],
): SetBranch[] {
  const divide = (upper: NodeIndex, classes: readonly number[]): SetBranch[] => {
    const below = new Map<NodeIndex, number[]>();
    for (const at of classes) {
      let branch = nodes[at]!;
      while (branch !== upper && parent[branch] !== upper) branch = nodeIndex(parent[branch]!);
      const own = below.get(branch);
      if (own === undefined) below.set(branch, [at]);
      else own.push(at);
    }
    return [...below].map(([node, own]) => ({ node, classes: own }));
  };
  const large = LARGEST_SHARE * images.reduce((sum, one) => sum + one, 0);
  let branches = sortBranches(divide(top, Array.from(nodes.keys())), images);
  for (let whole = 0; whole < branches.length;) {
    const { node, classes } = branches[whole]!;
    if (branches.length >= ENOUGH_BRANCHES && imagesOf(branches[whole]!, images) <= large) break;
    const isClass = node === undefined || classes.some((at) => nodes[at] === node);
    const parts = isClass ? [] : divide(node, classes);
    if (parts.length === 0 || branches.length - 1 + parts.length > MOST_BRANCHES) {
      whole++;
      continue;
    }
    branches = sortBranches(branches.toSpliced(whole, 1, ...parts), images);
    whole = 0;
  }
  return branches.slice(0, MOST_BRANCHES);
}

function imagesOf({ classes }: SetBranch, images: readonly number[]): number {
  return classes.reduce((sum, at) => sum + images[at]!, 0);
}

function sortBranches(branches: SetBranch[], images: readonly number[]): SetBranch[] {
  return branches.sort((a, b) => imagesOf(b, images) - imagesOf(a, images));
}
