import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { parseJson } from '../../../src/format/parse-json.ts';
import { withFile } from '../../../src/store/file-fault.ts';
import { writeDurably } from '../builds/durable.ts';
import { FILE_FAULTS, type FileFault } from './file-fault.ts';
import type { FoundFile } from './find-images.ts';
import { IMAGE_KINDS } from './image-kind.ts';

const imageSchema = z.object({
  file: z.string(),
  start: z.int(),
  bytes: z.int(),
  kind: z.enum(IMAGE_KINDS),
  width: z.int(),
  height: z.int(),
  orientation: z.int().optional(),
  sha256: z.string(),
  /** Classes that the archive names. */
  hints: z.array(z.string()).optional(),
});
const faultySchema = z.object({
  file: z.string(),
  fault: z.enum(Object.keys(FILE_FAULTS) as [FileFault]),
  detail: z.string(),
});
/** Facts about one file or archive, with the size and time by which it is recognised. */
const noteSchema = z.object({
  file: z.string(),
  size: z.number(),
  mtimeMs: z.number(),
  images: z.array(imageSchema),
  faulty: z.array(faultySchema),
});
/** Facts about one file or archive. */
export type Note = z.infer<typeof noteSchema>;
/** Changes when more is looked at than before: earlier notes are ignored then. */
const VERSION = 3;
const notesSchema = z.object({ version: z.literal(VERSION), files: z.array(noteSchema) });

/** Files that are read in parallel. */
const IN_WORK = 6;

/** Looks at files that share a file of notes. @param needed a file without which the notes are worth nothing. */
export async function lookAtGroup(
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

/** Result of examining a file or archive. */
export type Seen = Pick<Note, 'images' | 'faulty'>;

/** Reads the notes; none where they are missing or cut short, so that everything is looked at again. */
async function readNotes(file: string): Promise<Map<string, Note>> {
  const notes = notesSchema.safeParse(parseJson(await readFile(file, 'utf8').catch(() => ''))).data;
  return new Map(notes?.files.map((note) => [note.file, note]));
}

async function writeNotes(file: string, files: readonly Note[]): Promise<void> {
  await withFile(file, 'written', () => writeDurably(file, JSON.stringify({ version: VERSION, files })));
}
