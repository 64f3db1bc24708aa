import { nodesOf } from '../domain/taxonomy/descendants.ts';
import { slicesOf } from './compare/subject.ts';
import { idOf, nameOf, type PageContext } from './page-context.ts';
import { synsetUrl } from './urls.ts';

/** Images of a branch by depth. */
export interface BranchDepths {
  readonly name: string;
  readonly href: string;
  /** Own images of its synsets at each depth, from depth 0; every branch has as many entries. */
  readonly images: readonly number[];
}

/** Sums the images of each branch of the dataset's tree by the depth of their synsets, the shortest path from the root. */
export function branchDepths(context: PageContext): BranchDepths[] {
  const { tree, dataset, catalogue, state } = context;
  const { minDepth } = catalogue.taxonomy.columns;
  const rows = tree.children(tree.root).map((branch) => {
    const images: number[] = [];
    for (const node of nodesOf(slicesOf(context, branch), catalogue.taxonomy.columns.level)) {
      const depth = minDepth[node]!;
      while (images.length <= depth) images.push(0);
      images[depth]! += dataset.ownImages(node);
    }
    return { name: nameOf(context, branch), href: synsetUrl(idOf(context, branch), state), images };
  });
  const deepest = Math.max(0, ...rows.map(({ images }) => images.findLastIndex((count) => count > 0)));
  return rows.map(({ images, ...row }) => ({
    ...row,
    images: Array.from({ length: deepest + 1 }, (_, depth) => images[depth] ?? 0),
  }));
}
