import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { withFile } from '../../../src/store/file-fault.ts';
import { findImages, type FoundClass, type FoundFile } from './find-images.ts';
import { type FaultyFile, FILE_FAULTS, type FileFault } from './file-fault.ts';
import { type Faulty, type LookedAt, lookAtImage, MOST_BYTES } from './look-at-image.ts';
import { tarMembers } from './tar-members.ts';
import { IMAGE_KINDS } from './image-kind.ts';

/** An image of a dataset's folder, looked at. */
export interface SurveyedImage extends LookedAt {
  /** Path in the dataset's folder; that of a member of a tar stands behind the path of the tar. */
  readonly file: string;
  /** Byte at which it begins in the file, or in the tar. */
  readonly start: number;
  readonly bytes: number;
}

/** The images of a synset, in the order of their paths, and what is passed over. */
export interface SurveyedClass {
  readonly wnid: string;
  readonly images: readonly SurveyedImage[];
  readonly faulty: readonly FaultyFile[];
}

/** A dataset's folder of images, looked through. */
export interface ImageSurvey {
  /** Absolute path. */
  readonly folder: string;
  /** In the order of their wnids. */
  readonly classes: readonly SurveyedClass[];
  /** What is passed over outside of all classes. */
  readonly faulty: readonly FaultyFile[];
  /** Changes with any image and with anything passed over. */
  readonly digest: string;
}

/** How far a survey is. */
export interface SurveyProgress {
  /** Files looked at now or before, and all that there are; a tar is one. */
  readonly done: number;
  readonly all: number;
}

/** Files that are read at the same time. */
const IN_WORK = 6;

/**
 * Looks through a folder of images: each is read once, and again only when its size or time has changed.
 *
 * What was seen is kept in a file for each synset, so that a survey that is killed goes on with the synset it was at.
 *
 * @param notes the folder for these files. @param onProgress told after each file.
 */
export async function surveyImages(
  folder: string,
  notes: string,
  onProgress: (progress: SurveyProgress) => void = () => undefined,
): Promise<ImageSurvey> {
  const { classes, faulty } = await findImages(folder);
  const all = classes.reduce((sum, { files, tars }) => sum + files.length + tars.length, 0);
  let done = 0;
  const surveyed: SurveyedClass[] = [];
  for (const found of classes) {
    surveyed.push(
      await surveyClass(folder, found, path.join(notes, `${found.wnid}.json`), () => {
        onProgress({ done: ++done, all });
      }),
    );
  }
  const digest = createHash('sha256')
    .update(JSON.stringify([folder, surveyed, faulty]))
    .digest('hex');
  return { folder, classes: surveyed, faulty, digest };
}

const imageSchema = z.object({
  file: z.string(),
  start: z.int(),
  bytes: z.int(),
  kind: z.enum(IMAGE_KINDS),
  width: z.int(),
  height: z.int(),
  sha256: z.string(),
});
const faultySchema = z.object({
  file: z.string(),
  fault: z.enum(Object.keys(FILE_FAULTS) as [FileFault]),
  detail: z.string(),
});
/** What was seen of one file or tar, and by what it is told that it is the same. */
const noteSchema = z.object({
  file: z.string(),
  size: z.number(),
  mtimeMs: z.number(),
  images: z.array(imageSchema),
  faulty: z.array(faultySchema),
});
type Note = z.infer<typeof noteSchema>;
/** Changes when more is looked at than before: what was noted until then is not used any more. */
const VERSION = 1;
const notesSchema = z.object({ version: z.literal(VERSION), files: z.array(noteSchema) });

async function surveyClass(
  folder: string,
  { wnid, files, tars }: FoundClass,
  notes: string,
  onFile: () => void,
): Promise<SurveyedClass> {
  const known = await readNotes(notes);
  const isKnown = ({ file, size, mtimeMs }: FoundFile): boolean =>
    known.get(file)?.size === size && known.get(file)?.mtimeMs === mtimeMs;
  const inOrder = [
    ...files.map((found) => ({ found, isTar: false })),
    ...tars.map((found) => ({ found, isTar: true })),
  ];
  const seen: Note[] = [];
  let changed = known.size !== inOrder.length;
  const rest = inOrder.entries();
  await Promise.all(
    Array.from({ length: IN_WORK }, async () => {
      for (const [i, { found, isTar }] of rest) {
        const note = isKnown(found)
          ? known.get(found.file)!
          : { ...found, ...(isTar ? await surveyTar(folder, found) : await surveyFile(folder, found)) };
        changed ||= !isKnown(found);
        seen[i] = note;
        onFile();
      }
    }),
  );
  if (changed) await writeNotes(notes, seen);
  return { wnid, images: seen.flatMap(({ images }) => images), faulty: seen.flatMap(({ faulty }) => faulty) };
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

async function surveyTar(folder: string, { file: tar, size: length }: FoundFile): Promise<Seen> {
  const images: SurveyedImage[] = [];
  const faulty: FaultyFile[] = [];
  try {
    for await (const { name, start, size, bytes } of tarMembers(path.join(folder, tar), MOST_BYTES)) {
      const seen = seenAs(
        `${tar}/${name}`,
        start,
        size,
        bytes === undefined ? tooLarge(size) : await lookAtImage(bytes),
      );
      images.push(...seen.images);
      faulty.push(...seen.faulty);
    }
  } catch (error) {
    faulty.push({ file: tar, fault: 'damaged-tar', detail: error instanceof Error ? error.message : String(error) });
  }
  if (length === 0) faulty.push({ file: tar, fault: 'empty', detail: '' });
  return { images, faulty };
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
