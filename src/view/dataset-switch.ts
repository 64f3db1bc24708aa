import { parseWnid } from '../domain/wordnet/wnid.ts';
import type { PageContext } from './page-context.ts';
import { datasetChoice } from './synset/page.ts';
import { findRoute } from './routes.ts';
import { homeUrl } from './urls.ts';

/** One dataset to switch to. */
export interface DatasetLink {
  readonly title: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** Choices that name a thing of one dataset alone. */
const OF_ONE_DATASET = ['dataset', 'page', 'image', 'from', 'to', 'sensitive'];

/**
 * Returns the address of this page for each dataset, with the reader's other choices; home where a dataset does not
 * have the page.
 */
export function datasetLinks(context: PageContext, url: URL): DatasetLink[] {
  const { catalogue, dataset, state } = context;
  const match = findRoute(url.pathname);
  const id = match?.route.plain === 'synset' ? match.values['id'] : undefined;
  const isGroup = id !== undefined && parseWnid(id) === undefined;
  const kept = [...url.searchParams].filter(([key]) => !OF_ONE_DATASET.includes(key));
  return catalogue.datasets.map((other) => {
    const name = datasetChoice(context, other);
    const query = new URLSearchParams(kept);
    if (other.release === undefined) query.delete('tree');
    if (name !== undefined) query.set('dataset', name);
    const hasPage = !isGroup || [other.release?.tree.root.id, other.release?.tree.misc.id].includes(id);
    const text = query.size === 0 ? '' : `?${query.toString()}`;
    return {
      title: other.description.title,
      href: hasPage ? url.pathname + text : homeUrl({ ...state, tree: undefined, dataset: name }),
      isCurrent: other === dataset,
    };
  });
}
