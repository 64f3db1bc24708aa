import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { ImageHoldings } from '../../domain/dataset/image-holdings.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { SynsetOrder } from '../../domain/wordnet/synset-order.ts';
import { parseWnid, type Wnid } from '../../domain/wordnet/wnid.ts';
import type { OpenedCatalogue } from '../../store/opened-catalogue.ts';

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

/** Returns the synset that a text names by its wnid, or `undefined` for any other text. */
export function synsetNamed(
  text: string,
  { catalogue: { taxonomy } }: Pick<ImageNetParts, 'catalogue'>,
): { readonly node: NodeIndex; readonly wnid: Wnid } | undefined {
  const wnid = parseWnid(text);
  const node = wnid && taxonomy.node(wnid);
  return wnid === undefined || node === undefined ? undefined : { node, wnid };
}
