import { subtreeFigures, type SubtreeFigures } from '../domain/dataset/subtree-figures.ts';
import { idOf, nameOf, type PageContext } from './page-context.ts';
import { synsetUrl } from './urls.ts';

/** A branch at the top of a dataset's tree, with its sums over distinct synsets. */
export interface BranchRow extends SubtreeFigures {
  readonly id: string;
  readonly name: string;
  readonly href: string;
}

/** The branches of a dataset's tree: those of its release, or the children of WordNet's root. */
export function branchRows(context: PageContext): BranchRow[] {
  const { catalogue, dataset, tree } = context;
  return tree.children(tree.root).map((branch) => ({
    id: idOf(context, branch),
    name: nameOf(context, branch),
    href: synsetUrl(idOf(context, branch), context.state),
    ...subtreeFigures(catalogue, dataset, branch),
  }));
}
