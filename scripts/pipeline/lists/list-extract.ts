import { datasetFile } from '../../../src/format/catalogue-files.ts';
import { encodeColumns } from '../../../src/format/columns.ts';
import { listHead } from '../../../src/format/lists/image-list.ts';
import {
  EXTRACT_NAME,
  HIDDEN_SCHEMA,
  LIVING,
  MAX_KINDS,
  PEOPLE_COLUMN,
} from '../../../src/format/lists/list-extracts.ts';
import type { BuildFile, OutputFile } from '../builds/output-file.ts';
import { sumBlocksOf } from '../builds/sum-blocks.ts';
import { linesIn } from '../text/file-lines.ts';
import { encodeDirectory } from './list-writer.ts';
import type { UrlListing } from './url-lists.ts';

const [LF, TAB] = [0x0a, 0x09];
/** Bytes of a part of an extract; each line is shorter. */
const PART = 1_048_576;

/** Parts of a listing that its extracts need. */
export type ListedLines = Pick<UrlListing, 'columns' | 'ownImages' | 'file'>;

/** A line of a list of addresses. */
interface ListLine {
  /** Position in the list, from 0. */
  readonly index: number;
  readonly node: number;
  readonly id: string;
  readonly url: string;
  /** The fields after the address. */
  readonly rest: readonly string[];
  /** The line itself, without its end; valid until the next one. */
  readonly bytes: Buffer;
}

/** Yields the lines of a whole list, which stays in its file. */
export function* listLines({
  ownImages,
  file,
}: Pick<ListedLines, 'ownImages' | 'file'>): Generator<ListLine, undefined> {
  const lines = linesIn(file);
  let index = 0;
  for (const [node, images] of ownImages.entries())
    for (let image = 0; image < images; image++) {
      const bytes = lines.next().value!;
      const [id = '', url = '', ...rest] = bytes.toString().split('\t');
      yield { index: index++, node, id, url, rest, bytes };
    }
}

/** Images of a list that show people. */
export interface HiddenImages {
  readonly ids: ReadonlySet<string>;
  /** Number of them by node. */
  readonly counts: Uint32Array;
}

/** Finds the images of a list that show people; `undefined` if the list has no column for it. */
export function findHidden(listing: ListedLines): HiddenImages | undefined {
  const people = listing.columns.indexOf(PEOPLE_COLUMN);
  if (people === -1) return undefined;
  const [ids, counts] = [new Set<string>(), new Uint32Array(listing.ownImages.length)];
  for (const { node, id, rest } of listLines(listing)) {
    if (rest[people] !== '1') continue;
    ids.add(id);
    counts[node]!++;
  }
  return { ids, counts };
}

/** Returns the file of the numbers of hidden images of a list, or of an extract of it. */
export function hiddenNumbers(dataset: string, hidden: Uint32Array, extract?: string): OutputFile {
  const bytes = encodeColumns(HIDDEN_SCHEMA, { hidden });
  return {
    path: datasetFile(dataset, extract === undefined ? 'hidden.columns' : `extract-${extract}.hidden.columns`),
    records: hidden.length,
    bytes,
  };
}

/** Some lines of a list as a list of its own: a bit for each line of the list, which stays in its file. */
export class ListExtract {
  readonly #listing: ListedLines;
  readonly #chosen: Uint8Array;
  #lines = 0;
  readonly #images: Uint32Array;
  /** Position of the column of people among those after the address, and the numbers of their images by node. */
  readonly #people: number;
  readonly #hidden: Uint32Array;
  readonly #bytes: Float64Array;
  readonly #urlBytes: Uint32Array;
  readonly #idBytes: Uint32Array;

  constructor(listing: ListedLines) {
    const { columns, ownImages } = listing;
    const { length } = ownImages;
    this.#listing = listing;
    this.#chosen = new Uint8Array(Math.ceil(ownImages.reduce((sum, images) => sum + images, 0) / 8));
    this.#images = new Uint32Array(length);
    this.#people = columns.indexOf(PEOPLE_COLUMN);
    this.#hidden = new Uint32Array(length);
    this.#bytes = new Float64Array(length);
    this.#urlBytes = new Uint32Array(length);
    this.#idBytes = new Uint32Array(length);
  }

  /** Adds a line. */
  add({ index, node, bytes, id, rest }: ListLine): void {
    const urlStart = bytes.indexOf(TAB) + 1;
    const next = bytes.indexOf(TAB, urlStart);
    this.#chosen[index >> 3]! |= 1 << (index & 7);
    this.#lines++;
    this.#images[node]!++;
    if (rest[this.#people] === '1') this.#hidden[node]!++;
    this.#bytes[node]! += bytes.length + 1;
    this.#idBytes[node]! += id.length;
    this.#urlBytes[node]! += (next === -1 ? bytes.length : next) - urlStart;
  }

  /** Returns the files of the extract. */
  files(dataset: string, name: string): BuildFile[] {
    const length = this.#bytes.reduce((sum, bytes) => sum + bytes, this.#head.length);
    const figures = {
      images: this.#images,
      bytes: this.#bytes,
      urlBytes: this.#urlBytes,
      idBytes: this.#idBytes,
      blockSum: sumBlocksOf(this.#parts(), length),
    };
    return [
      { path: datasetFile(dataset, `extract-${name}.tsv`), records: this.#lines, length, parts: () => this.#parts() },
      {
        path: datasetFile(dataset, `extract-${name}.columns`),
        records: this.#images.length,
        bytes: encodeDirectory(this.#head.length, figures),
      },
      ...(this.#people === -1 ? [] : [hiddenNumbers(dataset, this.#hidden, name)]),
    ];
  }

  get #head(): Buffer {
    return Buffer.from(listHead(this.#listing.columns));
  }

  /** Yields the table: its head, then the chosen lines, many at a time. */
  *#parts(): Generator<Buffer, undefined> {
    yield this.#head;
    const part = Buffer.allocUnsafe(PART);
    let [index, filled] = [-1, 0];
    for (const line of linesIn(this.#listing.file)) {
      index++;
      if ((this.#chosen[index >> 3]! & (1 << (index & 7))) === 0) continue;
      if (filled + line.length >= PART) {
        yield part.subarray(0, filled);
        filled = 0;
      }
      filled += line.copy(part, filled);
      part[filled++] = LF;
    }
    if (filled > 0) yield part.subarray(0, filled);
  }
}

/** Extracts with their files. */
export interface Extracts {
  readonly names: readonly string[];
  readonly files: readonly BuildFile[];
}

/** Makes an extract of each value of the column `kind`, in the order of their first lines; none where there is no such column. */
export function kindExtracts(dataset: string, listing: ListedLines): Extracts {
  const column = listing.columns.indexOf('kind');
  if (column === -1) return { names: [], files: [] };
  const kinds = new Map<string, ListExtract>();
  for (const line of listLines(listing)) {
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
