import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ARCHIVE } from '../images/classes/image-classes.ts';
import { unpackingAdvice } from '../images/archives/other-archives.ts';
import { InputError, type InputFile, shownPath } from '../text/input.ts';
import { refuseEndless } from '../text/read-file.ts';
import { type DatasetDeclaration, readDatasetDeclaration } from './read-declarations.ts';

/** Kinds of data that a dataset may hold besides its counts, by field of the declaration. */
export const HOLDING_KINDS = ['urls', 'images', 'boxes'] as const;
/** One kind of holding. */
export type HoldingKind = (typeof HOLDING_KINDS)[number];

/** A file or folder that a declaration names, and that is there. */
export interface Holding {
  readonly kind: HoldingKind;
  /** Absolute path. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** Holdings of a folder's declared datasets, by dataset and kind; datasets without any are omitted. */
export type Holdings = ReadonlyMap<string, ReadonlyMap<HoldingKind, Holding>>;

/**
 * Finds what declarations say that datasets hold; nothing is read yet but whether it is there.
 *
 * @param dataFolder the folder that paths are relative to, unless they are absolute.
 * @throws InputError for a path where there is nothing, or a file where only a folder will do.
 */
export async function findHoldings(dataFolder: string, datasets: ReadonlyMap<string, InputFile>): Promise<Holdings> {
  const found = new Map<string, ReadonlyMap<HoldingKind, Holding>>();
  for (const [name, file] of datasets) {
    const declaration = readDatasetDeclaration(name, file);
    await refuseMissing(dataFolder, declaration);
    const declared = HOLDING_KINDS.filter((kind) => declaration[kind] !== undefined);
    if (declared.length === 0) continue;
    const holdings = await Promise.all(
      declared.map(async (kind) => [kind, await findHolding(dataFolder, kind, declaration)] as const),
    );
    found.set(name, new Map(holdings));
  }
  return found;
}

/**
 * Lists the files of a holding: itself, or all in its folder sorted by name, without hidden ones.
 *
 * @throws InputError if there are none.
 */
export async function filesOf(holding: Holding): Promise<string[]> {
  if (!holding.isFolder) return [holding.path];
  const entries = await readdir(holding.path, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/(?:^|\/)\.|\.md$/i.test(path.relative(holding.path, file)))
    .sort();
  if (files.length === 0)
    throw new InputError(shownPath(holding.path), {
      expected: 'files of addresses',
      came: 'none',
      advice: 'Put them there, or name another folder.',
    });
  return files;
}

/** Expected kind of each part of a dataset, by field of the declaration. */
const PARTS = {
  urls: 'a file or folder',
  images: 'a folder, tar, zip or Parquet file',
  boxes: 'a folder, tar, JSON or CSV file',
  labels: 'a file',
  names: 'a file',
  credits: 'a file',
  addresses: 'a file',
} as const;

/** Refuses a dataset with parts that are not there, naming the command that takes all of these out. */
async function refuseMissing(dataFolder: string, declaration: DatasetDeclaration): Promise<void> {
  const { name, file, counts, countsOf, pictures } = declaration;
  const missing: { field: keyof typeof PARTS; came: string }[] = [];
  for (const field of Object.keys(PARTS) as (keyof typeof PARTS)[]) {
    if (declaration[field] === undefined) continue;
    const place = path.resolve(dataFolder, declaration[field]);
    await stat(place).catch((error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      const came = code === 'ENOENT' ? `${place}, where there is nothing` : `${place}: ${String(code)}`;
      missing.push({ field, came });
    });
  }
  const [first] = missing;
  if (first === undefined) return;
  const isThere = (field: 'urls' | 'images'): boolean =>
    declaration[field] !== undefined && missing.every((one) => one.field !== field);
  const isLeft = [counts, countsOf, pictures].some((one) => one !== undefined) || isThere('urls') || isThere('images');
  const command = isLeft ? ['add', name, ...missing.map(({ field }) => `--no-${field}`)] : ['remove', name];
  throw new InputError(file, {
    expected: `${PARTS[first.field]} at ${first.field}`,
    came: first.came,
    advice: `Put it there, or take it out: npm run data -- ${command.join(' ')}`,
  });
}

async function findHolding(dataFolder: string, kind: HoldingKind, declaration: DatasetDeclaration): Promise<Holding> {
  const place = path.resolve(dataFolder, declaration[kind]!);
  const expected = PARTS[kind];
  const known = await stat(place);
  refuseEndless(known, place, declaration.file);
  const endings = { urls: /(?:)/, images: ARCHIVE, boxes: /\.(?:tar|tar\.gz|tgz|json|csv|xml)$/i }[kind];
  if (!known.isDirectory() && !endings.test(place))
    throw new InputError(`--${kind}`, { expected, came: `the file ${shownPath(place)}`, advice: adviceOn(place) });
  return { kind, path: place, isFolder: known.isDirectory() };
}

/** Returns advice about a file that is given where a folder or archive is needed. */
function adviceOn(file: string): string {
  const unpacking = unpackingAdvice(file);
  if (unpacking !== undefined) return unpacking;
  if (/\.(?:jpe?g|png|webp|avif|gif|svg|tiff?)$/i.test(file)) return 'Give the folder that it is in.';
  if (/\.(?:txt|csv|tsv|json|jsonl)(?:\.gz)?$/i.test(file))
    return 'A list of addresses is given with --urls, a table of counts with --counts, a table of classes with --labels.';
  return 'Such files are not read: export the images to folders named after synsets, and give the folder above them.';
}
