import { subtreeFigures, type SubtreeFigures } from '../domain/dataset/subtree-figures.ts';
import type { PageContext } from './page-context.ts';
import { pathStep, type PathStep } from './synset/page.ts';

/** A branch at the top of a dataset's tree, with its sums over distinct synsets. */
export interface BranchRow extends PathStep, SubtreeFigures {}

/** The branches of a dataset's tree: those of its release, or the children of WordNet's root. */
export function branchRows(context: PageContext): BranchRow[] {
  const { catalogue, dataset, tree } = context;
  return tree.children(tree.root).map((branch) => ({
    ...pathStep(context, branch),
    ...subtreeFigures(catalogue, dataset, branch),
  }));
}
