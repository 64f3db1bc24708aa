/** The files of a built folder: their names, and the columns that each column file holds. */

/** Points at the folder of the newest whole build; the one file that ever changes. */
export const CURRENT_FILE = 'current.json';
/** Lists every file of a build with its size and checksum. */
export const MANIFEST_FILE = 'manifest.json';
/** Sums of the blocks of all other files, in the order of the manifest: see `block-sums.ts`. */
export const BLOCK_SUMS_FILE = 'blocks.sums';
/** Sources, datasets and class lists of the build. */
export const CATALOGUE_FILE = 'catalogue.json';
/** The taxonomy's columns. */
export const TAXONOMY_FILE = 'taxonomy.columns';
/** Words, senses and glosses. */
export const LEXICON_FILE = 'lexicon.columns';
/** The search index. */
export const SEARCH_FILE = 'search.columns';
/** Notice that accompanies everything made from WordNet. */
export const WORDNET_NOTICE_FILE = 'WORDNET-LICENSE.txt';

/** Choices of `data/illustrations.tsv` in a build. */
export const ILLUSTRATIONS_FILE = 'illustrations.json';

/** Files of a dataset in a build: its counts and checks, its addresses with their extracts, its pictures, its boxes. */
type DatasetFile =
  | `${'dataset' | 'urls' | 'checks' | 'statistics' | 'synsets' | 'addresses' | 'pictures' | 'originals'}.json`
  | `${'images' | 'release' | 'addresses' | 'hidden' | 'pictures' | 'illustration' | 'file-names' | 'boxes'}.columns`
  | `${'pictures' | 'passed-over' | 'boxes' | 'boxes-passed-over'}.tsv`
  | `extract-${string}.${'tsv' | 'columns' | 'hidden.columns'}`;

/** Returns the path of a dataset's file. */
export function datasetFile(name: string, file: DatasetFile): string {
  return `datasets/${name}/${file}`;
}

/** Returns the path of a class list's file. */
export function classListFile(name: string): string {
  return `class-lists/${name}.json`;
}

/** Returns the path of the words of a language. */
export function languageFile(code: string): string {
  return `languages/${code}.columns`;
}

/** Columns of a dataset's `release.columns`: the children of Misc, and the release's preorder. */
export const RELEASE_SCHEMA = {
  miscChildren: 'u32',
  orderNode: 'i32',
  orderParent: 'u32',
} as const;

/** The fields of each row of a dataset's `synsets.json`, in order. */
export const SYNSET_FIELDS = [
  'wnid',
  'words',
  'ownImages',
  'subtreeImages',
  'subtreeSynsets',
  'subtreeSynsetsWithImages',
  'imagesBelow',
  'popularityBelow',
] as const;
