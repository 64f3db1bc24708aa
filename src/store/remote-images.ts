import { type Catalogue, type Dataset } from '../domain/dataset.ts';
import { type ImageUrl } from '../domain/image-holdings.ts';
import { type NodeIndex } from '../domain/node-index.ts';
import { type SensitiveSubject } from '../domain/picture.ts';
import { type PictureRun } from '../domain/picture-sequence.ts';
import { SensitiveNodes } from '../domain/sensitive.ts';
import { datasetFile } from '../format/catalogue-files.ts';
import { urlsSchema } from '../format/image-list.ts';
import { buildOf } from './build.ts';
import { type ImageList } from './image-list.ts';
import { urlListOf } from './url-list.ts';

/** The images of a dataset of which we have the addresses alone. Nothing of them is fetched here. */
export class RemoteImages {
  readonly #list: ImageList<ImageUrl>;
  readonly #sensitive: SensitiveNodes;

  constructor(list: ImageList<ImageUrl>, sensitive: SensitiveNodes) {
    this.#list = list;
    this.#sensitive = sensitive;
  }

  /** How many a synset has. */
  count(node: NodeIndex): number {
    return this.#list.count(node);
  }

  /** Why images of a synset are shown only on request, or `undefined` if they are shown. */
  sensitiveSubject(node: NodeIndex): SensitiveSubject | undefined {
    return this.#sensitive.subject(node);
  }

  /** Some of a synset's. */
  read(run: PictureRun): Promise<ImageUrl[]> {
    return this.#list.read(run);
  }
}

const opened = new WeakMap<Dataset, Promise<RemoteImages | undefined>>();

/** The remote images of a dataset, opened once; `undefined` if it has no list of addresses of its own. */
export function remoteImagesOf(catalogue: Catalogue, dataset: Dataset): Promise<RemoteImages | undefined> {
  let images = opened.get(dataset);
  if (images === undefined) {
    opened.set(dataset, (images = open(catalogue, dataset)));
    // Those that could not be opened are tried again.
    images.catch(() => opened.delete(dataset));
  }
  return images;
}

async function open(catalogue: Catalogue, dataset: Dataset): Promise<RemoteImages | undefined> {
  const build = buildOf(catalogue);
  const described = datasetFile(dataset.name, 'urls.json');
  if (!build.has(described)) return undefined;
  const [list, { sensitive }] = await Promise.all([urlListOf(catalogue, dataset), build.json(described, urlsSchema)]);
  return list && new RemoteImages(list, new SensitiveNodes(catalogue.taxonomy, sensitive));
}
