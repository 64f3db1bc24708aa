import type { Catalogue } from '../../../src/domain/catalogue.ts';
import type { Dataset } from '../../../src/domain/dataset/dataset.ts';
import type { TreeView } from '../../../src/domain/taxonomy/tree-view.ts';
import type { UrlState } from '../../../src/view/urls.ts';

/** Returns the trees in which a dataset is shown: its release's and WordNet's, or WordNet's alone. */
export function treesOf(catalogue: Catalogue, dataset: Dataset): TreeView[] {
  return dataset.release === undefined
    ? [catalogue.treeOf(dataset)]
    : [catalogue.treeOf(dataset), catalogue.wordnetTree];
}

/** Returns the choices of tree for a dataset, as addresses write them. */
export function statesOf(catalogue: Catalogue, dataset: Dataset): UrlState[] {
  return treesOf(catalogue, dataset).map((tree) => ({
    dataset: choiceOf(catalogue, dataset),
    tree: tree.kind === 'wordnet' && dataset.release !== undefined ? 'wordnet' : undefined,
  }));
}

/** Returns a dataset as addresses name it: the first one is left out. */
export function choiceOf({ datasets: [first] }: Catalogue, dataset: Dataset): string | undefined {
  return dataset === first ? undefined : dataset.name;
}
