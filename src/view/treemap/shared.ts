import { isGroup } from '../../domain/tree-view.ts';
import { nameOf } from '../page-context.ts';
import { treemapUrl } from './controls.ts';
import { nodeAt, type TreemapScene } from './tile.ts';
import type { TreemapTree } from './tree.ts';

/** A child that a treemap draws under another parent. */
export interface SharedSynset {
  readonly name: string;
  readonly href: string;
  /** The parent under which it has its area. */
  readonly under: string;
}

/** What a treemap says of synsets that belong to several parents in it. */
export interface SharedSynsets {
  /** How many synsets in the whole subtree have several parents in it. */
  readonly all: number;
  /** The top's own children among them that are drawn elsewhere, by name. */
  readonly children: readonly SharedSynset[];
}

/** Finds the synsets of a treemap that belong to several parents in it. O(places of the tree). */
export function sharedSynsets(scene: TreemapScene): SharedSynsets {
  const { context, tree, top, options } = scene;
  const { taxonomy } = context.catalogue;
  const { start, target } = taxonomy.hypernyms;
  // Few synsets have several hypernyms at all; of those and of their hypernyms it is asked where they are here.
  const several: number[] = [];
  tree.node.forEach((node) => {
    if (node >= 0 && start[node + 1]! - start[node]! > 1) several.push(node);
  });
  const hypernyms = (node: number): Uint32Array => target.subarray(start[node], start[node + 1]);
  const placeOf = places(tree, new Set(several.flatMap((node) => [node, ...hypernyms(node)])));
  const all = several.filter((node) => hypernyms(node).filter((upper) => placeOf.has(upper)).length > 1).length;
  const placeAbove = (node: number): number => tree.parent[placeOf.get(node)!]!;
  // A child with a single hypernym is drawn under that.
  const children = (isGroup(top) || several.length === 0 ? [] : taxonomy.hyponymsOf(top))
    .filter((node) => placeOf.has(node) && placeAbove(node) !== 0)
    .map((node) => ({
      name: nameOf(context, node),
      href: treemapUrl(context, node, options),
      under: nameOf(context, nodeAt(scene, placeAbove(node))),
    }));
  return { all, children: children.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Where some nodes stand in a tree, those that do. */
function places(tree: TreemapTree, nodes: ReadonlySet<number>): Map<number, number> {
  const found = new Map<number, number>();
  if (nodes.size === 0) return found;
  tree.node.forEach((node, at) => {
    if (nodes.has(node)) found.set(node, at);
  });
  return found;
}
