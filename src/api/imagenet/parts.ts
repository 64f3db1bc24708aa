import type { APIContext } from 'astro';
import { type Dataset, releaseDataset } from '../../domain/dataset/dataset.ts';
import type { ImageHoldings } from '../../domain/dataset/image-holdings.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { SynsetOrder } from '../../domain/wordnet/synset-order.ts';
import { parseWnid, type Wnid } from '../../domain/wordnet/wnid.ts';
import { holdingsOf } from '../../store/image-holdings.ts';
import type { OpenedCatalogue } from '../../store/opened-catalogue.ts';
import { catalogue } from '../../store/served.ts';
import { notThere } from '../text-answer.ts';

/** The class list of ILSVRC-2012 to 2017. */
export const ILSVRC = 'in1k';

/** Data behind the answers to ImageNet's old addresses. */
export interface ImageNetParts {
  readonly catalogue: OpenedCatalogue;
  /** The release, or the dataset that the address names. */
  readonly dataset: Dataset;
  /** Contents of the dataset besides its counts. */
  readonly holdings: ImageHoldings;
  /** The order in which the release gave out its synsets. */
  readonly order: SynsetOrder;
}

/** Parts of a request that answers read. */
export interface OldRequest {
  readonly query: URLSearchParams;
  /** The variable parts of the path, by name; none is empty. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Headers;
}

/**
 * Makes the route of an old address, answered from the dataset that its query names by `dataset`, or from the release;
 * 404 for the name of no dataset.
 */
export function oldRoute(
  answer: (parts: ImageNetParts, request: OldRequest) => Response | Promise<Response>,
): (request: Pick<APIContext, 'params' | 'url' | 'request'>) => Promise<Response> {
  return async ({ params, url: { searchParams: query }, request: { headers } }) => {
    const opened = catalogue();
    const { datasets } = opened;
    const name = query.get('dataset') ?? '';
    const dataset = name === '' ? releaseDataset(datasets) : datasets.find((one) => one.name === name);
    if (dataset === undefined)
      return notThere(`There is no dataset of that name; there are: ${datasets.map((one) => one.name).join(', ')}.`);
    const [holdings, order] = await Promise.all([holdingsOf(opened, dataset), opened.synsetOrder()]);
    return answer(
      { catalogue: opened, dataset, holdings, order },
      { query, params: params as Record<string, string>, headers },
    );
  };
}

/** Returns the synset that a text names by its wnid, or `undefined` for any other text. */
export function synsetNamed(
  text: string,
  { catalogue: { taxonomy } }: Pick<ImageNetParts, 'catalogue'>,
): { readonly node: NodeIndex; readonly wnid: Wnid } | undefined {
  const wnid = parseWnid(text);
  const node = wnid && taxonomy.node(wnid);
  return wnid === undefined || node === undefined ? undefined : { node, wnid };
}
