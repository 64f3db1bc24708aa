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
  /** Place in WordNet's tree by which a script finds the pictures; absent where the context has them. */
  readonly place?: number | undefined;
  /** Initial, shown where there is no picture. */
  readonly initial: string;
}

/** Kinds of plate: the copy of a picture on this site, and the width of a photograph; a chip is too small for one. */
const KINDS = {
  chip: { copy: 'icon', width: undefined },
  row: { copy: 'icon', width: 120 },
  tile: { copy: 'tile', width: 250 },
  thumbnail: { copy: 'thumbnail', width: 500 },
} as const;

/** Finds the plate of a node; one without a picture borrows that of the nearest node above, which is shown grey. */
export async function findPlate(
  context: PageContext,
  node: TreeNode,
  kind: keyof typeof KINDS = 'chip',
): Promise<Plate> {
  const { illustrator, arePicturesByPlace } = context;
  const { copy, width } = KINDS[kind];
  const isLent = !isGroup(node) && illustrator !== undefined;
  return {
    hue: hueClass(context, node),
    picture: isLent ? await illustrator.findOrAbove(node, copy) : undefined,
    photograph: isLent && width !== undefined ? await illustrator.findPhotograph(node, width) : undefined,
    ...(arePicturesByPlace === true && !isGroup(node) && { place: node }),
    initial: nameOf(context, node).slice(0, 1),
  };
}
