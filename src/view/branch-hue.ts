import { isGroup, type TreeNode } from '../domain/tree-view.ts';
import { parseWnid } from '../domain/wnid.ts';
import type { PageContext } from './page-context.ts';

/** The branches that have a hue of their own, by its index in the style sheet; what belongs to none has the last. */
const BRANCHES = [
  'n00015388', // animal
  'n00017222', // plant
  'n00021939', // artifact
  'n00007846', // person
  'n12992868', // fungus
  'n00019128', // natural object
  'n09287968', // geological formation
  'n00523513', // sport
].map((wnid) => parseWnid(wnid)!);

/** Returns the class that gives an element the hue of a node's branch: the nearest on its primary path. */
export function hueClass(
  { catalogue: { taxonomy }, tree }: Pick<PageContext, 'catalogue' | 'tree'>,
  node: TreeNode,
): string {
  const branches = BRANCHES.map((wnid) => taxonomy.node(wnid));
  for (let at: TreeNode | undefined = node; at !== undefined && !isGroup(at); at = tree.primaryParent(at)) {
    const hue = branches.indexOf(at);
    if (hue !== -1) return `hue-${String(hue)}`;
  }
  return `hue-${String(BRANCHES.length)}`;
}
