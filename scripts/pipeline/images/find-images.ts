import { type Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseWnid } from '../../../src/domain/wnid.ts';
import { type FaultyFile, type FileFault } from './file-fault.ts';

/** Folders that part a dataset into what models learn from and what they are tried on, each with folders of synsets. */
const SPLITS = new Set(['train', 'val', 'validation', 'test']);

/** A file in the folder of a synset, or a tar of it. */
export interface FoundFile {
  /** Path in the dataset's folder, with slashes. */
  readonly file: string;
  readonly size: number;
  /** When it was last written, in milliseconds. */
  readonly mtimeMs: number;
}

/** What lies in a dataset's folder under the name of one synset. */
export interface FoundClass {
  /** As the folder or tar is called; that it is a synset's is for others to say. */
  readonly wnid: string;
  readonly files: readonly FoundFile[];
  readonly tars: readonly FoundFile[];
}

/** What lies in a dataset's folder. */
export interface FoundImages {
  /** In the order of their names. */
  readonly classes: readonly FoundClass[];
  readonly faulty: readonly FaultyFile[];
}

/**
 * Finds the images of a folder: `WNID/…`, `WNID.tar`, and the same in `train/`, `val/` or `test/`. No file is opened.
 *
 * Everything is found or reported. Links are followed to files inside the folder and nowhere else. Files come in the
 * order of their paths, which is the same on every machine.
 */
export async function findImages(folder: string): Promise<FoundImages> {
  const walk = new Walk(await realpath(folder));
  await walk.folderOfClasses('', true);
  return walk.found();
}

class Walk {
  readonly #root: string;
  readonly #classes = new Map<string, { files: FoundFile[]; tars: FoundFile[] }>();
  readonly #faulty: FaultyFile[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  found(): FoundImages {
    const classes = [...this.#classes].map(([wnid, { files, tars }]) => ({ wnid, files, tars }));
    return { classes: classes.sort((a, b) => (a.wnid < b.wnid ? -1 : 1)), faulty: this.#faulty };
  }

  /** A folder whose entries are named after synsets. @param mayHaveSplits whether it may be parted into such folders. */
  async folderOfClasses(folder: string, mayHaveSplits: boolean): Promise<void> {
    for (const entry of await this.#entries(folder)) {
      const file = path.posix.join(folder, entry.name);
      const wnid = parseWnid(entry.name.replace(/\.tar$/, ''));
      if (entry.isDirectory() && wnid === entry.name) await this.#folderOfClass(file, wnid);
      else if (entry.isDirectory() && mayHaveSplits && SPLITS.has(entry.name)) await this.folderOfClasses(file, false);
      else if (entry.isDirectory()) await this.#files(file, undefined, false);
      else await this.#file(entry, file, entry.name.endsWith('.tar') ? wnid : undefined, true);
    }
  }

  /** The folder of a synset, noted also where it is empty. */
  async #folderOfClass(folder: string, wnid: string): Promise<void> {
    this.#class(wnid);
    await this.#files(folder, wnid, false);
  }

  /** All files below a folder. @param wnid under which they are filed; without it they are reported. */
  async #files(folder: string, wnid: string | undefined, isTar: boolean): Promise<void> {
    for (const entry of await this.#entries(folder)) {
      const file = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) await this.#files(file, wnid, isTar);
      else await this.#file(entry, file, wnid, isTar);
    }
  }

  async #file(entry: Dirent, file: string, wnid: string | undefined, isTar: boolean): Promise<void> {
    if (wnid === undefined) {
      this.#report(file, 'no-synset');
      return;
    }
    const place = path.join(this.#root, file);
    try {
      if (entry.isSymbolicLink() && !isInside(this.#root, await realpath(place))) {
        this.#report(file, 'link-outside');
        return;
      }
      const known = await stat(place);
      if (!known.isFile()) {
        this.#report(file, 'unreadable', 'it is no file');
        return;
      }
      this.#class(wnid)[isTar ? 'tars' : 'files'].push({ file, size: known.size, mtimeMs: known.mtimeMs });
    } catch (error) {
      this.#report(file, 'unreadable', (error as NodeJS.ErrnoException).code);
    }
  }

  #class(wnid: string): { files: FoundFile[]; tars: FoundFile[] } {
    const ofClass = this.#classes.get(wnid) ?? { files: [], tars: [] };
    this.#classes.set(wnid, ofClass);
    return ofClass;
  }

  async #entries(folder: string): Promise<Dirent[]> {
    try {
      const entries = await readdir(path.join(this.#root, folder), { withFileTypes: true });
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      this.#report(folder, 'unreadable', (error as NodeJS.ErrnoException).code);
      return [];
    }
  }

  #report(file: string, fault: FileFault, detail = ''): void {
    this.#faulty.push({ file, fault, detail });
  }
}

/** Whether a path lies in a folder; both without links. */
export function isInside(folder: string, place: string): boolean {
  return place.startsWith(folder + path.sep);
}
