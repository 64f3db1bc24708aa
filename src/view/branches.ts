import type { ReleaseGroup } from '../domain/release-tree.ts';
import { isGroup, type TreeNode } from '../domain/tree-view.ts';
import { nodesOf } from '../domain/descendants.ts';
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

function sums(
  { dataset, catalogue }: PageContext,
  branch: TreeNode,
): Pick<BranchRow, 'subtreeImages' | 'subtreeSynsetsWithImages'> {
  if (isGroup(branch)) {
    const { images, synsetsWithImages } = catalogue.miscSumsOf(dataset);
    return { subtreeImages: images, subtreeSynsetsWithImages: synsetsWithImages };
  }
  return {
    subtreeImages: dataset.subtreeImages(branch),
    subtreeSynsetsWithImages: dataset.subtreeSynsetsWithImages(branch),
  };
}

/** Sums the images of the distinct synsets under a release's root or its Misc group. O(nodes of the group) for the root. */
export function groupImages(
  { dataset, catalogue }: Pick<PageContext, 'dataset' | 'catalogue'>,
  group: ReleaseGroup,
): number {
  const release = dataset.release?.tree;
  if (group.id !== release?.root.id) return catalogue.miscSumsOf(dataset).images;
  let images = 0;
  for (const node of nodesOf(release.slices, catalogue.taxonomy.columns.level)) images += dataset.ownImages(node);
  return images;
}
