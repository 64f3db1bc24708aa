import { LRUCache } from 'lru-cache';
import type { Dataset } from '../domain/dataset/dataset.ts';
import { Illustrations } from '../domain/pictures/illustration.ts';
import { lazy } from '../domain/lazy.ts';
import { nodeIndex, type NodeIndex } from '../domain/taxonomy/node-index.ts';
import type { Picture, PictureSource } from '../domain/pictures/picture.ts';
import { nodesUnder, PERSON } from '../domain/wordnet/sensitive.ts';
import type { Taxonomy } from '../domain/taxonomy/taxonomy.ts';
import type { CopyKind } from '../format/pictures/copy-kinds.ts';
import type { PackRecord } from '../format/pictures/picture-pack.ts';
import type { Build } from './build.ts';
import type { RemoteImages } from './remote-images.ts';
import type { Pictures } from './pictures.ts';
import { ILLUSTRATIONS_FILE } from '../format/catalogue-files.ts';
import { illustrationsSchema } from '../format/built-json.ts';

/** A picture that illustrates, as its dataset has it. */
export interface LentPicture {
  /** Name of the dataset that has the picture. */
  readonly dataset: string;
  readonly picture: Picture;
  readonly source: PictureSource | undefined;
  /** Absent while the copy is not drawn. */
  readonly record: PackRecord | undefined;
}

/** Parts of a catalogue from which illustrations are opened. */
interface PicturedCatalogue {
  readonly build: Build;
  readonly taxonomy: Taxonomy;
  readonly datasets: readonly Dataset[];
  picturesOf(dataset: Dataset): Promise<Pictures | undefined>;
  remoteImagesOf(dataset: Dataset): Promise<RemoteImages | undefined>;
  /** Whether a synset must never be proposed. */
  isCoarse(node: NodeIndex): boolean;
}

/** Pictures of one dataset that may illustrate. */
interface Shelf {
  readonly dataset: string;
  readonly pictures: Pictures;
}

/** Maximum number of cached pictures; rows of the tree show the same ones on many pages. */
const MOST_CACHED = 2048;

/** The pictures that illustrate the synsets of one dataset: its own, then those of datasets that lend theirs. */
export class IllustrationShelf {
  readonly #shelves: readonly Shelf[];
  readonly #illustrations: Illustrations;
  readonly #remote: readonly RemoteImages[];
  readonly #photographs: () => Illustrations;
  readonly #copies = new LRUCache<string, LentPicture>({ max: MOST_CACHED });

  private constructor(
    shelves: readonly Shelf[],
    illustrations: Illustrations,
    remote: readonly RemoteImages[],
    photographs: () => Illustrations,
  ) {
    this.#shelves = shelves;
    this.#illustrations = illustrations;
    this.#remote = remote;
    this.#photographs = photographs;
  }

  /** Opens what illustrates a dataset; `undefined` if the build has no picture that may. O(nodes). */
  static async open(catalogue: PicturedCatalogue, dataset: Dataset): Promise<IllustrationShelf | undefined> {
    const shelves = await shelvesOf(catalogue, dataset);
    const remote = await remoteOf(catalogue, dataset);
    if (shelves.length === 0 && remote.length === 0) return undefined;
    const { taxonomy, build } = catalogue;
    const lenders = build.has(ILLUSTRATIONS_FILE) ? await build.json(ILLUSTRATIONS_FILE, illustrationsSchema) : {};
    const overrides = Object.entries(lenders).flatMap(([wnid, lender]) => {
      const node = taxonomy.node(wnid);
      return node === undefined ? [] : [[node, lender === null ? undefined : taxonomy.node(lender)] as const];
    });
    const sensitive = shelves.flatMap(({ pictures }) => pictures.sensitive.map(({ wnid }) => wnid));
    const excluded = nodesUnder(taxonomy, new Set([PERSON, ...sensitive].flatMap((wnid) => taxonomy.node(wnid) ?? [])));
    const { synsetsBelow } = taxonomy.columns;
    excluded.forEach((_, node) => {
      if (catalogue.isCoarse(nodeIndex(node))) excluded[node] = 1;
    });
    // Synsets decide between children without images.
    const size = (node: NodeIndex): number => dataset.subtreeImages(node) + synsetsBelow[node]! / taxonomy.size;
    const illustrations = new Illustrations(taxonomy, {
      has: (node) => shelves.some(({ pictures }) => pictures.best(node) !== undefined),
      size,
      excluded,
      overrides: new Map(overrides),
    });
    const hasPhotograph = (node: NodeIndex): boolean => remote.some((images) => images.shown(node) > 0);
    const photographs = lazy(
      () =>
        new Illustrations(taxonomy, {
          has: hasPhotograph,
          size,
          excluded,
          // A lender chosen by hand that has no photograph leaves the choice to the rules.
          overrides: new Map(overrides.filter(([, lender]) => lender === undefined || hasPhotograph(lender))),
        }),
    );
    return new IllustrationShelf(shelves, illustrations, remote, photographs);
  }

  /** The collections that pictures may come from, for the line of credits. */
  get sources(): readonly PictureSource[] {
    return this.#shelves.flatMap(({ pictures }) => [...pictures.sources.values()]);
  }

  /** The synset whose picture illustrates a node: itself or one below it. */
  lender(node: NodeIndex): NodeIndex | undefined {
    return this.#illustrations.lender(node);
  }

  /** Returns the nearest ancestor of a node with its own picture. */
  above(node: NodeIndex): NodeIndex | undefined {
    return this.#illustrations.above(node);
  }

  /** Different synsets whose pictures show what a node's subtree holds; the most typical first. */
  several(node: NodeIndex, limit: number): NodeIndex[] {
    return this.#illustrations.several(node, limit);
  }

  /** The synset whose photograph on another host illustrates a node. */
  photographLender(node: NodeIndex): NodeIndex | undefined {
    return this.#remote.length === 0 ? undefined : this.#photographs().lender(node);
  }

  /** Returns different synsets whose photographs on other hosts show a node's subtree; the most typical first. */
  severalPhotographLenders(node: NodeIndex, limit: number): NodeIndex[] {
    return this.#remote.length === 0 ? [] : this.#photographs().several(node, limit);
  }

  /** Returns the address of the photograph of a lender. */
  async photographUrl(lender: NodeIndex): Promise<string | undefined> {
    const images = this.#remote.find((one) => one.shown(lender) > 0);
    return images?.bestUrl(lender);
  }

  /** The picture of a lender, with one of its copies. */
  async copy(kind: CopyKind, lender: NodeIndex): Promise<LentPicture | undefined> {
    const key = `${kind} ${String(lender)}`;
    const cached = this.#copies.get(key) ?? (await this.#readCopy(kind, lender));
    // A copy that is not drawn yet may be drawn at any time.
    if (cached?.record !== undefined) this.#copies.set(key, cached);
    return cached;
  }

  async #readCopy(kind: CopyKind, lender: NodeIndex): Promise<LentPicture | undefined> {
    for (const { dataset, pictures } of this.#shelves) {
      const place = pictures.best(lender);
      const copy = place === undefined ? undefined : await pictures.copy(kind, lender, place);
      if (copy !== undefined) return { dataset, ...copy, source: pictures.sources.get(copy.picture.source) };
    }
    return undefined;
  }
}

/** Returns the pictures of the shown dataset, then photographs of others, then drawings. */
async function shelvesOf(catalogue: PicturedCatalogue, dataset: Dataset): Promise<Shelf[]> {
  const shelves: Shelf[] = [];
  for (const one of catalogue.datasets) {
    const pictures = await catalogue.picturesOf(one);
    if (pictures !== undefined && (one === dataset || pictures.illustrates))
      shelves.push({ dataset: one.name, pictures });
  }
  const rank = ({ dataset: name, pictures }: Shelf): number =>
    name === dataset.name ? 0 : pictures.isInFolder ? 1 : 2;
  return shelves.sort((a, b) => rank(a) - rank(b));
}

/** Lists of addresses on declared hosts that may illustrate, those of the shown dataset first. */
async function remoteOf(catalogue: PicturedCatalogue, dataset: Dataset): Promise<RemoteImages[]> {
  const order = [dataset, ...catalogue.datasets.filter((one) => one !== dataset)];
  const lists = await Promise.all(order.map((one) => catalogue.remoteImagesOf(one)));
  return lists.filter((images) => images?.copies !== undefined && images.illustrates) as RemoteImages[];
}
