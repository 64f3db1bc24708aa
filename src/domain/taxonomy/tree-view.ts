import { nodesOf } from './descendants.ts';
import { nodeIndex, type NodeIndex } from './node-index.ts';
import { pathsToRoot } from './paths.ts';
import { MISC_PLACE, type Release, type ReleaseGroup, ROOT_PLACE } from './release-tree.ts';
import type { Taxonomy } from './taxonomy.ts';

/** A node of a tree as readers see it: a synset, or a group that a release made. */
export type TreeNode = NodeIndex | ReleaseGroup;

/** Returns true if a node of a tree is a group, not a synset. */
export function isGroup(node: TreeNode): node is ReleaseGroup {
  return typeof node !== 'number';
}

/**
 * A tree to browse: all of WordNet from its root, or a release's own.
 *
 * Both are unfolded from the same graph, so a synset can be under several parents; its *primary* parent is the one
 * under which it is counted where places must not repeat.
 */
export interface TreeView {
  readonly kind: 'release' | 'wordnet';
  readonly root: TreeNode;
  /**
   * ImageNet's number in brackets: nodes below, each counted once, instances not counted.
   *
   * The root of a release counts its Misc group, as ImageNet did; `subtreeFigures` counts synsets alone.
   */
  bracket(node: TreeNode): number;
  /** Returns true if the tree contains a synset. */
  has(node: NodeIndex): boolean;
  /** Returns the children in wnid order: hyponyms, then (in WordNet's tree) instances. */
  children(node: TreeNode): TreeNode[];
  /** Returns the parents, the primary one first; empty for the root. */
  parents(node: TreeNode): TreeNode[];
  /** Returns the first of the parents. */
  primaryParent(node: TreeNode): TreeNode | undefined;
}

/** Returns every path from a tree's root to a node, the primary one first. */
export function pathsIn(tree: TreeView, node: TreeNode): TreeNode[][] {
  return pathsToRoot(node, (at) => tree.parents(at));
}

/** Returns the primary path from a tree's root to a node. */
export function primaryPathIn(tree: TreeView, node: TreeNode): TreeNode[] {
  const path = [node];
  for (let upper = tree.primaryParent(node); upper !== undefined; upper = tree.primaryParent(upper)) path.push(upper);
  return path.reverse();
}

/** Returns true if two nodes of one tree are the same. */
export function sameNode(a: TreeNode, b: TreeNode | undefined): boolean {
  if (b === undefined) return false;
  return isGroup(a) || isGroup(b) ? isGroup(a) && isGroup(b) && a.id === b.id : a === b;
}

/** Opens a tree to browse: a release's, or else that of all WordNet nouns from their root. */
export function openTree(taxonomy: Taxonomy, release: Release | undefined): TreeView {
  return release === undefined ? openWordnetTree(taxonomy) : openReleaseTree(taxonomy, release);
}

function openWordnetTree(taxonomy: Taxonomy): TreeView {
  return {
    kind: 'wordnet',
    root: nodeIndex(0),
    has: () => true,
    bracket: (node) => (isGroup(node) ? 0 : taxonomy.columns.synsetsBelow[node]!),
    children: (node) => (isGroup(node) ? [] : [...taxonomy.hyponymsOf(node), ...taxonomy.instancesOf(node)]),
    parents: (node) => (isGroup(node) ? [] : taxonomy.parentsOf(node)),
    primaryParent: (node) => (isGroup(node) ? undefined : taxonomy.primaryParent(node)),
  };
}

/** Opens a release's own tree. O(synsets of the release) */
function openReleaseTree(taxonomy: Taxonomy, { tree, order }: Release): TreeView {
  const primary = new Int32Array(taxonomy.size).fill(NOWHERE);
  order.node.forEach((node, place) => {
    if (node >= 0) primary[node] = order.node[order.parent[place]!]!;
  });
  const count = (slices: typeof tree.slices): number =>
    nodesOf(slices, taxonomy.columns.level).reduce((sum) => sum + 1, 0);
  const brackets = new Map([
    [tree.root.id, count(tree.slices) + 1],
    [tree.misc.id, count(tree.miscSlices)],
  ]);
  const branches = new Set<NodeIndex>(tree.branches);
  const miscChildren = new Set<NodeIndex>(tree.miscChildren);
  const asNode = (place: number): TreeNode =>
    place === ROOT_PLACE ? tree.root : place === MISC_PLACE ? tree.misc : nodeIndex(place);
  const has = (node: NodeIndex): boolean => primary[node] !== NOWHERE;

  return {
    kind: 'release',
    root: tree.root,
    has,
    bracket: (node) => (isGroup(node) ? (brackets.get(node.id) ?? 0) : taxonomy.columns.synsetsBelow[node]!),
    children: (node) => {
      if (!isGroup(node)) return taxonomy.hyponymsOf(node).filter(has);
      return node.id === tree.root.id ? [...tree.branches, tree.misc] : [...tree.miscChildren];
    },
    parents: (node) => {
      if (isGroup(node)) return node.id === tree.root.id ? [] : [tree.root];
      if (!has(node)) return [];
      const all: TreeNode[] = taxonomy.hypernymsOf(node).filter(has);
      if (branches.has(node)) all.unshift(tree.root);
      if (miscChildren.has(node)) all.push(tree.misc);
      const first = asNode(primary[node]!);
      return [first, ...all.filter((parent) => !sameNode(parent, first))];
    },
    primaryParent: (node) => {
      if (isGroup(node)) return node.id === tree.root.id ? undefined : tree.root;
      return has(node) ? asNode(primary[node]!) : undefined;
    },
  };
}

const NOWHERE = -3;
