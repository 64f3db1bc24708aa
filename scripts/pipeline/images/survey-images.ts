import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { withFile } from '../../../src/store/file-fault.ts';
import { unpackedFile } from '../../../src/store/original-files.ts';
import { sha256 } from '../builds/current-build.ts';
import { findImages, type FoundFile, type FoundImages } from './find-images.ts';
import { type FaultyFile, FILE_FAULTS, type FileFault } from './file-fault.ts';
import { type ClassRules, classesOf } from './image-classes.ts';
import { classesIn } from './label-table.ts';
import { type Faulty, type LookedAt, lookAtImage, MOST_BYTES } from './look-at-image.ts';
import { tarMembers } from './tar-members.ts';
import { IMAGE_KINDS } from './image-kind.ts';
import { archiveKey, UnpackedImages } from './unpacked-images.ts';

/** An image of a dataset's folder, looked at. */
export interface SurveyedImage extends LookedAt {
  /** Path in the dataset's folder; that of a member of an archive stands behind the path of the archive. */
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
  /** Changes with any image and with any file that is skipped. */
  readonly digest: string;
}

/** How far a survey is. */
export interface SurveyProgress {
  /** Files looked at now or before, and all that there are; an archive counts as one. */
  readonly done: number;
  readonly all: number;
}

/** How a folder is surveyed. */
export interface SurveyOptions extends ClassRules {
  readonly only?: string | undefined;
  readonly followLinks?: boolean | undefined;
  /** Called after each file. */
  readonly onProgress?: (progress: SurveyProgress) => void;
}

/** Files that are read in parallel. */
const IN_WORK = 6;

/**
 * Looks through a folder of images: each file is read once, and again only when its size or time has changed.
 *
 * What was seen is noted in a file for each synset and archive, so that a survey that is killed continues with the
 * synset it was at.
 *
 * @param notes folder for these files and for the images of compressed archives.
 */
export async function surveyImages(folder: string, notes: string, options: SurveyOptions = {}): Promise<ImageSurvey> {
  const found = await findImages(folder, options);
  const rules: ClassRules = { ...options, tables: found.tables };
  const grouping = await groupFiles(folder, found, rules);
  const all = found.archives.length + [...grouping.groups.values()].reduce((sum, { length }) => sum + length, 0);
  let done = 0;
  const onFile = (): void => options.onProgress?.({ done: ++done, all });
  const survey = new Survey(found.classes);
  for (const [synset, files] of [...grouping.groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const seen = await lookAtGroup(path.join(notes, noteName(synset)), files, onFile, (one) => surveyFile(folder, one));
    seen.forEach(({ images, faulty }, i) => {
      survey.add(grouping.synsets.get(files[i]!.file)!, images, faulty);
    });
  }
  for (const archive of found.archives) {
    const note = path.join(notes, `${archiveKey(archive.file)}.json`);
    const [seen] = await lookAtGroup(
      note,
      [archive],
      onFile,
      (one) => surveyArchive(folder, notes, one),
      isCompressed(archive.file) ? path.join(notes, unpackedFile(archive.file)) : undefined,
    );
    survey.addArchive(seen!, archive.file, rules);
  }
  await removeUnused(notes, found.archives);
  const isUnpacked = found.archives.some(({ file }) => isCompressed(file));
  return survey.finish(folder, [...found.faulty, ...grouping.faulty], found.roots, isUnpacked);
}

function isCompressed(file: string): boolean {
  return !/\.tar$/i.test(file);
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
async function groupFiles(folder: string, found: FoundImages, rules: ClassRules): Promise<Grouping> {
  const grouping: Grouping = { groups: new Map(), synsets: new Map(), faulty: [] };
  const used = new Set<string>();
  for (const one of found.files) {
    let classes = classesOf(one.file, rules);
    const stem = one.file.replace(/\.\w{1,5}$/, '');
    const beside = ['cls', 'json', 'txt'].map((ending) => `${stem}.${ending}`).filter((file) => found.notes.has(file));
    for (const file of beside) used.add(file);
    for (const file of beside)
      if (classes.synsets === undefined)
        classes = classesOf(one.file, rules, hintsIn(file, await readFile(path.join(folder, file))));
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
  for (const file of found.notes) if (!used.has(file)) grouping.faulty.push(withoutClass(file, []));
  return grouping;
}

function withoutClass(file: string, unresolved: readonly string[]): FaultyFile {
  const detail = unresolved.map((text) => JSON.stringify(text.replaceAll('\n', ' '))).join(', ');
  return { file: printable(file), fault: 'no-synset', detail: detail === '' ? '' : `its label is ${detail}` };
}

/** What a file beside an image says of its class, by its ending. */
function hintsIn(file: string, bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes).trim();
  if (/\.cls$/i.test(file)) return text === '' ? [] : [text];
  if (/\.txt$/i.test(file)) return /^\S{1,60}$/.test(text) ? [text] : [];
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : classesIn(value);
  } catch {
    return []; // a note that is no JSON says nothing of the class
  }
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

  addArchive({ images, faulty }: Seen, archive: string, rules: ClassRules): void {
    for (const { hints, ...image } of images) {
      const { synsets, unresolved } = classesOf(image.file, rules, hints);
      if (synsets === undefined) this.#faulty.push(withoutClass(image.file, unresolved));
      else this.add(synsets, [image], []);
    }
    const { synsets } = classesOf(`${archive}/-`, rules);
    if (synsets === undefined) this.#faulty.push(...faulty);
    else this.add(synsets, [], faulty);
  }

  finish(folder: string, faulty: readonly FaultyFile[], roots: readonly string[], isUnpacked: boolean): ImageSurvey {
    const classes = [...this.#classes]
      .map(([wnid, { images, faulty: own }]) => ({ wnid, images, faulty: own }))
      .sort((a, b) => (a.wnid < b.wnid ? -1 : 1));
    const all = [...faulty, ...this.#faulty];
    const digest = createHash('sha256')
      .update(JSON.stringify([folder, classes, all, roots]))
      .digest('hex');
    return { folder, roots, isUnpacked, classes, faulty: all, digest };
  }

  #class(synset: string): { images: SurveyedImage[]; faulty: FaultyFile[] } {
    const known = this.#classes.get(synset) ?? { images: [], faulty: [] };
    this.#classes.set(synset, known);
    return known;
  }
}

const imageSchema = z.object({
  file: z.string(),
  start: z.int(),
  bytes: z.int(),
  kind: z.enum(IMAGE_KINDS),
  width: z.int(),
  height: z.int(),
  orientation: z.int().optional(),
  sha256: z.string(),
  /** What the archive says of its classes. */
  hints: z.array(z.string()).optional(),
});
const faultySchema = z.object({
  file: z.string(),
  fault: z.enum(Object.keys(FILE_FAULTS) as [FileFault]),
  detail: z.string(),
});
/** What was seen of one file or archive, with the size and time by which it is recognised. */
const noteSchema = z.object({
  file: z.string(),
  size: z.number(),
  mtimeMs: z.number(),
  images: z.array(imageSchema),
  faulty: z.array(faultySchema),
});
type Note = z.infer<typeof noteSchema>;
/** Changes when more is looked at than before: earlier notes are ignored then. */
const VERSION = 2;
const notesSchema = z.object({ version: z.literal(VERSION), files: z.array(noteSchema) });

/** Looks at files that share a file of notes. @param needed a file without which the notes are worth nothing. */
async function lookAtGroup(
  notes: string,
  files: readonly FoundFile[],
  onFile: () => void,
  look: (file: FoundFile) => Promise<Seen>,
  needed?: string,
): Promise<Note[]> {
  const isThere = needed === undefined || (await stat(needed).catch(() => undefined)) !== undefined;
  const known = isThere ? await readNotes(notes) : new Map<string, Note>();
  const isKnown = ({ file, size, mtimeMs }: FoundFile): boolean =>
    known.get(file)?.size === size && known.get(file)?.mtimeMs === mtimeMs;
  const seen: Note[] = [];
  let changed = known.size !== files.length;
  const rest = files.entries();
  await Promise.all(
    Array.from({ length: IN_WORK }, async () => {
      for (const [i, found] of rest) {
        changed ||= !isKnown(found);
        seen[i] = isKnown(found) ? known.get(found.file)! : { ...found, ...(await look(found)) };
        onFile();
      }
    }),
  );
  if (changed) await writeNotes(notes, seen);
  return seen;
}

type Seen = Pick<Note, 'images' | 'faulty'>;

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

async function surveyArchive(folder: string, notes: string, { file: archive, size: length }: FoundFile): Promise<Seen> {
  const found = new ArchiveImages(
    archive,
    isCompressed(archive) ? await UnpackedImages.create(notes, archive) : undefined,
  );
  try {
    if (length === 0) found.report(archive, { fault: 'empty', detail: '' });
    else if (/\.parquet$/i.test(archive)) await readParquet(path.join(folder, archive), found);
    else await readTar(path.join(folder, archive), archive, found);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    found.report(archive, { fault: 'damaged-tar', detail });
  }
  await found.unpacked?.finish();
  return found.seen();
}

async function readParquet(file: string, found: ArchiveImages): Promise<void> {
  const { parquetImages } = await import('./parquet-images.ts');
  for await (const { name, bytes, hints } of parquetImages(file)) await found.add(name, 0, bytes.length, bytes, hints);
}

async function readTar(file: string, archive: string, found: ArchiveImages): Promise<void> {
  for await (const member of tarMembers(file, MOST_BYTES, !/\.tar$/i.test(archive))) {
    const { name, start, size, bytes, link, otherType } = member;
    if (link !== undefined) found.addLink(name, link);
    else if (otherType !== undefined) found.report(`${archive}/${name}`, { fault: 'other-member', detail: otherType });
    else if (bytes !== undefined && /\.(?:json|cls|txt|index)$/i.test(name)) found.addNote(name, hintsIn(name, bytes));
    else await found.add(name, start, size, bytes);
  }
}

/** Gathers the images of an archive, with what other members say of them. */
class ArchiveImages {
  readonly unpacked: UnpackedImages | undefined;
  readonly #archive: string;
  readonly #images: Note['images'] = [];
  readonly #faulty: Note['faulty'] = [];
  readonly #links: { name: string; link: string }[] = [];
  /** By the path of the member without its ending. */
  readonly #notes = new Map<string, string[]>();

  constructor(archive: string, unpacked: UnpackedImages | undefined) {
    this.#archive = archive;
    this.unpacked = unpacked;
  }

  /** Looks at an image and unpacks it where the archive is compressed. */
  async add(
    name: string,
    at: number,
    size: number,
    bytes: Uint8Array | undefined,
    hints?: readonly string[],
  ): Promise<void> {
    const looked = bytes === undefined ? tooLarge(size) : await lookAtImage(bytes);
    const isImage = bytes !== undefined && !('fault' in looked);
    const start = isImage && this.unpacked !== undefined ? await this.unpacked.append(bytes) : at;
    const { images, faulty } = seenAs(`${this.#archive}/${name}`, start, size, looked);
    for (const image of images) this.#images.push(hints === undefined ? image : { ...image, hints: [...hints] });
    this.#faulty.push(...faulty);
  }

  addNote(name: string, hints: readonly string[]): void {
    const stem = name.replace(/\.\w+$/, '');
    // A class file says it best, then a field of JSON, then a text.
    if (hints.length > 0 && (!this.#notes.has(stem) || name.endsWith('.cls'))) this.#notes.set(stem, [...hints]);
  }

  addLink(name: string, link: string): void {
    this.#links.push({ name, link });
  }

  report(file: string, { fault, detail }: Faulty): void {
    this.#faulty.push({ file: printable(file), fault, detail });
  }

  seen(): Seen {
    const byName = new Map(this.#images.map((image) => [image.file, image]));
    for (const { name, link } of this.#links) {
      const target = byName.get(`${this.#archive}/${link}`);
      const file = `${this.#archive}/${name}`;
      if (target === undefined) this.report(file, { fault: 'link-to-nothing', detail: link });
      else if (printable(file) === file) this.#images.push({ ...target, file });
    }
    const images = this.#images.map((image) => {
      const stem = image.file.slice(this.#archive.length + 1).replace(/\.\w+$/, '');
      const hints = image.hints ?? this.#notes.get(stem);
      return hints === undefined ? image : { ...image, hints };
    });
    return { images, faulty: this.#faulty };
  }
}

function seenAs(file: string, start: number, bytes: number, looked: LookedAt | Faulty): Seen {
  // No tab or line end may come into a list.
  const name = printable(file);
  if ('fault' in looked) return { images: [], faulty: [{ file: name, ...looked }] };
  if (name !== file)
    return { images: [], faulty: [{ file: name, fault: 'unreadable', detail: 'its name has control characters' }] };
  return { images: [{ file, start, bytes, ...looked }], faulty: [] };
}

/** A name with control characters replaced. */
function printable(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, '\ufffd');
}

function tooLarge(size: number): Faulty {
  return { fault: 'too-large', detail: `${String(size)} bytes, of ${String(MOST_BYTES)} at most` };
}

async function readNotes(file: string): Promise<Map<string, Note>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return new Map();
  try {
    const notes = notesSchema.safeParse(JSON.parse(text));
    return new Map(notes.success ? notes.data.files.map((note) => [note.file, note]) : []);
  } catch {
    return new Map(); // cut short: everything is looked at again
  }
}

async function writeNotes(file: string, files: readonly Note[]): Promise<void> {
  await withFile(file, 'written', async () => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.partial`, JSON.stringify({ version: VERSION, files }));
    await rename(`${file}.partial`, file);
  });
}

/** Removes the unpacked images of archives that are no longer in the folder. */
async function removeUnused(notes: string, archives: readonly FoundFile[]): Promise<void> {
  const used = new Set(archives.map(({ file }) => unpackedFile(file)));
  for (const name of await readdir(notes).catch(() => []))
    if (/\.images(?:\.partial)?$/.test(name) && !used.has(name)) await rm(path.join(notes, name), { force: true });
}
