import path from 'node:path';
import { CLASS_FIELDS } from './class-fields.ts';
import type { LabelTable } from './labels.ts';

/** Files that hold images of several names. */
export const ARCHIVE = /\.(?:tar|tar\.gz|tgz|tar\.zst|tzst|zip|parquet)$/i;

/** Knowledge of the classes of a dataset's images besides paths. */
export interface ClassRules {
  /** Table that the user names; it goes before everything else. */
  readonly labels?: LabelTable | undefined;
  /** Synsets of the names of classes, where labels are names. */
  readonly names?: LabelTable | undefined;
  /** Whether numbers that folders are named by are those of shards and no class indices: images have notes next to them. */
  readonly areShards?: boolean;
  /** Synset that the dataset's folder itself is named after. */
  readonly root?: string | undefined;
  /** Synsets in the order of class indices. */
  readonly classList?: readonly string[] | undefined;
  /** Index of the first class; 0 unless given. */
  readonly firstIndex?: number | undefined;
  /** Tables found next to the images, each for the images below its folder. */
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
 * next to the image (`hints`: WebDataset, Parquet), 4. a table found above it, 5. a wnid in its own name, 6. a folder
 * above it whose name a table explains or that is an index of the class list, 7. a class name that its own name begins
 * with, 8. the objects of its annotation.
 *
 * @param annotated names of the objects in its annotation. @param file path in the dataset's folder; a member of an archive has its own path behind that of the archive.
 * @returns identifiers as they are written; that WordNet has them is for others to say.
 */
export function classesOf(
  file: string,
  rules: ClassRules,
  hints: readonly string[] = [],
  annotated: readonly string[] = [],
): ImageClasses {
  const { labels, names, root, tables = [] } = rules;
  const unresolved: string[] = [];
  const resolved = (texts: readonly string[] | undefined): ImageClasses | undefined => {
    if (texts === undefined || texts.length === 0) return undefined;
    const meanings = texts.map((text) => meaningOf(text, rules));
    unresolved.push(...texts.filter((_, i) => meanings[i] === undefined));
    const synsets = [...new Set(meanings.filter((one) => one !== undefined))];
    return synsets.length > 0 ? { synsets } : undefined;
  };
  const { dir, name } = path.posix.parse(file);
  const found = synsetAbove(dir) ?? root;
  const inName = [...new Set(name.match(/(?<![A-Za-z0-9])n\d{8}(?!\d)/g) ?? [])];
  const named = /^[^/]{1,100}?\.n\.\d{1,3}(?!\d)/i.exec(name)?.[0];
  const explained = (): ImageClasses | undefined => {
    const synset = meaningOfFolder(dir, rules);
    return synset === undefined ? undefined : { synsets: [synset] };
  };
  const beginning = (): ImageClasses | undefined => {
    const text = NUMBERED.exec(name)?.[1];
    const synset = text === undefined ? undefined : (names?.ofClass(text) ?? labels?.ofClass(text));
    return synset === undefined ? undefined : { synsets: [synset] };
  };
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
    explained() ??
    beginning() ??
    resolved(annotated) ?? { unresolved }
  );
}

/** A name with a number behind it: `cat.0`, `american_bulldog_10`, `dog (12)`. */
const NUMBERED = /^(.*?[^\d\s._()-])[\s._-]*\(?\d[\d\s._()-]*$/;

/** The synset that a label means: the first of its lines that is one, or that a table or the class list explains. */
function meaningOf(label: string, { names, labels, classList, firstIndex = 0 }: ClassRules): string | undefined {
  for (const line of label.split('\n')) {
    const text = line.trim();
    const synset =
      identifierIn(text) ??
      names?.ofClass(text) ??
      labels?.ofClass(text) ??
      (/^\d{1,6}$/.test(text) ? classList?.[Number(text) - firstIndex] : undefined);
    if (synset !== undefined) return synset;
  }
  return undefined;
}

/** Meanings of folders that have been asked for: a folder has thousands of images. */
const foldersOf = new WeakMap<ClassRules, Map<string, string | undefined>>();

/** The synset that the name of a folder means, or of one above it, the nearest first. */
function meaningOfFolder(dir: string, rules: ClassRules): string | undefined {
  const known = foldersOf.get(rules) ?? new Map<string, string | undefined>();
  foldersOf.set(rules, known);
  if (!known.has(dir)) {
    const folders = dir.split('/').map(partitionValue).reverse();
    const meanings = (rules.names === undefined ? folders : folderPaths(folders)).map((folder) => {
      // Archives and folders of images with notes are numbered as shards are.
      const isShard = rules.areShards === true || ARCHIVE.test(folder);
      return meaningOf(folder.replace(ARCHIVE, ''), isShard ? { ...rules, classList: undefined } : rules);
    });
    known.set(
      dir,
      meanings.find((one) => one !== undefined),
    );
  }
  return known.get(dir);
}

/** Paths of folders, those that end with the nearest folder first, the longest first: `b/balcony/exterior`, `exterior`. */
function folderPaths(nearestFirst: readonly string[]): string[] {
  return nearestFirst.flatMap((_, end) => {
    const above = nearestFirst.slice(end).reverse();
    return above.map((_, start) => above.slice(start).join('/'));
  });
}

/** The synset that the nearest of some folders and archives is named after. */
export function synsetAbove(dir: string): string | undefined {
  return dir
    .split('/')
    .map((folder) => identifierIn(partitionValue(folder)))
    .findLast((one) => one !== undefined);
}

/** The value of a partition's folder, as Hive and Spark name them (`wnid=n02084071`); any other name as it is. */
function partitionValue(folder: string): string {
  const [, column = '', value = ''] = /^(\w+)=(.+)$/.exec(folder) ?? [];
  return (CLASS_FIELDS as readonly string[]).includes(column.toLowerCase()) ? value : folder;
}

/** The synset that a folder, an archive or a class is named after: `n02084071`, `n02085620-Chihuahua`, `dog.n.01`. */
export function identifierIn(text: string): string | undefined {
  const name = text.replace(ARCHIVE, '');
  return (
    /^(n\d{8})(?:$|[-_ .,](?!\d+$))/i.exec(name)?.[1]?.toLowerCase() ??
    (/^[^/\s]{1,100}\.n\.\d{1,3}$/i.test(name) || /^[^%\s]{1,100}%1:\d\d:\d\d(?:::)?$/.test(name) ? name : undefined)
  );
}
