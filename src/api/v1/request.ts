import type { Catalogue } from '../../domain/catalogue.ts';
import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { ImageHoldings } from '../../domain/dataset/image-holdings.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { nodeIdentified, type Register } from '../../search/identifiers/resolve-identifier.ts';
import type { Searcher } from '../../search/searcher.ts';
import type { Illustrator } from '../../view/images/illustration.ts';

/** Data behind the API's answers. */
export interface ApiParts {
  readonly catalogue: Catalogue;
  readonly holdingsOf: (dataset: Dataset) => Promise<ImageHoldings>;
  /** Returns what illustrates the synsets of a dataset; absent where there are no pictures. */
  readonly illustratorOf?: (dataset: Dataset) => Promise<Illustrator | undefined>;
  readonly searcher: () => Searcher;
  /** The site's own address, with no slash at the end. */
  readonly origin: string;
}

/** A request for one of the routes. */
export interface ApiRequest extends ApiParts {
  /** The variable parts of the path, by name. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The dataset whose images are counted. */
  readonly dataset: Dataset;
}

/** A request that cannot be answered; the router turns it into the one shape that errors have. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Returns the synset that an identifier names, in any form. @throws ApiError 404 if it is unknown. */
export function synsetNamed(text: string, catalogue: Register): NodeIndex {
  const node = nodeIdentified(text, catalogue);
  if (node === undefined)
    throw new ApiError(
      404,
      `There is no synset ${JSON.stringify(text)} in WordNet 3.0; a synset is named by a wnid such as n02084071, a name such as dog.n.01, or a sense key.`,
    );
  return node;
}

/**
 * Returns the dataset that a query names; the first by default.
 *
 * @throws ApiError 404 for an unknown name.
 */
export function datasetNamed(query: URLSearchParams, { datasets }: Catalogue): Dataset {
  const name = query.get('dataset');
  const found = name === null ? datasets[0] : datasets.find((dataset) => dataset.name === name);
  if (found === undefined)
    throw new ApiError(
      404,
      `There is no dataset ${JSON.stringify(name)}; there are: ${datasets.map((dataset) => dataset.name).join(', ')}.`,
    );
  return found;
}

/** A query parameter that must be there. @throws ApiError 400 if it is not. */
export function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null || value.trim() === '') throw new ApiError(400, `The query parameter ${name} is missing.`);
  return value;
}
