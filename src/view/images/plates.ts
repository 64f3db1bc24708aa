import { isGroup, type TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { hueClass } from '../branch-hue.ts';
import { nameOf, type PageContext } from '../page-context.ts';
import type { Illustration, Photograph } from './illustration.ts';

/** A small picture of a node on the tint of its branch. */
export interface Plate {
  /** The class that gives the hue of the branch. */
  readonly hue: string;
  /** Absent where nothing may illustrate the node. */
  readonly picture: Illustration | undefined;
  /** Photograph on another host, shown instead after the reader's request; absent for small plates. */
  readonly photograph: Photograph | undefined;
  /** Initial, shown where there is no picture. */
  readonly initial: string;
}

/**
 * Finds the plate of a node.
 *
 * @param reach whether a node without a picture borrows that of the nearest node above, which is shown grey.
 */
export async function findPlate(
  context: PageContext,
  node: TreeNode,
  kind: 'icon' | 'tile' | 'thumbnail' = 'icon',
  reach: 'below' | 'above' = 'above',
): Promise<Plate> {
  const { illustrator } = context;
  const isLent = !isGroup(node) && illustrator !== undefined;
  const picture = isLent ? await illustrator[reach === 'above' ? 'findOrAbove' : 'find'](node, kind) : undefined;
  const photograph =
    isLent && kind !== 'icon' ? await illustrator.findPhotograph(node, kind === 'tile' ? 250 : 500) : undefined;
  return { hue: hueClass(context, node), picture, photograph, initial: nameOf(context, node).slice(0, 1) };
}
