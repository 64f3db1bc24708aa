import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../../../src/format/parse-json.ts';
import { decodeAnnotation } from '../../../../src/format/imagenet/voc-annotation.ts';
import { withFile } from '../../../../src/store/file-fault.ts';
import { writeDurably } from '../../builds/durable.ts';
import type { FoundFile, FoundImages } from '../find-images.ts';
import { type ClassRules, classesOf, type ImageClasses } from '../classes/image-classes.ts';
import { decodeYolo, imageOfLabel, isYoloLabel, yoloLabel } from './yolo.ts';

/** Name of the notes, next to those of a dataset's images. */
export const ANNOTATION_NOTES = 'annotations.json';

/** The names of an annotation's objects, with the size and time by which the file is recognised. */
const noteSchema = z.tuple([z.string(), z.number(), z.number(), z.array(z.string())]);
type Note = z.infer<typeof noteSchema>;

/** The annotations next to the images of a folder, each about one image. */
export interface Annotations {
  /** Finds the classes of an image that nothing else tells: its annotation's objects. @param before what else was found. */
  classesOf(image: string, rules: ClassRules, before: ImageClasses): Promise<ImageClasses>;
  /** Writes the notes of the annotations that were asked for, if they are others than before. */
  writeNotes(): Promise<void>;
}

/**
 * Opens annotations in the form of Pascal VOC, by the names of their images, and labels of YOLO, by the paths of theirs.
 * Each is read once, and again only when its size or time has changed.
 *
 * @param found annotations of the folder. @param notesFile file for their objects.
 */
export async function openAnnotations(
  folder: string,
  { annotations, yoloNames }: Pick<FoundImages, 'annotations' | 'yoloNames'>,
  notesFile: string,
): Promise<Annotations> {
  const own = annotations.filter(({ file }) => isYoloLabel(file) || !/\.(?:json|txt|csv)$/i.test(file));
  const byName = new Map(
    own.map((found) => [isYoloLabel(found.file) ? imageOfLabel(found.file) : path.posix.parse(found.file).name, found]),
  );
  const known = own.length === 0 ? new Map<string, Note>() : await readNotes(notesFile);
  const used = new Map<string, Note>();
  let isChanged = false;

  const labelsIn = async ({ file, size, mtimeMs }: FoundFile): Promise<readonly string[]> => {
    const before = used.get(file) ?? known.get(file);
    const isKnown = before?.[1] === size && before[2] === mtimeMs;
    const note: Note = isKnown ? before : [file, size, mtimeMs, namesIn(file, await readFile(path.join(folder, file)))];
    isChanged ||= !isKnown;
    used.set(file, note);
    return isYoloLabel(file) ? note[3].map((index) => yoloLabel(Number(index), yoloNames)) : note[3];
  };
  return {
    classesOf: async (image, rules, before) => {
      const { dir, name } = path.posix.parse(image);
      const found = byName.get(path.posix.join(dir, name)) ?? byName.get(name);
      const names = found === undefined ? [] : await labelsIn(found);
      return names.length === 0 ? before : classesOf(image, rules, [], names);
    },
    writeNotes: async () => {
      if (!isChanged && used.size === known.size) return;
      await withFile(notesFile, 'written', () =>
        used.size === 0 ? rm(notesFile, { force: true }) : writeDurably(notesFile, JSON.stringify([...used.values()])),
      );
    },
  };
}

/** Reads the notes; none where they are missing or cut short, so that everything is read again. */
async function readNotes(file: string): Promise<Map<string, Note>> {
  const notes = z.array(noteSchema).safeParse(parseJson(await readFile(file, 'utf8').catch(() => ''))).data ?? [];
  return new Map(notes.map((note) => [note[0], note]));
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
