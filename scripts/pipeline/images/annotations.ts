import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { decodeAnnotation } from '../../../src/format/imagenet/voc-annotation.ts';
import { withFile } from '../../../src/store/file-fault.ts';
import { writeDurably } from '../builds/durable.ts';
import type { FoundFile, FoundImages } from './find-images.ts';
import { type ClassRules, classesOf, type ImageClasses } from './image-classes.ts';
import { decodeYolo, imageOfLabel, isYoloLabel, yoloLabel } from './yolo.ts';

/** Name of the notes, beside those of a dataset's images. */
export const ANNOTATION_NOTES = 'annotations.json';

/** The names of an annotation's objects, with the size and time by which the file is recognised. */
const noteSchema = z.tuple([z.string(), z.number(), z.number(), z.array(z.string())]);
type Note = z.infer<typeof noteSchema>;

/**
 * Annotations in the form of Pascal VOC, by the names of their images, and YOLO's labels, by the paths of theirs. Each is read once, and again only when its size
 * or time has changed.
 */
export class Annotations {
  readonly #folder: string;
  readonly #byName: ReadonlyMap<string, FoundFile>;
  readonly #yoloNames: readonly string[];
  readonly #notesFile: string;
  readonly #known: ReadonlyMap<string, Note>;
  readonly #used = new Map<string, Note>();
  #isChanged = false;

  private constructor(
    folder: string,
    byName: ReadonlyMap<string, FoundFile>,
    yoloNames: readonly string[],
    notesFile: string,
    known: ReadonlyMap<string, Note>,
  ) {
    this.#folder = folder;
    this.#byName = byName;
    this.#yoloNames = yoloNames;
    this.#notesFile = notesFile;
    this.#known = known;
  }

  /** @param found what lies in the folder. @param notes file for what was read of it. */
  static async open(
    folder: string,
    { annotations, yoloNames }: Pick<FoundImages, 'annotations' | 'yoloNames'>,
    notes: string,
  ): Promise<Annotations> {
    const one = annotations.filter(({ file }) => isYoloLabel(file) || !/\.(?:json|txt|csv)$/i.test(file));
    const byName = new Map(
      one.map((found) => [
        isYoloLabel(found.file) ? imageOfLabel(found.file) : path.posix.parse(found.file).name,
        found,
      ]),
    );
    return new Annotations(folder, byName, yoloNames, notes, one.length === 0 ? new Map() : await readNotes(notes));
  }

  /** Finds the classes of an image that nothing else tells: its annotation's objects. @param before what else was found. */
  async classesOf(image: string, rules: ClassRules, before: ImageClasses): Promise<ImageClasses> {
    const { dir, name } = path.posix.parse(image);
    const found = this.#byName.get(path.posix.join(dir, name)) ?? this.#byName.get(name);
    const names = found === undefined ? [] : await this.#labelsIn(found);
    return names.length === 0 ? before : classesOf(image, rules, [], names);
  }

  /** Writes the notes of the annotations that were asked for, if they are others than before. */
  async writeNotes(): Promise<void> {
    if (!this.#isChanged && this.#used.size === this.#known.size) return;
    await withFile(this.#notesFile, 'written', () =>
      this.#used.size === 0
        ? rm(this.#notesFile, { force: true })
        : writeDurably(this.#notesFile, JSON.stringify([...this.#used.values()])),
    );
  }

  async #labelsIn(found: FoundFile): Promise<readonly string[]> {
    const names = await this.#namesIn(found);
    return isYoloLabel(found.file) ? names.map((index) => yoloLabel(Number(index), this.#yoloNames)) : names;
  }

  async #namesIn({ file, size, mtimeMs }: FoundFile): Promise<readonly string[]> {
    const known = this.#used.get(file) ?? this.#known.get(file);
    const isKnown = known?.[1] === size && known[2] === mtimeMs;
    const note: Note = isKnown
      ? known
      : [file, size, mtimeMs, namesIn(file, await readFile(path.join(this.#folder, file)))];
    this.#isChanged ||= !isKnown;
    this.#used.set(file, note);
    return note[3];
  }
}

async function readNotes(file: string): Promise<Map<string, Note>> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  try {
    return new Map(
      z
        .array(noteSchema)
        .parse(JSON.parse(text))
        .map((note) => [note[0], note]),
    );
  } catch {
    return new Map(); // cut short: everything is read again
  }
}

/** The names of an annotation's objects, or their class indices in YOLO's; none if it cannot be read, which is reported where boxes are read. */
function namesIn(file: string, bytes: Uint8Array): string[] {
  if (isYoloLabel(file))
    return [...new Set(decodeYolo(new TextDecoder().decode(bytes))?.map(({ index }) => String(index)))];
  try {
    return [...new Set(decodeAnnotation(new TextDecoder().decode(bytes)).boxes.map(({ name }) => name))];
  } catch {
    return [];
  }
}
