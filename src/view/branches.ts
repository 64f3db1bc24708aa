import type { ReleaseGroup } from '../domain/release-tree.ts';
import { isGroup, type TreeNode } from '../domain/tree-view.ts';
import { nodesOf } from '../domain/descendants.ts';
import { Tally } from '../domain/tally.ts';
import { idOf, nameOf, type PageContext } from './page-context.ts';
import { synsetUrl } from './urls.ts';

/** A branch at the top of a dataset's tree, with its sums over distinct synsets. */
export interface BranchRow {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  /** Synsets below it, the number in brackets. */
  readonly subtreeSynsets: number;
  readonly subtreeImages: number;
  readonly subtreeSynsetsWithImages: number;
}

/** The branches of a dataset's tree: those of its release, or the children of WordNet's root. */
export function branchRows(context: PageContext): BranchRow[] {
  const { tree } = context;
  return tree.children(tree.root).map((branch) => ({
    id: idOf(context, branch),
    name: nameOf(context, branch),
    href: synsetUrl(idOf(context, branch), context.state),
    subtreeSynsets: tree.bracket(branch),
    ...sums(context, branch),
  }));
}

function sums(context: PageContext, branch: TreeNode): Pick<BranchRow, 'subtreeImages' | 'subtreeSynsetsWithImages'> {
  const { dataset, catalogue } = context;
  if (!isGroup(branch)) {
    return {
      subtreeImages: dataset.subtreeImages(branch),
      subtreeSynsetsWithImages: dataset.subtreeSynsetsWithImages(branch),
    };
  }
  const { level } = catalogue.taxonomy.columns;
  const { ownImages } = dataset.columns;
  const slices = dataset.release?.tree.miscSlices ?? [];
  return {
    subtreeImages: groupImages(context, branch),
    subtreeSynsetsWithImages: new Tally(
      ownImages.map((images) => (images > 0 ? 1 : 0)),
      level,
    ).sum(slices),
  };
}

/** Sums the images of the distinct synsets under a release's root or its Misc group. O(nodes of the group). */
export function groupImages(
  { dataset, catalogue }: Pick<PageContext, 'dataset' | 'catalogue'>,
  group: ReleaseGroup,
): number {
  const release = dataset.release?.tree;
  const slices = (group.id === release?.root.id ? release.slices : release?.miscSlices) ?? [];
  const { level } = catalogue.taxonomy.columns;
  let images = 0;
  for (const node of nodesOf(slices, level)) images += dataset.ownImages(node);
  return images;
}
