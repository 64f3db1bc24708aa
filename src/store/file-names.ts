import type { PictureRun } from '../domain/pictures/picture-sequence.ts';
import { isInFolders, MOST_PARTS, nameParts, parseNameQuery } from '../format/pictures/file-names.ts';

/** Images that a search by name finds, at most, and those whose folders it reads. */
const [MOST_FOUND, MOST_READ] = [10_000, 1000];

/** Images whose names were found, by their positions in the list. */
export interface FoundRows {
  /** In the order of the names, each once. */
  readonly rows: readonly number[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

/** The list of images, as far as a search by name needs it. */
interface NamedList {
  runAt(row: number): PictureRun;
  read(run: PictureRun): Promise<readonly { readonly file: string }[]>;
}

/**
 * The names of a dataset's files in order. The names themselves stay in the list: a search reads some twenty of them for
 * each doubling of a million, and those that it finds where it names folders.
 */
export class FileNames {
  readonly #entries: Uint32Array;
  readonly #list: NamedList;

  constructor(entries: Uint32Array, list: NamedList) {
    this.#entries = entries;
    this.#list = list;
  }

  /** Finds images by the beginning of their file's name or of a part of it, perhaps behind folders: `val_00`, `293`, `train/dog_1`. */
  async find(text: string): Promise<FoundRows> {
    const query = parseNameQuery(text);
    const { beginning, folders } = query;
    if (beginning === '') return { rows: [], isCut: false };
    const start = await this.#firstWhere((part) => part >= beginning);
    const end = await this.#firstWhere((part) => part > beginning && !part.startsWith(beginning), start);
    const rows = new Set<number>();
    const most = folders === '' ? MOST_FOUND : MOST_READ;
    let at = start;
    for (; at < end && rows.size < most; at++) rows.add(Math.floor(this.#entries[at]! / MOST_PARTS));
    if (folders !== '') for (const row of [...rows]) if (!isInFolders(query, await this.#file(row))) rows.delete(row);
    return { rows: [...rows], isCut: at < end };
  }

  async #firstWhere(holds: (part: string) => boolean, low = 0): Promise<number> {
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#entries[middle]!;
      const parts = nameParts(await this.#file(Math.floor(entry / MOST_PARTS)));
      if (holds(parts[entry % MOST_PARTS] ?? '')) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  async #file(row: number): Promise<string> {
    return (await this.#list.read(this.#list.runAt(row)))[0]!.file;
  }
}
