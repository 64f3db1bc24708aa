import type { AddressStates } from '../domain/dataset/address-states.ts';
import type { ImageUrl } from '../domain/dataset/image-holdings.ts';
import { isPhotographUrl } from '../domain/pictures/commons-file.ts';
import { lazyMap } from '../domain/lazy.ts';
import type { NodeIndex } from '../domain/taxonomy/node-index.ts';
import type { SensitiveSubject } from '../domain/pictures/picture.ts';
import type { PictureRun } from '../domain/pictures/picture-sequence.ts';
import { SensitiveNodes } from '../domain/wordnet/sensitive.ts';
import type { Taxonomy } from '../domain/taxonomy/taxonomy.ts';
import { datasetFile } from '../format/catalogue-files.ts';
import { type UrlsDescription, urlsSchema } from '../format/lists/image-list.ts';
import type { Build } from './build.ts';
import type { ImageList } from './image-list.ts';
import { openAddressStates, openHidden, openUrlList } from './url-list.ts';

/** Maximum number of a synset's images among which the one that illustrates it is chosen. */
const LOOKED_AT = 16;

/** Data from which remote images are opened. */
interface RemoteParts {
  readonly list: ImageList<ImageUrl>;
  readonly sensitive: SensitiveNodes;
  readonly description: UrlsDescription;
  /** Number of images that show people by node; absent where the list does not say. */
  readonly hidden: Uint32Array | undefined;
  /** Result of the check of the addresses; absent before the first check. */
  readonly states: AddressStates | undefined;
}

/** Images of a dataset that are known by their addresses alone. Nothing of them is fetched here. */
export class RemoteImages {
  readonly #parts: RemoteParts;
  /** Hosts that the dataset declares; empty where it declares none. */
  readonly hosts: readonly string[];
  /** Names of the extracts of the list: `living`, or a kind of image. */
  readonly extracts: readonly string[];
  /** Rule by which addresses of small copies are formed. */
  readonly copies: UrlsDescription['copies'];
  /** Whether other datasets may borrow these images to illustrate their synsets. */
  readonly illustrates: boolean;

  private constructor(parts: RemoteParts) {
    this.#parts = parts;
    const { hosts, extracts, copies, illustrates } = parts.description;
    this.hosts = hosts;
    this.extracts = extracts;
    this.copies = copies;
    this.illustrates = illustrates;
  }

  /** Returns the result of the check of the addresses; `undefined` before the first check. */
  get states(): AddressStates | undefined {
    return this.#parts.states;
  }

  /**
   * Returns the address of the image that illustrates a synset: the one chosen by hand, else its first photograph, else
   * its first image; never one that is shown on request alone. Cached, since maps ask for thousands of them again and again.
   */
  readonly bestUrl = lazyMap(async (node: NodeIndex): Promise<string | undefined> => {
    const images = await this.read({ node, from: 0, to: Math.min(this.shown(node), LOOKED_AT) });
    const best =
      images.find(({ id }) => this.#parts.description.chosen.includes(id)) ??
      images.find(({ url }) => isPhotographUrl(url)) ??
      images[0];
    return best?.url;
  });

  /** Returns the images of an extract of the list. @param hidden number of those that show people by node. */
  withList(list: ImageList<ImageUrl>, hidden: Uint32Array | undefined): RemoteImages {
    return new RemoteImages({ ...this.#parts, list, hidden });
  }

  /**
   * Opens the remote images of a dataset; `undefined` if it has no list of addresses.
   *
   * @throws Error if a file is damaged.
   */
  static async open(build: Build, taxonomy: Taxonomy, dataset: string): Promise<RemoteImages | undefined> {
    const described = datasetFile(dataset, 'urls.json');
    if (!build.has(described)) return undefined;
    const [list, description, hidden, states] = await Promise.all([
      openUrlList(build, taxonomy, dataset),
      build.json(described, urlsSchema),
      openHidden(build, dataset),
      openAddressStates(build, taxonomy, dataset),
    ]);
    const sensitive = new SensitiveNodes(taxonomy, description.sensitive);
    return list && new RemoteImages({ list, sensitive, description, hidden, states });
  }

  /** Returns the number of images of a synset. */
  count(node: NodeIndex): number {
    return this.#parts.list.count(node);
  }

  /** Returns the number of a synset's first images that are always shown. */
  shown(node: NodeIndex): number {
    return this.#parts.sensitive.subject(node) === undefined ? this.count(node) - (this.#parts.hidden?.[node] ?? 0) : 0;
  }

  /** The subjects whose images are shown only on request. */
  get sensitive(): readonly SensitiveSubject[] {
    return this.#parts.sensitive.subjects;
  }

  /** Returns why images of a synset are shown only on request, or `undefined` if they are shown. */
  sensitiveSubject(node: NodeIndex): SensitiveSubject | undefined {
    return this.#parts.sensitive.subject(node);
  }

  /** Reads the addresses of some images of a synset: those that show people come after the others. */
  async read(run: PictureRun): Promise<ImageUrl[]> {
    if ((this.#parts.hidden?.[run.node] ?? 0) === 0) return this.#parts.list.read(run);
    const { false: others = [], true: people = [] } = Object.groupBy(
      await this.#parts.list.itemsOf(run.node),
      (image) => (image.showsPeople === true ? 'true' : 'false'),
    );
    return [...others, ...people].slice(run.from, run.to);
  }
}
