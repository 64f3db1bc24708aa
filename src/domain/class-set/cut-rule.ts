import type { Dataset } from '../dataset/dataset.ts';
import type { NodeIndex } from '../taxonomy/node-index.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';
import type { CutTable } from './cut.ts';

/** Measures by which the sizes of classes are balanced. */
export const BALANCES = ['images', 'synsets'] as const;
/** One measure. */
export type Balance = (typeof BALANCES)[number];

/** Ways to weigh familiar names. */
export const FAMILIARITIES = ['ignore', 'prefer', 'insist'] as const;
/** One way. */
export type Familiarity = (typeof FAMILIARITIES)[number];

/** Conditions for the classes of a balanced cut, and their weight. */
export interface CutRule {
  readonly balance: Balance;
  readonly familiar: Familiarity;
  /** Least number of images of the synset itself; it keeps out containers such as *game*, which has 7. */
  readonly ownImages: number;
  /** Shortest and longest depth of a class: edges of its path of first parents. */
  readonly depth: readonly [from: number, to: number];
  /** Synsets that may not be classes. */
  readonly not: readonly NodeIndex[];
}

/** The weight of the logarithm of the popularity against that of the images. */
const POPULARITY_WEIGHT = 0.2;
/** Largest share of a class's images that may be filed under another first parent. */
const FILED_ELSEWHERE = 0.1;
/** A class has at least this part of an equal share of what lies below the top. */
const LEAST_SHARE = 0.1;
/** Names that are insisted on are better known than this share of the dataset's synsets. */
const FAMILIAR_PERCENTILE = 0.5;

/**
 * Returns the table of a balanced cut of `top` into `count` classes.
 *
 * A class is worth log10(1 + images of its subtree), and 0.2 × log10(1 + popularity) more where familiar names
 * are preferred. A synset may be a class
 * - if it has at least the rule's own images, and at least a tenth of an equal share of the top's images,
 * - if at most 10 % of its images are filed under another first parent, which bounds what classes can share,
 * - where familiar names are insisted on, if its popularity is above the median of the dataset's synsets.
 *
 * The sum of logarithms is what balances: doubling a small class is worth as much as doubling a large one. O(nodes).
 *
 * @param depth what {@link treeDepth} gives.
 */
export function balancedTable(
  taxonomy: Taxonomy,
  dataset: Dataset,
  depth: Uint8Array,
  top: NodeIndex,
  count: number,
  rule: CutRule,
): CutTable {
  const { parent, subtreeSize, level, popularity } = taxonomy.columns;
  const { ownImages, popularityBelow, subtreeImages, subtreeSynsetsWithImages } = dataset.columns;
  const size = rule.balance === 'images' ? subtreeImages : subtreeSynsetsWithImages;
  const filed = filedBelow(taxonomy, rule.balance === 'images' ? ownImages : hasImages(ownImages));
  const least = (LEAST_SHARE * size[top]!) / count;
  const excluded = new Set<number>(rule.not);
  const familiar = rule.familiar === 'insist' ? FAMILIAR_PERCENTILE * dataset.totals.synsets : 0;
  const value = new Float64Array(taxonomy.size).fill(Number.NaN);
  for (let node = top as number; node < top + subtreeSize[top]!; node++) {
    const isCandidate =
      size[node]! > 0 &&
      ownImages[node]! >= rule.ownImages &&
      size[node]! >= least &&
      size[node]! - filed[node]! <= FILED_ELSEWHERE * size[node]! &&
      depth[node]! >= rule.depth[0] &&
      depth[node]! <= rule.depth[1] &&
      popularityBelow[node]! >= familiar &&
      !excluded.has(node);
    if (!isCandidate) continue;
    const fame = rule.familiar === 'ignore' ? 0 : POPULARITY_WEIGHT * Math.log10(1 + popularity[node]!);
    value[node] = Math.log10(1 + size[node]!) + fame;
  }
  return { parent, subtreeSize, level, value };
}

function hasImages(ownImages: Uint32Array): Uint8Array {
  return Uint8Array.from(ownImages, (images) => (images > 0 ? 1 : 0));
}

/** Returns the depth of each node in the spanning tree: edges of its path of first parents. O(nodes). */
export function treeDepth({ columns: { parent } }: Taxonomy): Uint8Array {
  const depth = new Uint8Array(parent.length);
  for (let node = 1; node < depth.length; node++) depth[node] = depth[parent[node]!]! + 1;
  return depth;
}

/** Returns, for each node, the sum of a number over the nodes below it in the spanning tree that are of its level. */
function filedBelow({ columns: { parent, level } }: Taxonomy, values: ArrayLike<number>): Float64Array {
  const sums = Float64Array.from(values);
  for (let node = sums.length - 1; node > 0; node--) {
    if (level[node] === level[parent[node]!]) sums[parent[node]!]! += sums[node]!;
  }
  return sums;
}
