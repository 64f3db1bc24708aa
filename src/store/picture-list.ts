import { nodesOf, type Slice } from '../domain/descendants.ts';
import { type NodeIndex, nodeIndex } from '../domain/node-index.ts';
import { type Picture } from '../domain/picture.ts';
import { type PictureRun } from '../domain/picture-sequence.ts';
import { Tally } from '../domain/tally.ts';
import { type Columns } from '../format/columns.ts';
import { parsePictures, PICTURE_HEAD, type PICTURES_SCHEMA } from '../format/picture-list.ts';
import { type UrlList, urlLines } from '../format/url-list.ts';
import { type StoredFile } from './stored-file.ts';

/** The bytes of a list that are taken at once where much of it is wanted. */
const CHUNK = 262_144;
/** The bytes in which the first lines of a synset are looked for; twice as many until they are found. */
const FIRST_LOOK = 8192;
const LF = 0x0a;

/**
 * A list of pictures in the taxonomy's preorder, which stays where the data are.
 *
 * What is in memory is its directory, a few numbers a node, whatever the number of its lines.
 */
export class PictureList {
  readonly #file: StoredFile;
  readonly #columns: Columns<typeof PICTURES_SCHEMA>;
  readonly #level: Uint8Array;
  #sums: Readonly<Record<UrlList, Tally>> | undefined;

  /** @param level instance edges above each node. */
  constructor(file: StoredFile, columns: Columns<typeof PICTURES_SCHEMA>, level: Uint8Array) {
    this.#file = file;
    this.#columns = columns;
    this.#level = level;
  }

  /** How many pictures a synset has. */
  count(node: NodeIndex): number {
    return this.before(node + 1) - this.before(node);
  }

  /** How many pictures the list has before those of a node; of the node after the last, how many it has at all. */
  before(node: number): number {
    return this.#columns.pictureStart[node]!;
  }

  /** The pictures of a synset. */
  async of(node: NodeIndex): Promise<Picture[]> {
    return parsePictures(await this.#lines(node));
  }

  /** Some pictures of a synset, found without reading more behind them than need be. */
  async read({ node, from, to }: PictureRun): Promise<Picture[]> {
    const start = this.#columns.byteStart[node]!;
    const length = this.#columns.byteStart[node + 1]! - start;
    for (let look = FIRST_LOOK; ; look *= 2) {
      const bytes = await this.#file.range(start, start + Math.min(look, length));
      const end = lineStart(bytes, to);
      if (end !== undefined || look >= length) return parsePictures(bytes.subarray(lineStart(bytes, from), end));
    }
  }

  /** The place of a picture among those of its synset, `undefined` if it is not there. */
  async place(node: NodeIndex, id: string): Promise<number | undefined> {
    return lineOf(await this.#lines(node), `${id}\t`);
  }

  /** How long a list of the addresses of some synsets is: its pictures, and its bytes with the head. */
  size(form: UrlList, slices: readonly Slice[]): { lines: number; bytes: number } {
    this.#sums ??= this.#sumsByForm();
    let lines = 0;
    for (const node of nodesOf(slices, this.#level)) lines += this.count(node);
    return { lines, bytes: this.#sums[form].sum(slices) + (form === 'pictures.tsv' ? PICTURE_HEAD.length : 0) };
  }

  /** A list of the addresses of some synsets in pieces, each of whole lines; no more of it is in memory than one. */
  async *chunks(form: UrlList, slices: readonly Slice[]): AsyncGenerator<Uint8Array, undefined> {
    if (form === 'pictures.tsv') yield new TextEncoder().encode(PICTURE_HEAD);
    const { byteStart } = this.#columns;
    for (const [first, end] of this.#ranges(slices)) {
      const lines = await this.#file.readOnce(byteStart[first]!, byteStart[end]!);
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

  #lines(node: NodeIndex): Promise<Uint8Array> {
    const { byteStart } = this.#columns;
    return this.#file.range(byteStart[node]!, byteStart[node + 1]!);
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

/** Where the line at a place begins, `undefined` if there are fewer before it. */
function lineStart(bytes: Uint8Array, place: number): number | undefined {
  let start = 0;
  for (let passed = 0; passed < place; passed++) {
    const end = bytes.indexOf(LF, start);
    if (end === -1) return undefined;
    start = end + 1;
  }
  return start;
}

/** The place of the line that begins with a text, `undefined` if none does. */
function lineOf(lines: Uint8Array, beginning: string): number | undefined {
  const bytes = Buffer.from(lines.buffer, lines.byteOffset, lines.length);
  const isFirst = bytes.subarray(0, beginning.length).equals(Buffer.from(beginning));
  const at = isFirst ? 0 : bytes.indexOf(`\n${beginning}`) + 1;
  if (at === 0 && !isFirst) return undefined;
  let place = 0;
  for (let end = bytes.indexOf(LF); end !== -1 && end < at; end = bytes.indexOf(LF, end + 1)) place++;
  return place;
}
