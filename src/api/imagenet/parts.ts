import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { ImageHoldings } from '../../domain/dataset/image-holdings.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { releaseDataset } from '../../domain/dataset/release-dataset.ts';
import type { SynsetOrder } from '../../domain/wordnet/synset-order.ts';
import { parseWnid, type Wnid } from '../../domain/wordnet/wnid.ts';
import { holdingsOf } from '../../store/image-holdings.ts';
import type { OpenedCatalogue } from '../../store/opened-catalogue.ts';
import { notThere } from '../text-answer.ts';

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

/** An answer of an old address. */
export type Answerer = (parts: ImageNetParts) => Response | Promise<Response>;

/** Answers an old address from the dataset that its query names by `dataset`, or from the release; 404 for a name that there is not. */
export async function answerFrom(
  catalogue: OpenedCatalogue,
  query: URLSearchParams,
  answer: Answerer,
): Promise<Response> {
  const { datasets } = catalogue;
  const name = query.get('dataset') ?? '';
  const dataset = name === '' ? releaseDataset(datasets) : datasets.find((one) => one.name === name);
  if (dataset === undefined)
    return notThere(`There is no dataset of that name; there are: ${datasets.map((one) => one.name).join(', ')}.`);
  const [holdings, order] = await Promise.all([holdingsOf(catalogue, dataset), catalogue.synsetOrder()]);
  return answer({ catalogue, dataset, holdings, order });
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
