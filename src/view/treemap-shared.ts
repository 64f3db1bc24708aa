import { targetsOf } from '../domain/adjacency.ts';
import { isGroup } from '../domain/tree-view.ts';
import { nameOf } from './page-context.ts';
import { treemapUrl } from './treemap-controls.ts';
import { nodeAt, type TreemapScene } from './treemap-tile.ts';

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
  const placeOf = new Int32Array(taxonomy.size).fill(-1);
  tree.node.forEach((node, at) => {
    if (node >= 0) placeOf[node] = at;
  });
  let all = 0;
  tree.node.forEach((node) => {
    if (node < 0) return;
    let within = 0;
    for (const upper of targetsOf(taxonomy.hypernyms, node)) if (placeOf[upper] !== -1) within++;
    if (within > 1) all++;
  });
  const children = (isGroup(top) ? [] : taxonomy.hyponymsOf(top))
    .filter((node) => tree.parent[placeOf[node]!] !== 0)
    .map((node) => ({
      name: nameOf(context, node),
      href: treemapUrl(context, node, options),
      under: nameOf(context, nodeAt(scene, tree.parent[placeOf[node]!]!)),
    }));
  return { all, children: children.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
