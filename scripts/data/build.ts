import path from 'node:path';
import type { WholeBuild } from '../pipeline/builds/current-build.ts';
import type { DeclarationChange } from '../pipeline/datasets/declaration-changes.ts';
import { withDataLock } from '../pipeline/builds/data-lock.ts';
import { DEFAULT_FOLDERS, ensureData, makeListParts } from '../pipeline/builds/ensure-data.ts';
import { skippedLines } from '../pipeline/images/report-skipped.ts';
import { InputError } from '../pipeline/text/input.ts';
import { progress, type TimedStep } from '../pipeline/text/progress.ts';
import { showPictures } from '../pipeline/pictures/show-pictures.ts';
import { noteSlice, parseSlice, type Slice } from '../pipeline/pictures/slice.ts';
import { defineStrict, flag, text } from '../command-line.ts';
import { FOLDERS, PICTURES, userFolders } from './options.ts';
import { table } from './tables.ts';
import { formatCount, formatQuantity } from '../../src/view/numbers.ts';

const args = {
  ...FOLDERS,
  force: flag('Build even if nothing has changed.'),
  ...PICTURES,
  part: text('I/N', 'Draw the pictures of the I-th of N parts alone, into a folder of its own; merge joins them.'),
  lists: flag('With --part: make that part of the lists of addresses instead of a build and its pictures.'),
} as const;

/** `npm run data`: builds what is missing or stale. */
export const build = defineStrict(
  'npm run data --',
  'Builds the data that the site shows, where it is missing or stale.',
  args,
  async (given) => {
    const options = { ...userFolders(given), force: given.force, pictures: given.pictures };
    await withDataLock(options.out, async () => {
      if (given.part === undefined) {
        if (given.lists)
          throw new InputError('--lists', {
            expected: '--part I/N with it',
            came: 'none',
            advice: 'Leave --lists out: a build makes the lists.',
          });
        await buildData(options);
      } else await buildPart(options, parseSlice(given.part), given.lists);
    });
  },
);

/** Options of a data build. */
export interface BuildOptions {
  readonly data: string;
  readonly out: string;
  readonly force?: boolean;
  /** Whether small pictures are drawn too. */
  readonly pictures: boolean;
  /** Declarations that are written or removed with it. */
  readonly changes?: readonly DeclarationChange[];
}

/** Builds what is missing or stale, and prints what was done. @throws InputError if an input does not hold what it should. */
export async function buildData({
  data,
  out,
  force = false,
  pictures,
  changes = [],
}: BuildOptions): Promise<WholeBuild> {
  const { step, steps } = progress();
  const { build: built, rebuilt } = await ensureData({ data, out, force, changes, step });
  const folder = path.relative('', built.folder) || '.';
  if (rebuilt && changes.length > 0) console.log(`Built ${folder} in ${process.uptime().toFixed(1)} s.`);
  else if (rebuilt)
    console.log(`${stepTable(steps)}\n${fileTable(built)}\nBuilt ${folder} in ${process.uptime().toFixed(1)} s.`);
  else
    console.log(`${folder} is up to date: neither inputs nor program have changed. Build all the same with --force.`);
  // A command about one dataset reports that one alone.
  const reported = changes.length === 0 ? undefined : changes.map(({ name }) => name);
  if (rebuilt) for (const line of await skippedLines(built, reported)) console.error(line);
  if (pictures) await showPictures(out, built, undefined, reported);
  return built;
}

/** Builds the data, which every part has whole, and draws the pictures of one part; or makes that part of the lists alone. */
async function buildPart(options: BuildOptions, slice: Slice, isOfLists: boolean): Promise<void> {
  if (options.out === DEFAULT_FOLDERS.out) {
    throw new InputError('--part', {
      expected: 'a folder of its own for the part',
      came: 'that of what is served',
      advice: 'Name another with --out DIR.',
    });
  }
  if (isOfLists) {
    const lists = await makeListParts({ ...options, step: progress().step }, slice);
    console.log(
      `Made part ${String(slice.part)} of ${String(slice.of)} of ${formatQuantity(lists, 'list')}. Join all parts with: npm run data -- merge DIR…`,
    );
    return;
  }
  const build = await buildData({ ...options, pictures: false });
  await showPictures(options.out, build, slice);
  await noteSlice(options.out, build.version, slice);
}

function stepTable(steps: readonly TimedStep[]): string {
  return table(
    ['Step', 'ms'],
    steps.map(({ title, ms }) => [title, String(Math.round(ms))]),
    [1],
  );
}

function fileTable({ manifest }: WholeBuild): string {
  const rows = manifest.files.map(({ path: file, records, bytes }) => [file, formatCount(records), formatCount(bytes)]);
  return table(
    ['File', 'Records', 'Bytes'],
    [...rows, ['', '', formatCount(manifest.files.reduce((sum, { bytes }) => sum + bytes, 0))]],
    [1, 2],
  );
}
