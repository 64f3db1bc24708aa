import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { subtreeFigures } from '../../domain/dataset/subtree-figures.ts';
import { isGroup, primaryPathIn, type TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { findPlate, type Plate } from '../images/plates.ts';
import { formatCount, formatShare } from '../numbers.ts';
import { idOf, nameOf, type PageContext } from '../page-context.ts';
import { homeUrl, synsetUrl } from '../urls.ts';

/** A node as a chip: its name, its picture and a figure. */
export interface KinLink {
  readonly name: string;
  readonly href: string;
  readonly plate: Plate;
  /** Images in the subtree; absent without any. */
  readonly figure?: string;
}

/** The children of one ancestor, without the branch that holds the synset. */
export interface KinGroup {
  readonly kind: 'kinds' | 'instances';
  readonly title: string;
  readonly href: string;
  readonly synsets: readonly KinLink[];
  /** Children with images that are left out. */
  readonly hidden: number;
}

/** A step of the path from the root, with its share of the step before it. */
export interface KinStep {
  readonly name: string;
  readonly href: string;
  readonly plate: Plate;
  readonly images: number;
  /** The share of the images of the step before, from 0 to 1; absent for the first. */
  readonly share: number | undefined;
  readonly shareText: string;
}

/** Surroundings of a leaf synset. */
export interface Kin {
  readonly groups: readonly KinGroup[];
  readonly steps: readonly KinStep[];
}

/** Maximum number of synsets in a group. */
const SHOWN = 12;

/** Finds the siblings of a synset, those of its parent, and the steps from the root to it. */
export async function findKin(context: PageContext, node: NodeIndex): Promise<Kin> {
  const path = primaryPathIn(context.tree, node);
  const groups = await Promise.all([1, 2].map((up) => kinGroup(context, path.at(-1 - up), path.at(-up))));
  return {
    groups: groups.filter((group) => group !== undefined),
    steps: await Promise.all(path.slice(1).map((step, i) => kinStep(context, step, path[i]!))),
  };
}

async function kinGroup(
  context: PageContext,
  parent: TreeNode | undefined,
  without: TreeNode | undefined,
): Promise<KinGroup | undefined> {
  if (parent === undefined || isGroup(parent)) return undefined;
  const { taxonomy } = context.catalogue;
  const isNamed = without !== undefined && !isGroup(without) && taxonomy.isInstance(without);
  // Few datasets have images of named instances, which are near each other with and without.
  const children = (isNamed ? taxonomy.instancesOf(parent) : taxonomy.hyponymsOf(parent))
    .filter((child) => child !== without && (isNamed || context.dataset.subtreeImages(child) > 0))
    .sort((a, b) => context.dataset.subtreeImages(b) - context.dataset.subtreeImages(a));
  if (children.length === 0) return undefined;
  return {
    kind: isNamed ? 'instances' : 'kinds',
    title: nameOf(context, parent),
    href: synsetUrl(idOf(context, parent), context.state),
    synsets: await Promise.all(children.slice(0, SHOWN).map((child) => kinLink(context, child))),
    hidden: Math.max(0, children.length - SHOWN),
  };
}

/** Finds the chip of a synset. */
export async function kinLink(context: PageContext, node: NodeIndex): Promise<KinLink> {
  const images = context.dataset.subtreeImages(node);
  return {
    name: nameOf(context, node),
    href: synsetUrl(idOf(context, node), context.state),
    plate: await findPlate(context, node),
    ...(images > 0 ? { figure: formatCount(images) } : {}),
  };
}

async function kinStep(context: PageContext, node: TreeNode, before: TreeNode): Promise<KinStep> {
  const images = imagesOf(context, node);
  const all = imagesOf(context, before);
  const isRoot = isGroup(node) && node === context.tree.root;
  return {
    name: nameOf(context, node),
    href: isRoot ? homeUrl(context.state) : synsetUrl(idOf(context, node), context.state),
    plate: await findPlate(context, node, 'row'),
    images,
    share: all === 0 ? undefined : images / all,
    shareText: formatShare(images, all),
  };
}

/** Returns the images in the subtree of a node. */
export function imagesOf({ catalogue, dataset }: PageContext, node: TreeNode): number {
  return subtreeFigures(catalogue, dataset, node).subtreeImages;
}
