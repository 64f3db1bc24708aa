import { existsSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Catalogue, type Dataset } from '../domain/dataset.ts';
import { nodesOf, type Slice } from '../domain/descendants.ts';
import { type NodeIndex, nodeIndex } from '../domain/node-index.ts';
import { type Picture, type PictureSource, type SensitiveSubject, type ShownPicture } from '../domain/picture.ts';
import { type PictureRun } from '../domain/picture-sequence.ts';
import { nodesUnder } from '../domain/sensitive.ts';
import { Tally } from '../domain/tally.ts';
import { parseWnid } from '../domain/wnid.ts';
import { manifestSchema } from '../format/built-json.ts';
import { MANIFEST_FILE } from '../format/catalogue-files.ts';
import { type Columns, decodeColumns } from '../format/columns.ts';
import { NODES_PER_PACK, type PackKind, pictureFile, picturesSchema } from '../format/picture-files.ts';
import { parsePictures, PICTURE_HEAD, PICTURES_SCHEMA } from '../format/picture-list.ts';
import { PACK_TYPES, type PackRecord } from '../format/picture-pack.ts';
import { type UrlList, urlLines } from '../format/url-list.ts';
import { dataFolder } from './data-folder.ts';
import { bytesAt, PicturePacks } from './picture-packs.ts';

/** The bytes of a range of `pictures.tsv` that are read at once. */
const CHUNK = 262_144;

/** The pictures of one dataset: their list, which stays on disk, and their copies in packs. */
export class Pictures {
  readonly sources: ReadonlyMap<string, PictureSource>;
  readonly sensitive: readonly SensitiveSubject[];
  readonly #level: Uint8Array;
  readonly #columns: Columns<typeof PICTURES_SCHEMA>;
  readonly #list: number;
  readonly #packs: PicturePacks;
  /** For each node the position of its sensitive subject, from 1; 0 for most. */
  readonly #subject: Uint8Array;
  #sums: Readonly<Record<UrlList, Tally>> | undefined;

  /** Opens the pictures of a dataset of the current build. @throws Error if a file is damaged. */
  constructor({ version, taxonomy }: Catalogue, dataset: string) {
    const folder = path.join(dataFolder(), version);
    const read = (file: 'pictures.json' | 'pictures.columns'): Buffer => readFileSync(path.join(folder, pictureFile(dataset, file)));
    const { sources, sensitive } = picturesSchema.parse(JSON.parse(read('pictures.json').toString('utf8')));
    this.sources = new Map(sources.map((source) => [source.name, source]));
    this.sensitive = sensitive;
    this.#level = taxonomy.columns.level;
    this.#columns = decodeColumns(PICTURES_SCHEMA, read('pictures.columns'), 'pictures.columns');
    this.#list = openSync(path.join(folder, pictureFile(dataset, 'pictures.tsv')), 'r');
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, MANIFEST_FILE), 'utf8')));
    const listed = manifest.files.find((file) => file.path === pictureFile(dataset, 'pictures.tsv'))!;
    this.#packs = new PicturePacks(dataset, listed.sha256.slice(0, 12));
    this.#subject = new Uint8Array(taxonomy.size);
    sensitive.forEach(({ wnid }, i) => {
      const root = taxonomy.node(parseWnid(wnid)!)!;
      nodesUnder(taxonomy, [root]).forEach((isUnder, node) => {
        if (isUnder === 1) this.#subject[node] = i + 1;
      });
    });
  }

  /** How many pictures a synset has. */
  count(node: NodeIndex): number {
    return this.#columns.pictureStart[node + 1]! - this.#columns.pictureStart[node]!;
  }

  /** Why pictures of a synset are shown only on request, or `undefined` if they are shown. */
  sensitiveSubject(node: NodeIndex): SensitiveSubject | undefined {
    return this.sensitive[this.#subject[node]! - 1];
  }

  /** The pictures of a synset as the list has them. */
  list(node: NodeIndex): Picture[] {
    return parsePictures(this.#lines(node, node + 1));
  }

  /** Some pictures with what is known of their copies. */
  read({ node, from, to }: PictureRun): ShownPicture[] {
    const thumbnails = this.#records('thumbnail', node, from, to);
    const views = this.#records('view', node, from, to);
    return this.list(node).slice(from, to).map((picture, i) => ({
      ...picture, node, place: from + i, thumbnail: thumbnails[i], view: views[i],
    }));
  }

  /** The copy of a picture that the lightbox shows, `undefined` if there is none. @param place in the list of its synset. */
  view(node: NodeIndex, place: number): PackRecord | undefined {
    const [record] = this.#records('view', node, place, place + 1);
    return record === undefined || PACK_TYPES[record.state] === undefined ? undefined : record;
  }

  /** A file by the name it has in addresses, `undefined` if there is none with that digest. @param place of the picture; a montage has none. */
  file(kind: PackKind, node: NodeIndex, place: number | undefined, digest: string): { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined {
    if ((kind === 'montage') !== (place === undefined)) return undefined;
    const record = kind === 'montage' ? this.montage(node) : this.#records(kind, node, place!, place! + 1)[0];
    const type = record && PACK_TYPES[record.state];
    return record === undefined || type === undefined || !record.digest.startsWith(digest) ? undefined : { type, bytes: this.bytes(kind, node, record) };
  }

  /** The montage that stands for a synset's subtree; `undefined` if nothing of it may be shown, or none is drawn yet. */
  montage(node: NodeIndex): PackRecord | undefined {
    const place = node % NODES_PER_PACK;
    const [record] = this.#packs.records('montage', node, place, place + 1);
    return record?.state === 'webp' ? record : undefined;
  }

  /** A file of a pack. */
  bytes(kind: PackKind, node: NodeIndex, record: PackRecord): Uint8Array<ArrayBuffer> {
    return this.#packs.bytes(kind, node, record);
  }

  /** How long a list of the addresses of some synsets is: its pictures, and its bytes with the head. */
  listSize(form: UrlList, slices: readonly Slice[]): { lines: number; bytes: number } {
    this.#sums ??= this.#sumsByForm();
    return { lines: this.#pictures(slices), bytes: this.#sums[form].sum(slices) + (form === 'pictures.tsv' ? PICTURE_HEAD.length : 0) };
  }

  /** A list of the addresses of some synsets in pieces, each of whole lines; no more of it is in memory than one. */
  *listChunks(form: UrlList, slices: readonly Slice[]): Generator<Uint8Array, undefined> {
    if (form === 'pictures.tsv') yield new TextEncoder().encode(PICTURE_HEAD);
    for (const [first, end] of this.#ranges(slices)) {
      const lines = this.#lines(first, end);
      yield form === 'pictures.tsv' ? lines : urlLines(form, lines);
    }
  }

  /** Runs of nodes whose lines follow each other in the file, each of about {@link CHUNK} bytes. */
  *#ranges(slices: readonly Slice[]): Generator<[number, number]> {
    const { byteStart } = this.#columns;
    let [first, end] = [-1, -1];
    for (const node of nodesOf(slices, this.#level)) {
      if (byteStart[node] === byteStart[node + 1]) continue;
      const follows = first !== -1 && byteStart[end] === byteStart[node];
      if (follows && byteStart[node]! - byteStart[first]! < CHUNK) {
        end = node + 1;
        continue;
      }
      if (first !== -1) yield [first, end];
      [first, end] = [node, node + 1];
    }
    if (first !== -1) yield [first, end];
  }

  #lines(first: number, end: number): Uint8Array {
    const { byteStart } = this.#columns;
    return bytesAt(this.#list, byteStart[first]!, byteStart[end]! - byteStart[first]!);
  }

  #records(kind: 'thumbnail' | 'view', node: NodeIndex, from: number, to: number): PackRecord[] {
    const { pictureStart } = this.#columns;
    const before = pictureStart[node]! - pictureStart[node - (node % NODES_PER_PACK)]!;
    return this.#packs.records(kind, node, before + from, before + to);
  }

  #pictures(slices: readonly Slice[]): number {
    let lines = 0;
    for (const node of nodesOf(slices, this.#level)) lines += this.count(node);
    return lines;
  }

  #sumsByForm(): Record<UrlList, Tally> {
    const { byteStart, urlBytes, idBytes } = this.#columns;
    const tally = (bytes: (node: NodeIndex) => number): Tally =>
      new Tally(Float64Array.from(urlBytes, (_, node) => bytes(nodeIndex(node))), this.#level);
    return {
      'urls.txt': tally((node) => urlBytes[node]! + this.count(node)),
      'mapping.txt': tally((node) => idBytes[node]! + urlBytes[node]! + 2 * this.count(node)),
      'pictures.tsv': tally((node) => byteStart[node + 1]! - byteStart[node]!),
    };
  }
}

const opened = new WeakMap<Dataset, Pictures | 'none'>();

/** The pictures of a dataset, opened once, or `undefined` if it has none. */
export function picturesOf(catalogue: Catalogue, dataset: Dataset): Pictures | undefined {
  let pictures = opened.get(dataset);
  if (pictures === undefined) {
    const isThere = existsSync(path.join(dataFolder(), catalogue.version, pictureFile(dataset.name, 'pictures.json')));
    opened.set(dataset, (pictures = isThere ? new Pictures(catalogue, dataset.name) : 'none'));
  }
  return pictures === 'none' ? undefined : pictures;
}
