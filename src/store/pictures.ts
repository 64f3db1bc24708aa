import { LRUCache } from 'lru-cache';
import type { NodeIndex } from '../domain/taxonomy/node-index.ts';
import type { Picture, PictureSource, SensitiveSubject, ShownPicture } from '../domain/pictures/picture.ts';
import type { PictureRun } from '../domain/pictures/picture-sequence.ts';
import { SensitiveNodes } from '../domain/wordnet/sensitive.ts';
import type { Taxonomy } from '../domain/taxonomy/taxonomy.ts';
import { lazy } from '../domain/lazy.ts';
import { LIST_SCHEMA } from '../format/lists/image-list.ts';
import type { CopyKind } from '../format/pictures/copy-kinds.ts';
import {
  ILLUSTRATION_SCHEMA,
  NODES_PER_PACK,
  originalsSchema,
  type PicturesDescription,
  picturesSchema,
} from '../format/pictures/picture-files.ts';
import { FILE_NAMES_SCHEMA, namesFile } from '../format/pictures/file-names.ts';
import { parsePictures, pictureHead, wnidOfImage } from '../format/pictures/picture-list.ts';
import { PACK_TYPES, type PackRecord } from '../format/pictures/picture-pack.ts';
import type { Build } from './build.ts';
import { FileNames } from './file-names.ts';
import { ImageList } from './image-list.ts';
import type { OriginalsPlace } from './original-files.ts';
import { PicturePacks } from './picture-packs.ts';
import type { Columns } from '../domain/columns.ts';
import { datasetFile } from '../format/catalogue-files.ts';

/** A copy of a picture: its content type and its bytes. */
export interface StoredCopy {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Pictures that were found by their names. */
export interface FoundPlaces {
  /** Runs of one picture, in the order of the names. */
  readonly places: readonly PictureRun[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

/** Characters from which a part of a name is looked for among other results. */
const LEAST_PART = 3;

/** A picture with one of its copies, which is `undefined` while none is drawn. */
interface PictureWithCopy {
  readonly picture: Picture;
  readonly record: PackRecord | undefined;
}

/** Maximum number of pictures that are cached with a drawn copy: most pictures of a page are on other pages too. */
const MOST_CACHED = 4096;

/** The pictures of one dataset: their list, and their copies in packs. */
export class Pictures {
  readonly list: ImageList<Picture>;
  readonly sources: ReadonlyMap<string, PictureSource>;
  readonly sensitive: readonly SensitiveSubject[];
  /** Location of the originals, if they can be read here. */
  readonly originals: OriginalsPlace | undefined;
  readonly #packs: PicturePacks;
  readonly #isInFolder: boolean;
  readonly #sensitive: SensitiveNodes;
  readonly #taxonomy: Taxonomy;
  readonly #fileNames: (() => Promise<FileNames>) | undefined;
  readonly #illustration: Columns<typeof ILLUSTRATION_SCHEMA>;
  readonly #drawn = new LRUCache<string, PictureWithCopy>({ max: MOST_CACHED });
  /** Whether other datasets may borrow these pictures to illustrate their synsets. */
  readonly illustrates: boolean;

  private constructor(
    list: ImageList<Picture>,
    packs: PicturePacks,
    { sources, sensitive, illustrates }: PicturesDescription,
    illustration: Columns<typeof ILLUSTRATION_SCHEMA>,
    originals: OriginalsPlace | undefined,
    taxonomy: Taxonomy,
    fileNames: (() => Promise<FileNames>) | undefined,
  ) {
    this.list = list;
    this.sources = new Map(sources.map((source) => [source.name, source]));
    this.sensitive = sensitive;
    this.illustrates = illustrates;
    this.#illustration = illustration;
    this.#isInFolder = areInFolder(sources);
    this.originals = originals;
    this.#packs = packs;
    this.#taxonomy = taxonomy;
    this.#fileNames = fileNames;
    this.#sensitive = new SensitiveNodes(taxonomy, sensitive);
  }

  /** Opens the pictures of a dataset. @throws Error if a file is damaged, or the dataset has no pictures. */
  static async open(build: Build, taxonomy: Taxonomy, dataset: string): Promise<Pictures> {
    const [description, columns, illustration] = await Promise.all([
      build.json(datasetFile(dataset, 'pictures.json'), picturesSchema),
      build.columns(datasetFile(dataset, 'pictures.columns'), LIST_SCHEMA),
      build.columns(datasetFile(dataset, 'illustration.columns'), ILLUSTRATION_SCHEMA),
    ]);
    const file = build.file(datasetFile(dataset, 'pictures.tsv'));
    const originals = datasetFile(dataset, 'originals.json');
    // A path that comes from elsewhere may lead anywhere.
    const place =
      build.source.isLocal && build.has(originals) ? await build.json(originals, originalsSchema) : undefined;
    const list = new ImageList(file, columns, taxonomy.columns.level, {
      head: pictureHead(areInFolder(description.sources), description.hasCredits),
      parse: parsePictures,
    });
    const names = datasetFile(dataset, 'file-names.columns');
    return new Pictures(
      list,
      new PicturePacks(build.blocks, dataset, file.sha256.slice(0, 12)),
      description,
      illustration,
      place && { ...place, unpacked: place.unpacked && `${build.source.name}/${place.unpacked}` },
      taxonomy,
      build.has(names)
        ? lazy(async () => new FileNames((await build.columns(names, FILE_NAMES_SCHEMA)).entry, list))
        : undefined,
    );
  }

  /** Whether the originals are in a folder of the dataset's own, and not in packages with public addresses. */
  get isInFolder(): boolean {
    return this.#isInFolder;
  }

  /** Returns the number of a synset's pictures. */
  count(node: NodeIndex): number {
    return this.list.count(node);
  }

  /** Returns the number of a synset's first pictures that are always shown. */
  shown(node: NodeIndex): number {
    return this.#illustration.shown[node]!;
  }

  /** Returns the index of the picture that illustrates a synset, `undefined` if none does. */
  best(node: NodeIndex): number | undefined {
    const place = this.#illustration.best[node]! - 1;
    return place < 0 ? undefined : place;
  }

  /**
   * Returns the subject because of which a synset's pictures are shown on request only; `undefined` if they are always
   * shown.
   */
  sensitiveSubject(node: NodeIndex): SensitiveSubject | undefined {
    return this.#sensitive.subject(node);
  }

  /** The place of a picture among those of its synset, `undefined` if it is not there. */
  place(node: NodeIndex, id: string): Promise<number | undefined> {
    return this.list.place(node, id);
  }

  /** Whether pictures can be found by the names of their files. */
  get hasFileNames(): boolean {
    return this.#fileNames !== undefined;
  }

  /** Finds pictures by a part of their file's name, as {@link FileNames.find} does. */
  async findNames(text: string): Promise<FoundPlaces> {
    const { rows = [], isCut = false } = (await (await this.#fileNames?.())?.find(text)) ?? {};
    return { places: rows.map((row) => this.list.runAt(row)), isCut };
  }

  /**
   * Finds pictures by their id, or by the name of their file or a part of it; those of the whole name come first.
   *
   * @param most limit of their number.
   */
  async named(text: string, most: number): Promise<ShownPicture[]> {
    const node = this.#taxonomy.node(wnidOfImage(text));
    const place = node === undefined ? undefined : await this.place(node, text);
    if (node !== undefined && place !== undefined) return this.read({ node, from: place, to: place + 1 });
    const { places } = await this.findNames(text);
    const found: ShownPicture[] = [];
    // Whole names are among the first of those that begin like them.
    for (const run of places.slice(0, 4 * most)) found.push(...(await this.read(run)));
    const [whole, others] = [true, false].map((isWhole) =>
      found.filter(({ file }) => namesFile(text, file) === isWhole),
    );
    return [...whole!, ...(text.trim().length < LEAST_PART ? [] : others!)].slice(0, most);
  }

  /** One picture with one of its copies. */
  async copy(kind: CopyKind, node: NodeIndex, place: number): Promise<PictureWithCopy | undefined> {
    const key = `${kind} ${String(node)} ${String(place)}`;
    const drawn = this.#drawn.get(key);
    if (drawn !== undefined) return drawn;
    const [[picture], [record]] = await Promise.all([
      this.list.read({ node, from: place, to: place + 1 }),
      this.#records(kind, node, place, place + 1),
    ]);
    if (picture === undefined || record === undefined || PACK_TYPES[record.state] === undefined)
      return picture && { picture, record: undefined };
    const copy = { picture, record };
    this.#drawn.set(key, copy);
    return copy;
  }

  /** Some pictures with what is known of their copies. */
  async read(run: PictureRun): Promise<ShownPicture[]> {
    const { node, from, to } = run;
    const [pictures, thumbnails, views] = await Promise.all([
      this.list.read(run),
      this.#records('thumbnail', node, from, to),
      this.#records('view', node, from, to),
    ]);
    return pictures.map((picture, i) => ({
      ...picture,
      node,
      place: from + i,
      thumbnail: thumbnails[i],
      view: views[i],
    }));
  }

  /** Returns the lightbox copies of a synset's pictures, in list order; `undefined` for each missing one. */
  async views(node: NodeIndex): Promise<(PackRecord | undefined)[]> {
    const records = await this.#records('view', node, 0, this.count(node));
    return records.map((record) => (PACK_TYPES[record.state] === undefined ? undefined : record));
  }

  /** Reads a copy of a picture by its name in addresses; `undefined` if none has that digest. */
  async file(kind: CopyKind, node: NodeIndex, id: string, digest: string): Promise<StoredCopy | undefined> {
    const record = await this.#recordOf(kind, node, id);
    const type = record && PACK_TYPES[record.state];
    return record === undefined || type === undefined || !record.digest.startsWith(digest)
      ? undefined
      : { type, bytes: await this.bytes(kind, node, record) };
  }

  /** A file of a pack. */
  bytes(kind: CopyKind, node: NodeIndex, record: PackRecord): Promise<Uint8Array<ArrayBuffer>> {
    return this.#packs.bytes(kind, node, record);
  }

  async #recordOf(kind: CopyKind, node: NodeIndex, id: string): Promise<PackRecord | undefined> {
    const place = await this.place(node, id);
    return place === undefined ? undefined : (await this.#records(kind, node, place, place + 1))[0];
  }

  #records(kind: CopyKind, node: NodeIndex, from: number, to: number): Promise<PackRecord[]> {
    const before = this.list.before(node) - this.list.before(node - (node % NODES_PER_PACK));
    return this.#packs.records(kind, node, before + from, before + to);
  }
}

function areInFolder(sources: readonly PictureSource[]): boolean {
  return sources.every((source) => source.package === undefined);
}
