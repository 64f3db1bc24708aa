import type { NodeIndex } from './node-index.ts';
import type { Taxonomy } from './taxonomy.ts';

/** A path from one synset up to a common hypernym and down to another; each step is a hypernym or instance hypernym. */
export interface PathBetween {
  /** The common hypernym where the path turns; it may be one of the two ends. */
  readonly top: NodeIndex;
  /** Path from the first synset to the top, both included. */
  readonly up: readonly NodeIndex[];
  /** Path from the top to the second synset, both included. */
  readonly down: readonly NodeIndex[];
}

/** All shortest paths between two synsets. */
export interface ShortestPaths {
  /** Steps of each path; 0 from a synset to itself. */
  readonly steps: number;
  /** The first paths, at most the limit; those over deeper tops first, then in wnid order. */
  readonly paths: readonly PathBetween[];
  /** Number of all shortest paths. */
  readonly total: number;
}

/**
 * Finds all shortest paths between two synsets that go up to a common hypernym and down again.
 *
 * The length is NLTK's `shortest_path_distance`. O(ancestors + paths returned · steps).
 *
 * @param limit number of paths to return at most; the rest are counted.
 * @returns `undefined` if nothing is above both, which WordNet's nouns, with their single root, do not have.
 */
export function findShortestPaths(
  taxonomy: Taxonomy,
  a: NodeIndex,
  b: NodeIndex,
  limit = 20,
): ShortestPaths | undefined {
  const [fromA, fromB] = [climb(taxonomy, a), climb(taxonomy, b)];
  const common = [...fromA.keys()].filter((node) => fromB.has(node));
  const stepsOver = (node: NodeIndex): number => fromA.get(node)!.steps + fromB.get(node)!.steps;
  if (common.length === 0) return undefined;
  const steps = Math.min(...common.map(stepsOver));
  const { maxDepth } = taxonomy.columns;
  const tops = common
    .filter((node) => stepsOver(node) === steps)
    .sort((x, y) => maxDepth[y]! - maxDepth[x]! || taxonomy.wnidRank[x]! - taxonomy.wnidRank[y]!);
  const paths: PathBetween[] = [];
  let total = 0;
  for (const top of tops) {
    total += countAscents(fromA, top) * countAscents(fromB, top);
    for (const up of ascents(fromA, top)) {
      if (paths.length >= limit) break;
      for (const down of ascents(fromB, top)) {
        if (paths.length >= limit) break;
        paths.push({ top, up, down: down.toReversed() });
      }
    }
  }
  return { steps, paths, total };
}

/**
 * Returns the deepest common ancestors of two synsets, over hypernyms and instance hypernyms; either may be one of
 * them.
 *
 * Depth is the longest path from the root, as NLTK's `lowest_common_hypernyms` takes it. Several can be equally deep;
 * they come in wnid order. O(ancestors).
 */
export function lowestCommonHypernyms(taxonomy: Taxonomy, a: NodeIndex, b: NodeIndex): NodeIndex[] {
  const { maxDepth } = taxonomy.columns;
  const fromA = climb(taxonomy, a);
  const common = [...climb(taxonomy, b).keys()].filter((node) => fromA.has(node));
  const deepest = Math.max(...common.map((node) => maxDepth[node]!));
  return common
    .filter((node) => maxDepth[node] === deepest)
    .sort((left, right) => taxonomy.wnidRank[left]! - taxonomy.wnidRank[right]!);
}

/** A synset reached from below by the fewest steps. */
interface Reached {
  readonly steps: number;
  /** The synsets one step below from which it is reached by the fewest steps. */
  readonly from: NodeIndex[];
}

/** Finds the fewest steps up to each synset above a start, breadth first. */
function climb(taxonomy: Taxonomy, start: NodeIndex): Map<NodeIndex, Reached> {
  const reached = new Map<NodeIndex, Reached>([[start, { steps: 0, from: [] }]]);
  // A map can grow while it is iterated, and is iterated in insertion order: it is the queue too.
  for (const [node, { steps }] of reached) {
    for (const parent of taxonomy.parentsOf(node)) {
      const known = reached.get(parent);
      if (known === undefined) reached.set(parent, { steps: steps + 1, from: [node] });
      else if (known.steps === steps + 1) known.from.push(node);
    }
  }
  return reached;
}

function* ascents(reached: ReadonlyMap<NodeIndex, Reached>, top: NodeIndex): Generator<NodeIndex[]> {
  const { from } = reached.get(top)!;
  if (from.length === 0) yield [top];
  for (const below of from) for (const path of ascents(reached, below)) yield [...path, top];
}

function countAscents(reached: ReadonlyMap<NodeIndex, Reached>, top: NodeIndex): number {
  const { from } = reached.get(top)!;
  return from.length === 0 ? 1 : from.reduce((sum, below) => sum + countAscents(reached, below), 0);
}
