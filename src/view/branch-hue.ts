import type { Catalogue } from '../domain/catalogue.ts';
import { isGroup, type TreeNode, type TreeView } from '../domain/taxonomy/tree-view.ts';
import { HUES, NO_BRANCH } from './treemap/colour.ts';

/** Returns the nodes of the branches that have hues of their own, each with the index of its hue. */
export function branchNodes({ taxonomy }: Pick<Catalogue, 'taxonomy'>): [number, number][] {
  return HUES.flatMap(({ wnid }, hue): [number, number][] => {
    const node = wnid === undefined ? undefined : taxonomy.node(wnid);
    return node === undefined ? [] : [[node, hue]];
  });
}

/** Hues by the nodes of their branches: a page asks for them with each of its links. */
const huesByNode = new WeakMap<Catalogue['taxonomy'], ReadonlyMap<number, number>>();

function huesOf(catalogue: Pick<Catalogue, 'taxonomy'>): ReadonlyMap<number, number> {
  let hues = huesByNode.get(catalogue.taxonomy);
  if (hues === undefined) huesByNode.set(catalogue.taxonomy, (hues = new Map(branchNodes(catalogue))));
  return hues;
}

/** Finds the hue of a node: that of the nearest branch on its primary path. */
export function findHue(catalogue: Pick<Catalogue, 'taxonomy'>, tree: TreeView, node: TreeNode): number {
  const branches = huesOf(catalogue);
  for (let at: TreeNode | undefined = node; at !== undefined; at = tree.primaryParent(at)) {
    const hue = isGroup(at) ? undefined : branches.get(at);
    if (hue !== undefined) return hue;
  }
  return NO_BRANCH;
}

/** Returns the class that gives an element the hue of a node's branch. */
export function hueClass(
  { catalogue, tree }: { readonly catalogue: Pick<Catalogue, 'taxonomy'>; readonly tree: TreeView },
  node: TreeNode,
): string {
  return `hue-${String(findHue(catalogue, tree, node))}`;
}
