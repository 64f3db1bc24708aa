import { LRUCache } from 'lru-cache';
import { Catalogue, type CatalogueParts } from '../domain/catalogue.ts';
import { collectionOf } from '../domain/dataset/collection.ts';
import { Comparison } from '../domain/dataset/comparison.ts';
import type { Dataset } from '../domain/dataset/dataset.ts';
import type { ImageUrl } from '../domain/dataset/image-holdings.ts';
import { lazy, lazyMap } from '../domain/lazy.ts';
import { ORDER_SCHEMA, SynsetOrder } from '../domain/wordnet/synset-order.ts';
import { ORDER_FILE } from '../format/archive/archive-files.ts';
import { LIVING } from '../format/lists/list-extracts.ts';
import { type ListForm, type ListSubject, synsetList, type SynsetList } from '../format/lists/synset-lists.ts';
import { type SearchableCatalogue, Searcher } from '../search/searcher.ts';
import { cutShards, shardText } from '../search/index/shards.ts';
import { Boxes } from './boxes.ts';
import type { Build } from './build.ts';
import { readReports } from './dataset-reports.ts';
import { IllustrationShelf } from './illustrations.ts';
import type { ImageList } from './image-list.ts';
import { Pictures } from './pictures.ts';
import { RemoteImages } from './remote-images.ts';
import { openHidden, openListExtract, openUrlList } from './url-list.ts';
import { datasetFile } from '../format/catalogue-files.ts';

/** Maximum number of cached comparisons; one holds about 6 MB of sums. */
const MAX_COMPARISONS = 4;

/** Stores of a dataset's images: pictures, addresses and boxes. */
export interface ImageShelves {
  readonly pictures: Pictures | undefined;
  readonly boxes: Boxes | undefined;
  readonly remote: RemoteImages | undefined;
  /** The remote images of each kind; empty where their list has no kinds. */
  readonly kinds: ReadonlyMap<string, RemoteImages>;
}

/**
 * A catalogue with the build that it was opened from, for whatever is read when it is first asked for.
 *
 * Each method opens its subject once and returns the same afterwards; what could not be opened is tried again. All
 * throw a `StoreError` if a file is damaged.
 */
export class OpenedCatalogue extends Catalogue implements SearchableCatalogue {
  readonly build: Build;

  /** Opens the bounding boxes of a dataset; `undefined` if it has none. */
  readonly boxesOf = lazyMap(({ name }: Dataset): Promise<Boxes | undefined> => Boxes.open(this.build, name));
  /**
   * Opens the images of a dataset that are known by their addresses only; `undefined` if it has no list of addresses.
   */
  readonly remoteImagesOf = lazyMap(({ name }: Dataset): Promise<RemoteImages | undefined> =>
    RemoteImages.open(this.build, this.taxonomy, name),
  );
  /** Opens the list of the addresses of a dataset's images: its own, or that of its pictures; `undefined` if it has none. */
  readonly urlListOf = lazyMap((dataset: Dataset) => this.#openUrlList(dataset));

  /** Opens an extract of the list of addresses of a dataset by its name; `undefined` if there is none. */
  readonly listExtractOf = lazyMap(({ name }: Dataset) =>
    lazyMap((extract: string) => openListExtract(this.build, this.taxonomy, name, extract)),
  );

  /** Opens the images of a dataset of one kind, by the kinds that its list has. */
  readonly remoteKindsOf = lazyMap(async (dataset: Dataset): Promise<ReadonlyMap<string, RemoteImages>> => {
    const remote = await this.remoteImagesOf(dataset);
    const kinds = new Map<string, RemoteImages>();
    for (const kind of remote?.extracts ?? []) {
      const list = kind === LIVING ? undefined : await this.listExtractOf(dataset)(kind);
      if (remote !== undefined && list !== undefined)
        kinds.set(kind, remote.withList(list, await openHidden(this.build, dataset.name, kind)));
    }
    return kinds;
  });

  /** Opens what illustrates the synsets of a dataset, own pictures and borrowed; `undefined` if nothing does. */
  readonly illustrationsOf = lazyMap((dataset: Dataset) => IllustrationShelf.open(this, dataset));

  /** Returns the hosts that datasets declare for images, which pages may show on request. */
  readonly photographHosts = lazy(async () => {
    const remote = await Promise.all(this.datasets.map((dataset) => this.remoteImagesOf(dataset)));
    return [...new Set(remote.flatMap((images) => images?.hosts ?? []))];
  });
  /** Opens the order in which the release gave out its synsets. */
  readonly synsetOrder = lazy(async () => new SynsetOrder(await this.build.columns(ORDER_FILE, ORDER_SCHEMA)));

  /** Reads what the build reports of each dataset, by name. */
  readonly datasetReports = lazy(() => readReports(this.build, this.datasets));

  readonly #pictures = lazyMap(({ name }: Dataset) => Pictures.open(this.build, this.taxonomy, name));
  readonly #searcher = lazy(() => new Searcher(this));
  readonly #shards = lazy(() => cutShards(this));
  readonly #lists = lazyMap((dataset: Dataset) =>
    lazyMap((subject: ListSubject) => lazyMap((form: ListForm) => synsetList(this, dataset, subject, form))),
  );
  readonly #comparisons = new LRUCache<string, Comparison>({ max: MAX_COMPARISONS });

  constructor(parts: CatalogueParts, build: Build) {
    super(parts);
    this.build = build;
  }

  /** Searches the catalogue. */
  get searcher(): Searcher {
    return this.#searcher();
  }

  /** Whether a dataset has pictures. */
  hasPictures({ name }: Dataset): boolean {
    return this.build.has(datasetFile(name, 'pictures.json'));
  }

  /** Opens the pictures of a dataset; `undefined` if it has none. */
  async picturesOf(dataset: Dataset): Promise<Pictures | undefined> {
    return this.hasPictures(dataset) ? this.#pictures(dataset) : undefined;
  }

  /** Opens the stores of a dataset's images. */
  async imageShelves(dataset: Dataset): Promise<ImageShelves> {
    const [pictures, boxes, remote, kinds] = await Promise.all([
      this.picturesOf(dataset),
      this.boxesOf(dataset),
      this.remoteImagesOf(dataset),
      this.remoteKindsOf(dataset),
    ]);
    return { pictures, boxes, remote, kinds };
  }

  /** Returns one list of a dataset; the measures that it caches serve every page. */
  openList(dataset: Dataset, subject: ListSubject, form: ListForm): SynsetList {
    // Only counts differ from dataset to dataset.
    return this.#lists(subject === 'counts' ? dataset : this.datasets[0])(subject)(form);
  }

  /** Compares two collections by their names in addresses; `undefined` for an unknown name. The last few are cached. */
  openComparison(a: string, b: string): Comparison | undefined {
    const key = `${a} ${b}`;
    let comparison = this.#comparisons.get(key);
    if (comparison === undefined) {
      const [first, second] = [collectionOf(this, a), collectionOf(this, b)];
      if (first === undefined || second === undefined) return undefined;
      this.#comparisons.set(key, (comparison = new Comparison(this.taxonomy, first, second)));
    }
    return comparison;
  }

  /** Returns the text of a shard of the type-ahead by its file name; `undefined` for any other. */
  shardFile(name: string): string | undefined {
    return shardText(this.#shards(), name);
  }

  async #openUrlList(dataset: Dataset): Promise<ImageList<ImageUrl> | undefined> {
    const own = await openUrlList(this.build, this.taxonomy, dataset.name);
    if (own !== undefined) return own;
    const pictures = await this.picturesOf(dataset);
    return pictures?.isInFolder ? undefined : pictures?.list;
  }
}
