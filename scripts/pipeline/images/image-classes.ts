import path from 'node:path';
import { type LabelTable } from './label-table.ts';

/** Files that hold images of several names. */
export const ARCHIVE = /\.(?:tar|tar\.gz|tgz|parquet)$/i;

/** What is known of the classes of a dataset's images besides paths. */
export interface ClassRules {
  /** Table that the user names; it goes before everything else. */
  readonly labels?: LabelTable | undefined;
  /** Synsets in the order of class indices. */
  readonly classList?: readonly string[] | undefined;
  /** Tables found beside the images, each for the images below its folder. */
  readonly tables?: readonly { readonly folder: string; readonly table: LabelTable }[];
}

/** The classes of an image, or the class names that mean no synset yet. */
export type ImageClasses =
  | { readonly synsets: readonly string[]; readonly unresolved?: undefined }
  | { readonly synsets?: undefined; readonly unresolved: readonly string[] };

/**
 * Finds the synsets that an image belongs to. In this order, the first that says anything decides:
 *
 * 1. the user's table, 2. a folder or archive above it that is named after a synset, the nearest first, 3. a field
 * beside the image (`hints`: WebDataset, Parquet), 4. a table found above it, 5. a wnid in its own name, 6. a folder
 * above it whose name the user's table explains or that is an index of the class list.
 *
 * @param file path in the dataset's folder; a member of an archive has its own path behind that of the archive.
 * @returns identifiers as they are written; that WordNet has them is for others to say.
 */
export function classesOf(
  file: string,
  { labels, classList, tables = [] }: ClassRules,
  hints: readonly string[] = [],
): ImageClasses {
  const meaningOf = (text: string): string | undefined =>
    identifierIn(text) ?? labels?.ofClass(text) ?? (/^\d{1,6}$/.test(text) ? classList?.[Number(text)] : undefined);
  const meaning = (texts: string): string | undefined =>
    texts
      .split('\n')
      .map((text) => meaningOf(text.trim()))
      .find((one) => one !== undefined);
  const unresolved: string[] = [];
  const resolved = (texts: readonly string[] | undefined): ImageClasses | undefined => {
    if (texts === undefined || texts.length === 0) return undefined;
    const meanings = texts.map(meaning);
    unresolved.push(...texts.filter((_, i) => meanings[i] === undefined));
    const synsets = [...new Set(meanings.filter((one) => one !== undefined))];
    return synsets.length > 0 ? { synsets } : undefined;
  };
  const { dir, name } = path.posix.parse(file);
  const folders = dir.split('/').reverse();
  const found = folders.map(identifierIn).find((one) => one !== undefined);
  const inName = [...new Set(name.match(/(?<![A-Za-z0-9])n\d{8}(?!\d)/g) ?? [])];
  const named = /^[^/]{1,100}?\.n\.\d{1,3}(?!\d)/.exec(name)?.[0];
  const explained = folders.map((folder) => meaning(folder.replace(ARCHIVE, ''))).find((one) => one !== undefined);
  return (
    resolved(labels?.ofFile(file)) ??
    (found === undefined ? undefined : { synsets: [found] }) ??
    resolved(hints) ??
    resolved(
      tables
        .filter(({ folder }) => folder === '' || file.startsWith(`${folder}/`))
        .map(({ table }) => table.ofFile(file))
        .find((one) => one !== undefined),
    ) ??
    (inName.length === 1 ? { synsets: inName } : undefined) ??
    (named === undefined ? undefined : { synsets: [named] }) ??
    (explained === undefined ? undefined : { synsets: [explained] }) ?? { unresolved }
  );
}

/** The synset that a folder, an archive or a class is named after: `n02084071`, `n02085620-Chihuahua`, `dog.n.01`. */
export function identifierIn(text: string): string | undefined {
  const name = text.replace(ARCHIVE, '');
  return (
    /^(n\d{8})(?:$|[-_ .,](?!\d+$))/.exec(name)?.[1] ??
    (/^[^/\s]{1,100}\.n\.\d{1,3}$/.test(name) || /^[^%\s]{1,100}%1:\d\d:\d\d(?:::)?$/.test(name) ? name : undefined)
  );
}
