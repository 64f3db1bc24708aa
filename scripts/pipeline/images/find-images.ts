import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FaultyFile, FileFault } from './file-fault.ts';
import { ARCHIVE, identifierIn } from './classes/image-classes.ts';
import { isLabelTable, readLabelFile } from './classes/label-table.ts';
import type { LabelTable } from './classes/labels.ts';
import { isOtherArchive } from './archives/other-archives.ts';
import { InputError } from '../text/input.ts';
import { isInLabels, isYoloNames, pathStem, readYoloNames } from './annotations/yolo.ts';

/** A file below a dataset's folder. */
export interface FoundFile {
  /** Path in the dataset's folder, with slashes. */
  readonly file: string;
  readonly size: number;
  /** Time of the last change, in milliseconds. */
  readonly mtimeMs: number;
}

/** Files of a dataset's folder, sorted by what they may be. Nothing but tables of classes has been read. */
export interface FoundImages {
  /** Files that may be images, in the order of their paths. */
  readonly files: readonly FoundFile[];
  /** Tars and Parquet files, likewise. */
  readonly archives: readonly FoundFile[];
  /** Files that describe an image of the same name: `….json`, `….cls`, `….txt`; by their paths. */
  readonly notes: ReadonlyMap<string, FoundFile>;
  readonly tables: readonly { readonly folder: string; readonly table: LabelTable }[];
  /** Files of boxes: annotations in the form of Pascal VOC, Tiny ImageNet's tables, JSON of COCO, LVIS, Visual Genome, CreateML and VIA, labels of YOLO and Darknet. */
  readonly annotations: readonly FoundFile[];
  /** Names of YOLO's classes in their order. */
  readonly yoloNames: readonly string[];
  /** Synsets that folders and archives are named after, empty ones included. */
  readonly classes: ReadonlySet<string>;
  /** Real paths outside of the folder that links lead to, where links are followed. */
  readonly roots: readonly string[];
  readonly faulty: readonly FaultyFile[];
}

/** Options of a search. */
export interface FindOptions {
  /** The only entry of the folder that is the dataset's; all of them unless given. */
  readonly only?: string | undefined;
  /** Whether links are followed out of the folder and to folders. */
  readonly followLinks?: boolean | undefined;
  /** Whether annotations of JSON are read as tables where they are found; by default they are. */
  readonly readsJson?: boolean | undefined;
}

/** Lists that are known and no images. */
const KNOWN_LIST = /^(?:(?:words|wnids|synset_words|LOC_synset_mapping)\.txt|dataset_infos?\.json)$/i;
const NOTE = /\.(?:json|cls|txt)$/i;
const OTHER_FILE =
  /(?:^\.|\.(?:csv|tsv|jsonl|ndjson|md|rst|mat|html?|css|js|py|ipynb|ya?ml|toml|log|sh|lst|idx|bin|data|names|labels|cfg|weights|db|ini|pdf|docx?|xlsx?|md5|sha\d*)$|^(?:readme|licen[cs]e)$)/i;
const HIDDEN_FOLDER = /^(?:\.|__MACOSX$)/;
const JSON_BOXES = /^(?:instances_\w+|lvis_v[\w.]+|objects|_annotations\.(?:coco|createml)|via_\w+)\.json$/i;
/** Roboflow's table of boxes. */
const BOX_TABLE = /^_annotations\.csv$/i;
const ANNOTATIONS = /(?:^|\/)annotations?(?:\/|$)/i;

/**
 * Finds the files of a dataset's folder at any depth. Everything is found or reported.
 *
 * Links to files inside the folder are followed; others only by `followLinks`. Files come in the order of their paths,
 * which is the same on every machine.
 *
 * @param notes folder for what is read of large tables.
 */
export async function findImages(
  folder: string,
  notes: string,
  { only, followLinks = false, readsJson = true }: FindOptions = {},
): Promise<FoundImages> {
  const root = realpathSync(folder);
  const walk = new Walk(root, followLinks);
  walk.visit('', only);
  findYolo(root, walk);
  for (const file of walk.tables)
    if (readsJson || !/\.json$/i.test(file)) await readTable(root, file, notes, walk.found);
  return walk.found;
}

/** Reads the names of YOLO's classes where there are labels: in folders of that name or, as Darknet has them, next to the images. */
function findYolo(root: string, { found, names }: Walk): void {
  const images = new Set(found.files.map(({ file }) => pathStem(file)));
  const hasLabels = found.annotations.some(({ file }) => isInLabels(file));
  const beside = [...found.notes.values()].filter(({ file }) => /\.txt$/i.test(file) && images.has(pathStem(file)));
  if (!hasLabels && beside.length === 0) return;
  const lists = names.map((file) => readYoloNames(file, readFileSync(path.join(root, file), 'utf8')));
  found.yoloNames = lists.find(({ length }) => length > 0) ?? [];
  if (hasLabels || found.yoloNames.length === 0) return;
  for (const label of beside) {
    found.notes.delete(label.file);
    found.annotations.push(label);
  }
}

/** Reads a table that was found. It is about images below its folder, or below the one that holds `annotations`. */
async function readTable(root: string, file: string, notes: string, found: Walk['found']): Promise<void> {
  try {
    const folder = path.posix.dirname(file).replace(/^\.$/, '');
    const table = await readLabelFile(path.join(root, file), file, notes);
    found.tables.push({ folder: folder.replace(/(?:^|\/)annotations?$/i, ''), table });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    found.faulty.push({ file, fault: 'no-table', detail: error.message });
  }
}

class Walk {
  readonly found = {
    files: [] as FoundFile[],
    archives: [] as FoundFile[],
    notes: new Map<string, FoundFile>(),
    tables: [] as { folder: string; table: LabelTable }[],
    annotations: [] as FoundFile[],
    yoloNames: [] as readonly string[],
    classes: new Set<string>(),
    roots: [] as string[],
    faulty: [] as FaultyFile[],
  };
  /** Paths of tables of classes. */
  readonly tables: string[] = [];
  /** Paths of files that may name YOLO's classes. */
  readonly names: string[] = [];
  readonly #root: string;
  readonly #followLinks: boolean;
  /** Real paths of the folders above the current one, so that a link to one of them is no endless way. */
  readonly #above = new Set<string>();

  constructor(root: string, followLinks: boolean) {
    this.#root = root;
    this.#followLinks = followLinks;
  }

  visit(folder: string, only?: string): void {
    const real = realpathSync(path.join(this.#root, folder));
    if (this.#above.has(real)) {
      this.#report(folder, 'link-outside', 'it leads to a folder above it');
      return;
    }
    this.#above.add(real);
    for (const entry of this.#entries(folder, real)) {
      if (only !== undefined && entry.name !== only) continue;
      const file = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) this.#folder(file);
      else if (entry.isSymbolicLink()) this.#link(file);
      else this.#file(file);
    }
    this.#above.delete(real);
  }

  /** The entries of a folder in the order of their names. */
  #entries(folder: string, real: string): Dirent[] {
    try {
      return readdirSync(real, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      this.#report(folder, 'unreadable', (error as NodeJS.ErrnoException).code);
      return [];
    }
  }

  #folder(file: string): void {
    const name = path.posix.basename(file);
    if (HIDDEN_FOLDER.test(name)) {
      this.#report(file, 'other-file', 'a hidden folder');
      return;
    }
    const synset = identifierIn(name);
    if (synset !== undefined && !ANNOTATIONS.test(file)) this.found.classes.add(synset);
    this.visit(file);
  }

  #link(file: string): void {
    try {
      const real = realpathSync(path.join(this.#root, file));
      const isFolder = statSync(real).isDirectory();
      if (!isInside(this.#root, real)) {
        if (!this.#followLinks) {
          this.#report(file, 'link-outside', 'give --follow-links to follow it');
          return;
        }
        const root = isFolder ? real : path.dirname(real);
        if (!this.found.roots.includes(root)) this.found.roots.push(root);
      }
      if (!isFolder) this.#file(file);
      else if (this.#followLinks) this.#folder(file);
      else this.#report(file, 'link-outside', 'it leads to a folder; give --follow-links to follow it');
    } catch (error) {
      this.#report(file, 'unreadable', (error as NodeJS.ErrnoException).code);
    }
  }

  #file(file: string): void {
    const name = path.posix.basename(file);
    try {
      const known = statSync(path.join(this.#root, file));
      const found = { file, size: known.size, mtimeMs: known.mtimeMs };
      if (!known.isFile()) this.#report(file, 'unreadable', 'it is no file');
      else this.#sort(found, name);
    } catch (error) {
      const isText = !file.includes('\ufffd');
      this.#report(file, 'unreadable', isText ? (error as NodeJS.ErrnoException).code : 'its name is not UTF-8');
    }
  }

  /** Sorts a file by its name. */
  #sort(found: FoundFile, name: string): void {
    const { file } = found;
    const isTable = isLabelTable(name);
    const isAnnotation =
      /\.xml$|^n\d{8}_boxes\.txt$|^val_annotations\.txt$/i.test(name) ||
      JSON_BOXES.test(name) ||
      BOX_TABLE.test(name) ||
      isInLabels(file) ||
      (!name.includes('.') && ANNOTATIONS.test(path.posix.dirname(file)));
    if (isTable) this.tables.push(file);
    if (isYoloNames(name)) this.names.push(file);
    if (isAnnotation) this.found.annotations.push(found);
    if (isTable || isAnnotation || KNOWN_LIST.test(name)) return;
    if (isOtherArchive(name)) this.#report(file, 'other-archive');
    else if (ARCHIVE.test(name)) {
      const synset = identifierIn(name);
      if (synset !== undefined) this.found.classes.add(synset);
      this.found.archives.push(found);
    } else if (OTHER_FILE.test(name)) this.#report(file, 'other-file');
    else if (NOTE.test(name)) this.found.notes.set(file, found);
    else this.found.files.push(found);
  }

  #report(file: string, fault: FileFault, detail = ''): void {
    this.found.faulty.push({ file, fault, detail });
  }
}

/** Whether a member of a tar is no image by its name, or lies in a hidden folder. */
export function isOther(member: string): boolean {
  const { dir, base } = path.posix.parse(member);
  return OTHER_FILE.test(base) || /\.xml$/i.test(base) || /(?:^|\/)(?:\.[^./]|__MACOSX(?:\/|$))/.test(dir);
}

/** Whether a member of a tar is an archive in it that is not read. */
export function isUnreadArchive(member: string): boolean {
  return ARCHIVE.test(member) || isOtherArchive(member);
}

/** Whether a path lies in a folder; both without links. */
export function isInside(folder: string, place: string): boolean {
  return place.startsWith(folder + path.sep);
}
