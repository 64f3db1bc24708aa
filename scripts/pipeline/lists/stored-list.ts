import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { LEFT_OUT_REASONS, listFile, listFolder, urlsSchema } from '../../../src/format/lists/image-list.ts';
import { datasetFile } from '../../../src/format/catalogue-files.ts';
import { makeFolder, replaceDurably, writeDurably } from '../builds/durable.ts';
import { filesOf, type Holding } from '../datasets/holdings.ts';
import type { Slice } from '../pictures/slice.ts';
import { InputError, shown, shownPath } from '../text/input.ts';
import type { BuiltUrlList } from './build-url-list.ts';
import { parseJson } from '../../../src/format/parse-json.ts';

/** Notes that go with lists. */
const count = z.int().min(0);
const noteSchema = z.object({
  /** Digest of what the list was made from: see {@link stampOf}. */
  stamp: z.string(),
  digest: z.string().regex(/^[0-9a-f]{12}$/),
  columns: z.array(z.string()),
  images: count,
  bytes: count,
  lines: count,
  leftOut: z.partialRecord(
    z.enum(LEFT_OUT_REASONS),
    z.object({
      lines: count,
      examples: z.array(z.object({ file: z.string(), line: z.int().min(1).optional(), text: z.string() })),
    }),
  ),
  /** Number of times that sums of own images count an address again: in all, and node by node as pairs of node and number. */
  repeated: z.object({ inAll: count, inSubtree: z.array(z.tuple([count, count])) }).optional(),
  /** Whether no file had image ids, so that an address is an image. */
  isNumbered: z.boolean(),
  unknown: z.array(z.object({ text: z.string(), file: z.string(), line: z.int().min(1).optional(), lines: count })),
});

/** A list next to the builds, with the account of the lines that it was made from. */
export type StoredList = Omit<z.infer<typeof noteSchema>, 'stamp'>;

/**
 * Returns a digest of the names, sizes and times of the files of a list, which changes with them; none is read.
 *
 * @param basis what else the list depends on: WordNet, the version of identifiers, the program.
 */
export async function stampOf(holding: Holding, basis: string): Promise<string> {
  const hash = createHash('sha256').update(basis);
  for (const file of await filesOf(holding)) {
    const { size, mtimeMs, ctimeMs } = await stat(file);
    hash.update(`${file}\0${String(size)} ${String(mtimeMs)} ${String(ctimeMs)}\0`);
  }
  return hash.digest('hex');
}

/** The list of a dataset if it was made from the same inputs as now and is complete; else `undefined`. @param out the folder of builds. */
export async function findStoredList(out: string, dataset: string, stamp: string): Promise<StoredList | undefined> {
  const text = await readFile(notePath(out, dataset), 'utf8').catch(() => '{}');
  const note = noteSchema.safeParse(parseJson(text)).data;
  if (note?.stamp !== stamp) return undefined;
  const [table, directory] = await Promise.all(
    (['tsv', 'columns'] as const).map((ending) =>
      stat(path.join(out, listFile(dataset, note.digest, ending))).catch(() => undefined),
    ),
  );
  return table?.size === note.bytes && directory !== undefined ? note : undefined;
}

/** Note of a list of some synsets alone, which {@link joinLists} joins to others. */
const partSchema = noteSchema.extend({ part: z.int().min(1), of: z.int().min(1) });

/** A list of some synsets alone, and the folder of builds that has it. Its stamp is that of its WordNet and program. */
export type ListPart = z.infer<typeof partSchema> & { readonly folder: string };

/** Returns true if the first of some folders of builds has parts of lists. */
export async function haveListParts([first]: readonly string[]): Promise<boolean> {
  if (first === undefined) return false;
  const lists = await readdir(path.join(first, path.dirname(listFolder('-')))).catch(() => []);
  return lists.some((dataset) => existsSync(path.join(first, listFolder(dataset), PART_NOTE)));
}

/** Reads the part of a dataset's list in a folder of builds. @throws InputError if there is none. */
export async function readListPart(folder: string, dataset: string): Promise<ListPart> {
  const file = path.join(folder, listFolder(dataset), PART_NOTE);
  const text = await readFile(file, 'utf8').catch((error: unknown) => String((error as NodeJS.ErrnoException).code));
  const note = partSchema.safeParse(parseJson(text));
  if (note.success) return { ...note.data, folder };
  throw new InputError(shownPath(file), {
    expected: `a part of the list of ${dataset}`,
    came: shown(text),
    advice: 'Name folders that npm run data -- --lists --part I/N --out DIR has filled to its end.',
  });
}

/** Moves a list to its folder next to the builds, and notes what it was made from. @param share which of its parts it is, if it is not whole. */
export async function storeList(
  out: string,
  dataset: string,
  stamp: string,
  built: BuiltUrlList,
  workshop: string,
  share?: Slice,
): Promise<StoredList> {
  const { digest, columns, images, bytes, lines, leftOut, unknown, isNumbered, table, directory } = built;
  await makeFolder(path.join(out, listFolder(dataset)));
  // The directory last: a list is there when its directory is.
  await replaceDurably(path.join(out, listFile(dataset, digest, 'tsv')), table);
  await replaceDurably(path.join(out, listFile(dataset, digest, 'columns')), directory);
  const made = { stamp, digest, columns: [...columns], images, bytes, lines, leftOut, isNumbered };
  const note = { ...made, unknown: [...unknown] };
  const temporary = path.join(workshop, 'note.json');
  await writeFile(temporary, JSON.stringify({ ...note, ...share }));
  await replaceDurably(path.join(out, listFolder(dataset), share === undefined ? NOTE : PART_NOTE), temporary);
  return noteSchema.parse(note);
}

/** Adds to the note of a stored list how often sums count an address again. */
export async function noteRepeated(
  out: string,
  dataset: string,
  repeated: NonNullable<StoredList['repeated']>,
): Promise<void> {
  const file = notePath(out, dataset);
  const note: unknown = JSON.parse(await readFile(file, 'utf8'));
  await writeDurably(file, JSON.stringify({ ...(note as object), repeated }));
}

/** A list may be that of a build still in the making: only older ones are removed. */
const ABANDONED_MS = 3_600_000;

/** Removes lists that no build names any more and that nobody has just made. */
export async function removeUnusedLists(out: string): Promise<void> {
  const folder = path.join(out, path.dirname(listFolder('-')));
  const datasets = await readdir(folder).catch(() => []);
  if (datasets.length === 0) return;
  const versions = (await readdir(out)).filter((name) => /^[0-9a-f]{12}$/.test(name));
  for (const dataset of datasets) {
    const used = new Set<string>();
    for (const version of versions) {
      const text = await readFile(path.join(out, version, datasetFile(dataset, 'urls.json')), 'utf8').catch(() => '{}');
      const described = urlsSchema.safeParse(parseJson(text)).data;
      if (described !== undefined) used.add(described.list);
    }
    for (const name of await readdir(path.join(folder, dataset))) {
      const file = path.join(folder, dataset, name);
      if (used.has(path.parse(name).name) || (name === NOTE && used.size > 0)) continue;
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
      if (Date.now() - mtimeMs > ABANDONED_MS) await rm(file, { force: true });
    }
  }
}

const NOTE = 'urls.json';
const PART_NOTE = 'part.json';

function notePath(out: string, dataset: string): string {
  return path.join(out, listFolder(dataset), NOTE);
}
