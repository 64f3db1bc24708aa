import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { withFile } from '../../../src/store/file-fault.ts';
import { InputError, shown, shownPath } from '../text/input.ts';
import type { PictureSet } from './picture-set.ts';
import { writeDurably } from '../builds/durable.ts';
import { parseJson } from '../../../src/format/parse-json.ts';

/** A share of the work of a build: one of several that may be done at the same time, on as many machines. */
export interface Slice {
  /** Number of the slice, from 1. */
  readonly part: number;
  readonly of: number;
}

/** Maximum number of slices; more would be less than a pack each. */
const MOST = 10_000;

/** Reads `2/3`, the second of three. @throws InputError for anything else. */
export function parseSlice(text: string): Slice {
  const [, part = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (part >= 1 && part <= of && of <= MOST) return { part, of };
  throw new InputError('--part', {
    expected: `a part and how many there are, such as 2/3, ${String(MOST)} at most`,
    came: shown(text),
    advice: 'Count the parts from 1.',
  });
}

/**
 * Returns the packs of a slice: consecutive in preorder, with about as many pictures as other slices. Every pack is in
 * exactly one slice. O(packs)
 */
export function packsOf(
  { part, of }: Slice,
  { parts, pictures, picturesIn }: Pick<PictureSet, 'parts' | 'pictures' | 'picturesIn'>,
): number[] {
  let before = 0;
  return parts.filter((pack) => {
    const middle = before + picturesIn(pack) / 2;
    before += picturesIn(pack);
    return Math.floor((middle * of) / pictures) === part - 1;
  });
}

/** Name of the note in a folder of builds that holds a slice alone. */
const NOTE = 'part.json';
const noteSchema = z.object({
  version: z.string().regex(/^[0-9a-f]{12}$/),
  part: z.int().min(1),
  of: z.int().min(1).max(MOST),
});

/** A folder that holds a slice of a build, and the build's version. */
export interface BuiltSlice extends Slice {
  readonly folder: string;
  readonly version: string;
}

/** Notes in a folder of builds that its pictures are those of a slice, all drawn. */
export async function noteSlice(folder: string, version: string, { part, of }: Slice): Promise<void> {
  const file = path.join(folder, NOTE);
  await withFile(file, 'written', () => writeDurably(file, `${JSON.stringify({ version, part, of })}\n`));
}

/** Reads which slice a folder holds. @throws InputError if it holds none that is whole. */
export async function readSlice(folder: string): Promise<BuiltSlice> {
  const file = path.join(folder, NOTE);
  const text = await readFile(file, 'utf8').catch((error: unknown) => String((error as NodeJS.ErrnoException).code));
  const note = noteSchema.safeParse(parseJson(text));
  if (note.success) return { ...note.data, folder };
  throw new InputError(shownPath(file), {
    expected: 'which part of a build the folder holds',
    came: shown(text),
    advice: 'Name folders that npm run data -- --part I/N --out DIR has filled to its end.',
  });
}

/** Checks that slices are all those of one build, each once. @throws InputError naming the first that is not. */
export function checkSlices(slices: readonly BuiltSlice[]): void {
  const [first] = slices;
  if (first === undefined)
    throw new InputError('npm run data -- merge', {
      expected: 'the folders of all parts',
      came: 'none',
      advice: 'Name them one after the other.',
    });
  const there = new Map<number, string>();
  for (const { folder, version, part, of } of slices) {
    const place = { file: shownPath(folder) };
    if (of !== first.of)
      throw new InputError(place, {
        expected: `one of ${String(first.of)} parts, as ${shownPath(first.folder)} is`,
        came: `one of ${String(of)}`,
        advice: 'Name the parts of one division alone.',
      });
    if (version !== first.version)
      throw new InputError(place, {
        expected: `a part of the build ${first.version}, as ${shownPath(first.folder)} is`,
        came: `one of ${version}`,
        advice: 'Build all parts from the same data with the same program.',
      });
    const before = there.get(part);
    if (before !== undefined)
      throw new InputError(place, {
        expected: 'each part once',
        came: `part ${String(part)} again, which ${before} is`,
        advice: 'Leave one of the two out.',
      });
    there.set(part, shownPath(folder));
  }
  const missing = Array.from({ length: first.of }, (_, i) => i + 1).filter((part) => !there.has(part));
  if (missing.length > 0)
    throw new InputError('npm run data -- merge', {
      expected: `all ${String(first.of)} parts`,
      came: `none of number ${missing.join(', ')}`,
      advice: 'Build them, and name their folders too.',
    });
}
