import { encodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA, listHead } from '../../../src/format/lists/image-list.ts';
import {
  EXTRACT_NAME,
  extractFile,
  HIDDEN_SCHEMA,
  hiddenFile,
  LIVING,
  MAX_KINDS,
  PEOPLE_COLUMN,
} from '../../../src/format/lists/list-extracts.ts';
import type { OutputFile } from '../builds/output-file.ts';
import { sumBlocks } from '../builds/sum-blocks.ts';
import type { UrlListing } from './url-lists.ts';

const [LF, TAB] = [0x0a, 0x09];

/** A line of a list of addresses. */
export interface ListLine {
  readonly node: number;
  readonly id: string;
  readonly url: string;
  /** The fields after the address. */
  readonly rest: readonly string[];
  /** The line itself, with its end. */
  readonly bytes: Buffer;
}

/** Yields the lines of a whole list. */
export function* listLines({ ownImages }: Pick<UrlListing, 'ownImages'>, list: Buffer): Generator<ListLine, undefined> {
  let at = list.indexOf(LF) + 1;
  for (const [node, images] of ownImages.entries())
    for (let image = 0; image < images; image++) {
      const end = list.indexOf(LF, at) + 1;
      const [id = '', url = '', ...rest] = list.toString('utf8', at, end - 1).split('\t');
      yield { node, id, url, rest, bytes: list.subarray(at, end) };
      at = end;
    }
}

/** Images of a list that show people. */
export interface HiddenImages {
  readonly ids: ReadonlySet<string>;
  /** Number of them by node. */
  readonly counts: Uint32Array;
}

/** Finds the images of a list that show people; `undefined` if the list has no column for it. */
export function findHidden(listing: Pick<UrlListing, 'columns' | 'ownImages'>, list: Buffer): HiddenImages | undefined {
  const people = listing.columns.indexOf(PEOPLE_COLUMN);
  if (people === -1) return undefined;
  const [ids, counts] = [new Set<string>(), new Uint32Array(listing.ownImages.length)];
  for (const { node, id, rest } of listLines(listing, list)) {
    if (rest[people] !== '1') continue;
    ids.add(id);
    counts[node]!++;
  }
  return { ids, counts };
}

/** Returns the file of the numbers of hidden images of a list, or of an extract of it. */
export function hiddenNumbers(dataset: string, hidden: Uint32Array, extract?: string): OutputFile {
  const bytes = encodeColumns(HIDDEN_SCHEMA, { hidden });
  return { path: hiddenFile(dataset, extract), records: hidden.length, bytes };
}

/** Some lines of a list as a list of its own. Lines are added in the order of the list. */
export class ListExtract {
  readonly #columns: readonly string[];
  /** Stretches of the list, so that lines which follow each other take one object. */
  readonly #pieces: Buffer[] = [];
  #lines = 0;
  readonly #images: Uint32Array;
  /** Position of the column of people among those after the address, and the numbers of their images by node. */
  readonly #people: number;
  readonly #hidden: Uint32Array;
  readonly #bytes: Float64Array;
  readonly #urlBytes: Uint32Array;
  readonly #idBytes: Uint32Array;

  constructor({ columns, ownImages: { length } }: Pick<UrlListing, 'columns' | 'ownImages'>) {
    this.#columns = columns;
    this.#images = new Uint32Array(length);
    this.#people = columns.indexOf(PEOPLE_COLUMN);
    this.#hidden = new Uint32Array(length);
    this.#bytes = new Float64Array(length);
    this.#urlBytes = new Uint32Array(length);
    this.#idBytes = new Uint32Array(length);
  }

  /** Adds a line. */
  add({ node, bytes, id, rest }: ListLine): void {
    const urlStart = bytes.indexOf(TAB) + 1;
    const next = bytes.indexOf(TAB, urlStart);
    const last = this.#pieces.at(-1);
    const follows = last?.buffer === bytes.buffer && last.byteOffset + last.length === bytes.byteOffset;
    if (follows)
      this.#pieces[this.#pieces.length - 1] = Buffer.from(bytes.buffer, last.byteOffset, last.length + bytes.length);
    else this.#pieces.push(bytes);
    this.#lines++;
    this.#images[node]!++;
    if (rest[this.#people] === '1') this.#hidden[node]!++;
    this.#bytes[node]! += bytes.length;
    this.#idBytes[node]! += id.length;
    this.#urlBytes[node]! += (next === -1 ? bytes.length - 1 : next) - urlStart;
  }

  /** Returns the files of the extract. */
  files(dataset: string, name: string): OutputFile[] {
    const head = Buffer.from(listHead(this.#columns));
    const table = Buffer.concat([head, ...this.#pieces]);
    const columns = {
      pictureStart: Uint32Array.from(runningSums(this.#images, 0)),
      byteStart: Float64Array.from(runningSums(this.#bytes, head.length)),
      urlBytes: this.#urlBytes,
      idBytes: this.#idBytes,
      blockSum: sumBlocks(table),
    };
    return [
      { path: extractFile(dataset, name, 'tsv'), records: this.#lines, bytes: table },
      {
        path: extractFile(dataset, name, 'columns'),
        records: this.#images.length,
        bytes: encodeColumns(LIST_SCHEMA, columns),
      },
      ...(this.#people === -1 ? [] : [hiddenNumbers(dataset, this.#hidden, name)]),
    ];
  }
}

/** Extracts with their files. */
export interface Extracts {
  readonly names: readonly string[];
  readonly files: readonly OutputFile[];
}

/** Makes an extract of each value of the column `kind`, in the order of their first lines; none where there is no such column. */
export function kindExtracts(
  dataset: string,
  listing: Pick<UrlListing, 'columns' | 'ownImages'>,
  list: Buffer,
): Extracts {
  const column = listing.columns.indexOf('kind');
  if (column === -1) return { names: [], files: [] };
  const kinds = new Map<string, ListExtract>();
  for (const line of listLines(listing, list)) {
    const kind = line.rest[column] ?? '';
    if (!EXTRACT_NAME.test(kind) || kind === LIVING) continue;
    let extract = kinds.get(kind);
    if (extract === undefined) kinds.set(kind, (extract = new ListExtract(listing)));
    if (kinds.size > MAX_KINDS) return { names: [], files: [] };
    extract.add(line);
  }
  return {
    names: [...kinds.keys()],
    files: [...kinds].flatMap(([kind, extract]) => extract.files(dataset, kind)),
  };
}

/** Yields a start and what it becomes with each value added. */
function* runningSums(values: Iterable<number>, start: number): Generator<number, undefined> {
  let sum = start;
  yield sum;
  for (const value of values) yield (sum += value);
}
