import type { PageContext } from './page-context.ts';
import type { UrlState } from './urls.ts';

/** A tree that a page can show, as a link. */
export interface TreeChoice {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** The trees to choose from on a page: that of the dataset's release and WordNet's own; none for a dataset without a release. */
export function treeChoices(
  { dataset, state, tree }: PageContext,
  wordnet: string,
  hrefOf: (state: UrlState) => string,
): TreeChoice[] {
  if (dataset.release === undefined) return [];
  const choice = (label: string, name: 'wordnet' | undefined): TreeChoice => ({
    label,
    href: hrefOf({ ...state, tree: name }),
    isCurrent: tree.kind === (name ?? 'release'),
  });
  return [choice(dataset.description.title, undefined), choice(wordnet, 'wordnet')];
}
