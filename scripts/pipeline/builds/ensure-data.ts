import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { surveyFolder } from '../../../src/format/pictures/picture-files.ts';
import { silently, type Step } from './step.ts';
import { currentBuild, type Look, sha256, type WholeBuild } from './current-build.ts';
import { type DeclarationChange, writeChanges } from '../datasets/declaration-changes.ts';
import { digestInputs } from './input-digest.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { removeUnusedLists } from '../lists/stored-list.ts';
import { UrlLists } from '../lists/url-lists.ts';
import type { Slice } from '../pictures/slice.ts';
import { sourceFiles } from './source-files.ts';
import { removeAbandoned } from './workshop.ts';

/** Inputs and target of a build. */
export interface EnsureOptions {
  /** Folder laid out as `data/`; by default that of this project. */
  readonly data?: string;
  /**
   * Reads the inputs, by default from `data/` and the packages.
   *
   * @param notes cache folder, so that images need not be examined twice.
   */
  readonly read?: (notes: string) => Promise<Inputs>;
  /** Folder of builds; by default `built/data` of this project. */
  readonly out?: string;
  /** Builds even if nothing has changed. */
  readonly force?: boolean;
  /** Thoroughness of checking the current build; by default every byte. */
  readonly look?: Look;
  /** Declarations that are written or removed once everything has been checked as if they were; by default none. */
  readonly changes?: readonly DeclarationChange[];
  /** Runs each step of a build; by default silently. Not called if nothing has changed. */
  readonly step?: Step;
}

/** The current build, and whether it was made just now. */
export interface EnsuredData {
  readonly build: WholeBuild;
  readonly rebuilt: boolean;
}

/** The folder, among builds, of what was seen of images in folders. */
const NOTES = path.dirname(surveyFolder('-'));
const PROJECT = path.resolve(import.meta.dirname, '../../..');
const ENTRIES = ['build.ts', 'write-build.ts'].map((name) => path.join(import.meta.dirname, name));
const LIST_ENTRIES = [path.resolve(import.meta.dirname, '../lists/build-url-list.ts')];

/** Default folders of `npm run data`. */
export const DEFAULT_FOLDERS = { data: path.join(PROJECT, 'data'), out: path.join(PROJECT, 'built/data') };

/**
 * Makes sure that the current build is whole and made from the inputs and the program as they are now.
 *
 * If it is, nothing is written but what killed builds left is removed; else a new one is built and becomes current. The last good build stays current if
 * that fails.
 *
 * @throws InputError if an input does not hold what it should; StoreError if a file cannot be read or written.
 */
export async function ensureData(options: EnsureOptions = {}): Promise<EnsuredData> {
  const {
    data = DEFAULT_FOLDERS.data,
    out = DEFAULT_FOLDERS.out,
    force = false,
    look = 'bytes',
    changes = [],
    step = silently,
  } = options;
  const { read = (notes: string) => readInputs(data, notes, step, changes) } = options;
  const inputs = await read(path.join(out, NOTES));
  const sources = await readSources(ENTRIES);
  const lists = await findLists(out, inputs, force);
  if (!force && lists.isWhole) {
    const build = await currentBuild(out, look);
    if (build?.manifest.inputs === digestInputs(inputs, sources, lists.digests)) {
      await writeChanges(data, changes);
      await removeAbandoned(out);
      return { build, rebuilt: false };
    }
  }
  // Loaded only here: a start with everything built does without it.
  const [{ buildFiles }, { writeBuild }] = await Promise.all([import('./build.ts'), import('./write-build.ts')]);
  const files = await buildFiles(inputs, step, lists.make);
  const digest = digestInputs(inputs, sources, lists.digests);
  await writeChanges(data, changes); // killed from here on, the next run builds what they declare
  const build = await step('Writing files', () => writeBuild(out, digest, files));
  await removeUnusedLists(out);
  return { build, rebuilt: true };
}

/** Makes a share of each list of addresses, in place of a build; {@link joinListParts} joins them. */
export async function makeListParts({ data, out, step = silently }: ListOptions, share: Slice): Promise<number> {
  const inputs = await readInputs(data, path.join(out, NOTES), step);
  const lists = await findLists(out, inputs, false);
  const { buildFiles } = await import('./build.ts');
  await buildFiles(inputs, step, lists.makePart(share));
  return lists.datasets.length;
}

/** Joins the shares of lists in other folders of builds; the next build of this folder finds the lists made. */
export async function joinListParts(
  { data, out, step = silently }: ListOptions,
  folders: readonly string[],
): Promise<number> {
  const lists = await findLists(out, await readInputs(data, path.join(out, NOTES), step), false);
  await step('Joining lists', () => lists.join(folders));
  return lists.datasets.length;
}

/** Options of work on lists alone. */
export type ListOptions = Required<Pick<EnsureOptions, 'data' | 'out'>> & Pick<EnsureOptions, 'step'>;

async function findLists(out: string, inputs: Inputs, force: boolean): Promise<UrlLists> {
  const sources = await readSources(LIST_ENTRIES);
  return UrlLists.find(out, inputs, sha256(Buffer.concat(sources.map(({ bytes }) => bytes))), force);
}

async function readSources(entries: readonly string[]): Promise<{ name: string; bytes: Uint8Array }[]> {
  const files = await sourceFiles(entries);
  return Promise.all(files.map(async (file) => ({ name: path.relative(PROJECT, file), bytes: await readFile(file) })));
}
