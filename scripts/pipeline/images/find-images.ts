import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type FaultyFile, type FileFault } from './file-fault.ts';
import { ARCHIVE, identifierIn } from './image-classes.ts';
import { isLabelTable, type LabelTable, readLabelTable } from './label-table.ts';
import { InputError } from '../text/input.ts';

/** A file below a dataset's folder. */
export interface FoundFile {
  /** Path in the dataset's folder, with slashes. */
  readonly file: string;
  readonly size: number;
  /** When it was last written, in milliseconds. */
  readonly mtimeMs: number;
}

/** What lies in a dataset's folder, by what it may be. Nothing but tables of classes has been read. */
export interface FoundImages {
  /** Files that may be images, in the order of their paths. */
  readonly files: readonly FoundFile[];
  /** Tars and Parquet files, likewise. */
  readonly archives: readonly FoundFile[];
  /** Paths of files that describe an image of the same name: `….json`, `….cls`, `….txt`. */
  readonly notes: ReadonlySet<string>;
  readonly tables: readonly { readonly folder: string; readonly table: LabelTable }[];
  /** Synsets that folders and archives are named after, empty ones included. */
  readonly classes: ReadonlySet<string>;
  /** Real paths outside of the folder that links lead to, where links are followed. */
  readonly roots: readonly string[];
  readonly faulty: readonly FaultyFile[];
}

/** What to look for. */
export interface FindOptions {
  /** The only entry of the folder that is the dataset's; all of them unless given. */
  readonly only?: string | undefined;
  /** Whether links are followed out of the folder and to folders. */
  readonly followLinks?: boolean | undefined;
}

/** Lists and notes that are known and no images: boxes are read where they are declared. */
const KNOWN_LIST =
  /(?:\.xml|_boxes\.txt|^(?:words|wnids|synset_words|LOC_synset_mapping)\.txt|^dataset_infos?\.json)$/i;
const OTHER_ARCHIVE = /\.(?:zip|7z|rar|tar\.(?:bz2|xz|zst)|tbz2?|txz|tzst)$/i;
const NOTE = /\.(?:json|cls|txt)$/i;

/**
 * Finds the files of a dataset's folder at any depth. Everything is found or reported.
 *
 * Links to files inside the folder are followed; others only by `followLinks`. Files come in the order of their paths,
 * which is the same on every machine.
 */
export async function findImages(
  folder: string,
  { only, followLinks = false }: FindOptions = {},
): Promise<FoundImages> {
  const walk = new Walk(await realpath(folder), followLinks);
  await walk.visit('', only);
  return walk.found;
}

class Walk {
  readonly found = {
    files: [] as FoundFile[],
    archives: [] as FoundFile[],
    notes: new Set<string>(),
    tables: [] as { folder: string; table: LabelTable }[],
    classes: new Set<string>(),
    roots: [] as string[],
    faulty: [] as FaultyFile[],
  };
  readonly #root: string;
  readonly #followLinks: boolean;
  /** Real paths of the folders above the current one, so that a link to one of them is no endless way. */
  readonly #above = new Set<string>();

  constructor(root: string, followLinks: boolean) {
    this.#root = root;
    this.#followLinks = followLinks;
  }

  async visit(folder: string, only?: string): Promise<void> {
    const real = await realpath(path.join(this.#root, folder));
    if (this.#above.has(real)) {
      this.#report(folder, 'link-outside', 'it leads to a folder above it');
      return;
    }
    this.#above.add(real);
    const entries = await readdir(real, { withFileTypes: true }).catch((error: unknown) => {
      this.#report(folder, 'unreadable', (error as NodeJS.ErrnoException).code);
      return [];
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (only !== undefined && entry.name !== only) continue;
      const file = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) await this.#folder(file);
      else if (entry.isSymbolicLink()) await this.#link(file);
      else await this.#file(file);
    }
    this.#above.delete(real);
  }

  async #folder(file: string): Promise<void> {
    const synset = identifierIn(path.posix.basename(file));
    if (synset !== undefined) this.found.classes.add(synset);
    await this.visit(file);
  }

  async #link(file: string): Promise<void> {
    try {
      const real = await realpath(path.join(this.#root, file));
      const isFolder = (await stat(real)).isDirectory();
      if (!isInside(this.#root, real)) {
        if (!this.#followLinks) {
          this.#report(file, 'link-outside', 'give --follow-links to follow it');
          return;
        }
        const root = isFolder ? real : path.dirname(real);
        if (!this.found.roots.includes(root)) this.found.roots.push(root);
      }
      if (!isFolder) await this.#file(file);
      else if (this.#followLinks) await this.#folder(file);
      else this.#report(file, 'link-outside', 'it leads to a folder; give --follow-links to follow it');
    } catch (error) {
      this.#report(file, 'unreadable', (error as NodeJS.ErrnoException).code);
    }
  }

  async #file(file: string): Promise<void> {
    const name = path.posix.basename(file);
    try {
      const known = await stat(path.join(this.#root, file));
      const found = { file, size: known.size, mtimeMs: known.mtimeMs };
      if (!known.isFile()) this.#report(file, 'unreadable', 'it is no file');
      else if (isLabelTable(name)) await this.#table(file);
      else if (KNOWN_LIST.test(name)) return;
      else if (OTHER_ARCHIVE.test(name)) this.#report(file, 'other-archive');
      else if (ARCHIVE.test(name)) {
        const synset = identifierIn(name);
        if (synset !== undefined) this.found.classes.add(synset);
        this.found.archives.push(found);
      } else if (NOTE.test(name)) this.found.notes.add(file);
      else this.found.files.push(found);
    } catch (error) {
      this.#report(file, 'unreadable', (error as NodeJS.ErrnoException).code);
    }
  }

  async #table(file: string): Promise<void> {
    try {
      const bytes = await readFile(path.join(this.#root, file));
      this.found.tables.push({
        folder: path.posix.dirname(file).replace(/^\.$/, ''),
        table: readLabelTable({ name: file, bytes }),
      });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#report(file, 'no-table', error.message);
    }
  }

  #report(file: string, fault: FileFault, detail = ''): void {
    this.found.faulty.push({ file, fault, detail });
  }
}

/** Whether a path lies in a folder; both without links. */
export function isInside(folder: string, place: string): boolean {
  return place.startsWith(folder + path.sep);
}
