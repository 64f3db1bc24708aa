import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { unpackedFile } from '../../../src/store/original-files.ts';
import { formatCount, formatQuantity } from '../../../src/view/numbers.ts';
import { sha256 } from '../builds/current-build.ts';
import { hintsIn, isCompressed, printable, seenAs, surveyArchive, tooLarge } from './archives/archive-images.ts';
import type { FaultyFile } from './file-fault.ts';
import { ANNOTATION_NOTES, type Annotations, openAnnotations } from './annotations/open-annotations.ts';
import { companionsAmong } from './companions.ts';
import { findImages, type FoundFile, type FoundImages } from './find-images.ts';
import { type ClassRules, classesOf, identifierIn, synsetAbove } from './classes/image-classes.ts';
import type { LabelTable } from './classes/labels.ts';
import { type LookedAt, lookAtImage, MOST_BYTES } from './look-at-image.ts';
import { type BoxFolder, boxFolderOf } from './annotations/read-boxes.ts';
import { lookAtGroup, type Seen } from './survey-notes.ts';
import { archiveKey } from './archives/unpacked-images.ts';

/** An image of a dataset's folder, looked at. */
export interface SurveyedImage extends LookedAt {
  /** Path in the dataset's folder; a member of an archive has its own path behind that of the archive. */
  readonly file: string;
  /** Byte at which it begins in the file, in the tar, or among the unpacked images of the archive. */
  readonly start: number;
  readonly bytes: number;
}

/** The images of a synset, in the order of their paths, and files that are skipped. */
export interface SurveyedClass {
  /** The synset as folders, names or labels write it. */
  readonly wnid: string;
  readonly images: readonly SurveyedImage[];
  readonly faulty: readonly FaultyFile[];
}

/** A dataset's folder of images, looked through. */
export interface ImageSurvey {
  /** Absolute path. */
  readonly folder: string;
  /** Absolute paths outside of the folder that links may lead to. */
  readonly roots?: readonly string[];
  /** Whether images of compressed archives are unpacked in the folder of notes. */
  readonly isUnpacked?: boolean;
  /** In the order of their wnids. */
  readonly classes: readonly SurveyedClass[];
  /** Files that are skipped outside of all classes. */
  readonly faulty: readonly FaultyFile[];
  /** Boxes that are in the same folder. */
  readonly boxes?: BoxFolder | undefined;
  /** The first row of the user's table, where no row of it names an image or a folder here. */
  readonly unusedTable?: { readonly name: string; readonly example: string } | undefined;
  /** Changes with any image and with any file that is skipped. */
  readonly digest: string;
}

/** Progress of a survey. */
export interface SurveyProgress {
  /** Files looked at now or before, and all that there are; an archive counts as one. */
  readonly done: number;
  readonly all: number;
  /** Images looked at now, those in archives included. */
  readonly images: number;
}

/** Returns the state of a survey as a line: `40 of 1,200 files, 310 images looked at`. */
export function surveyLine({ done, all, images }: SurveyProgress): string {
  return `${formatCount(done)} of ${formatQuantity(all, 'file')}, ${formatQuantity(images, 'image')} looked at`;
}

/** Options of a survey. */
export interface SurveyOptions extends ClassRules {
  readonly only?: string | undefined;
  readonly followLinks?: boolean | undefined;
  /** Called with the classes of files and archives, in order, before any is opened; what it throws ends the survey. */
  readonly onClasses?: (classes: readonly string[]) => void;
  /** Called after each file and each image. */
  readonly onProgress?: (progress: SurveyProgress) => void;
}

/**
 * Looks through a folder of images: each file is read once, and again only when its size or time has changed.
 *
 * What was seen is noted in a file for each synset and archive, so that a survey that is killed continues with the
 * synset it was at.
 *
 * @param notes folder for these files and for the images of compressed archives.
 */
export async function surveyImages(folder: string, notes: string, options: SurveyOptions = {}): Promise<ImageSurvey> {
  const { only, labels } = options;
  const found = await findImages(folder, notes, { ...options, readsJson: labels?.name.endsWith('.json') !== true });
  const root = only === undefined ? identifierIn(path.basename(folder)) : undefined;
  const files = found.files.map(({ file }) => file);
  const annotations = await openAnnotations(folder, found, path.join(notes, ANNOTATION_NOTES));
  labels?.align(folder, files);
  for (const { table } of found.tables) table.fitNumbers(files);
  const firstIndex = options.classList && firstIndexOf(files, labels, options.classList.length);
  const rules: ClassRules = { ...options, tables: found.tables, root, firstIndex };
  const grouping = await groupFiles(folder, found, rules, annotations);
  options.onClasses?.([...new Set([...found.classes, ...[...grouping.synsets.values()].flat()])].sort());
  const all = found.archives.length + [...grouping.groups.values()].reduce((sum, { length }) => sum + length, 0);
  let [done, images] = [0, 0];
  const onFile = (): void => options.onProgress?.({ done: ++done, all, images });
  const onImage = (): void => options.onProgress?.({ done, all, images: ++images });
  const survey = new Survey(found.classes);
  for (const [synset, files] of [...grouping.groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const seen = await lookAtGroup(path.join(notes, noteName(synset)), files, onFile, (one) => {
      images++;
      return surveyFile(folder, one);
    });
    seen.forEach(({ images, faulty }, i) => survey.add(grouping.synsets.get(files[i]!.file)!, images, faulty));
  }
  for (const archive of found.archives) {
    const note = path.join(notes, `${archiveKey(archive.file)}.json`);
    const [seen] = await lookAtGroup(
      note,
      [archive],
      onFile,
      (one) => surveyArchive(folder, notes, one, onImage),
      isCompressed(archive.file) ? path.join(notes, unpackedFile(archive.file)) : undefined,
    );
    await survey.addArchive(seen!, folder, archive.file, rules, annotations);
  }
  await annotations.writeNotes();
  await removeUnused(notes, found.archives);
  const isUnpacked = found.archives.some(({ file }) => isCompressed(file));
  return survey.finish({
    folder,
    roots: found.roots,
    isUnpacked,
    faulty: [...found.faulty, ...grouping.faulty],
    boxes: found.annotations.length === 0 ? undefined : boxFolderOf(folder, found),
    unusedTable: labels === undefined || labels.isUsed ? undefined : { name: labels.name, example: labels.example },
  });
}

/** Number of the first class, by the user's table or by the folders: 1 where none is 0 and one is as large as the list. */
function firstIndexOf(files: readonly string[], labels: LabelTable | undefined, classes: number): 0 | 1 {
  if (labels !== undefined) return labels.firstIndex(classes);
  const folders = new Set(
    files.map((file) => path.posix.basename(path.posix.dirname(file))).filter((one) => /^\d+$/.test(one)),
  );
  const indices = new Set(Array.from(folders, Number));
  return indices.has(classes) && !indices.has(0) ? 1 : 0;
}

/** Name of the notes about a synset's files. */
function noteName(synset: string): string {
  return /^n\d{8}$/.test(synset) ? `${synset}.json` : `${sha256(synset).slice(0, 24)}.json`;
}

interface Grouping {
  /** Files by the first of their synsets. */
  readonly groups: Map<string, FoundFile[]>;
  readonly synsets: Map<string, readonly string[]>;
  readonly faulty: FaultyFile[];
}

/** Groups files by their synsets; those without any are not opened. */
async function groupFiles(
  folder: string,
  found: FoundImages,
  rules: ClassRules,
  annotations: Annotations,
): Promise<Grouping> {
  const grouping: Grouping = { groups: new Map(), synsets: new Map(), faulty: [] };
  const used = new Set<string>();
  const isClass = (name: string): boolean => classesOf(`${name}/-`, rules).synsets !== undefined;
  const companions = companionsAmong(found.files, isClass);
  const described: ClassRules = { ...rules, areShards: true };
  for (const one of found.files) {
    if (companions.has(one.file)) {
      grouping.faulty.push({ file: one.file, fault: 'companion', detail: '' });
      continue;
    }
    const stem = one.file.replace(/\.\w{1,5}$/, '');
    const beside = ['cls', 'json', 'txt'].map((ending) => `${stem}.${ending}`).filter((file) => found.notes.has(file));
    for (const file of beside) used.add(file);
    const own = beside.length > 0 ? described : rules;
    let classes = classesOf(one.file, own);
    // What notes say goes before all but the user's table and folders named after synsets.
    const isNamed =
      synsetAbove(path.posix.dirname(one.file)) !== undefined || rules.labels?.ofFile(one.file) !== undefined;
    for (const file of isNamed && classes.synsets !== undefined ? [] : beside) {
      const hints = hintsIn(file, await readFile(path.join(folder, file)));
      if (hints.length > 0) classes = classesOf(one.file, own, hints);
      if (hints.length > 0 && classes.synsets !== undefined) break;
    }
    if (classes.synsets === undefined) classes = await annotations.classesOf(one.file, rules, classes);
    if (classes.synsets === undefined) {
      grouping.faulty.push(withoutClass(one.file, classes.unresolved));
      continue;
    }
    grouping.synsets.set(one.file, classes.synsets);
    const [first] = classes.synsets as [string];
    const group = grouping.groups.get(first);
    if (group === undefined) grouping.groups.set(first, [one]);
    else group.push(one);
  }
  for (const file of found.notes.keys())
    if (!used.has(file)) grouping.faulty.push({ file, fault: 'other-file', detail: '' });
  return grouping;
}

function withoutClass(file: string, unresolved: readonly string[]): FaultyFile {
  const detail = unresolved.map((text) => JSON.stringify(text.replaceAll('\n', ' '))).join(', ');
  return { file: printable(file), fault: 'no-synset', detail: detail === '' ? '' : `its label is ${detail}` };
}

/** Gathers images by their synsets. */
class Survey {
  readonly #classes = new Map<string, { images: SurveyedImage[]; faulty: FaultyFile[] }>();
  readonly #faulty: FaultyFile[] = [];

  constructor(classes: Iterable<string>) {
    for (const synset of classes) this.#class(synset);
  }

  /** Adds what was seen of a file. An image of several synsets is in each; a file that is skipped is reported once. */
  add(synsets: readonly string[], images: readonly SurveyedImage[], faulty: readonly FaultyFile[]): void {
    for (const synset of synsets) for (const image of images) this.#class(synset).images.push(image);
    for (const one of faulty) this.#class(synsets[0]!).faulty.push(one);
  }

  async addArchive(
    { images, faulty }: Seen,
    folder: string,
    archive: string,
    rules: ClassRules,
    annotations: Annotations,
  ): Promise<void> {
    rules.labels?.align(
      folder,
      images.map(({ file }) => file),
    );
    for (const { hints, ...image } of images) {
      const classes = classesOf(image.file, rules, hints);
      const { synsets, unresolved } =
        classes.synsets === undefined ? await annotations.classesOf(image.file, rules, classes) : classes;
      if (synsets === undefined) this.#faulty.push(withoutClass(image.file, unresolved));
      else this.add(synsets, [image], []);
    }
    const { synsets } = classesOf(`${archive}/-`, rules);
    if (synsets === undefined) this.#faulty.push(...faulty);
    else this.add(synsets, [], faulty);
  }

  finish(found: Omit<ImageSurvey, 'classes' | 'digest'>): ImageSurvey {
    const classes = [...this.#classes]
      .map(([wnid, { images, faulty }]) => ({ wnid, images, faulty }))
      .sort((a, b) => (a.wnid < b.wnid ? -1 : 1));
    const survey = { ...found, classes, faulty: [...found.faulty, ...this.#faulty] };
    const digest = createHash('sha256')
      .update(JSON.stringify([survey.folder, classes, survey.faulty, survey.roots]))
      .update(found.boxes?.digest ?? '')
      .digest('hex');
    return { ...survey, digest };
  }

  #class(synset: string): { images: SurveyedImage[]; faulty: FaultyFile[] } {
    const known = this.#classes.get(synset) ?? { images: [], faulty: [] };
    this.#classes.set(synset, known);
    return known;
  }
}

async function surveyFile(folder: string, { file, size }: FoundFile): Promise<Seen> {
  if (size > MOST_BYTES) return seenAs(file, 0, size, tooLarge(size));
  try {
    return seenAs(file, 0, size, await lookAtImage(await readFile(path.join(folder, file))));
  } catch (error) {
    return seenAs(file, 0, size, {
      fault: 'unreadable',
      detail: String((error as NodeJS.ErrnoException).code ?? error),
    });
  }
}

/** Removes the unpacked images of archives that are no longer in the folder. */
async function removeUnused(notes: string, archives: readonly FoundFile[]): Promise<void> {
  const used = new Set(archives.map(({ file }) => unpackedFile(file)));
  for (const name of await readdir(notes).catch(() => []))
    if (/\.images(?:\.partial)?$/.test(name) && !used.has(name)) await rm(path.join(notes, name), { force: true });
}
