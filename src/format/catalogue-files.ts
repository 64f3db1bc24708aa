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

/** Returns the path of a dataset's file. */
export function datasetFile(
  name: string,
  file:
    | 'dataset.json'
    | 'urls.json'
    | 'checks.json'
    | 'statistics.json'
    | 'synsets.json'
    | 'images.columns'
    | 'release.columns',
): string {
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

/** Columns of a language's file; `LanguageColumns` explains them. */
export const LANGUAGE_SCHEMA = {
  wordText: 'u8',
  wordEnd: 'u32',
  wordNode: 'u32',
  keyOrder: 'u32',
} as const;

/** Columns of {@link TAXONOMY_FILE}; `TaxonomyColumns` explains them. */
export const TAXONOMY_SCHEMA = {
  offset: 'u32',
  offset31: 'u32',
  wnidOrder: 'u32',
  parent: 'u32',
  subtreeSize: 'u32',
  level: 'u8',
  minDepth: 'u8',
  maxDepth: 'u8',
  height: 'u8',
  lexicographerFile: 'u8',
  synsetsBelow: 'u32',
  popularity: 'f64',
  popularityBelow: 'u32',
  pointerStart: 'u32',
  pointerKind: 'u8',
  pointerPartOfSpeech: 'u8',
  pointerTarget: 'u32',
  pointerSourceWord: 'u8',
  pointerTargetWord: 'u8',
  extraStart: 'u32',
  extraRoot: 'u32',
} as const;

/** Columns of {@link LEXICON_FILE}; `LexiconColumns` explains them. */
export const LEXICON_SCHEMA = {
  lemmaStart: 'u32',
  lemmaEnd: 'u32',
  lemmaText: 'u8',
  senseNumber: 'u8',
  tagCount: 'u16',
  lexId: 'u8',
  glossEnd: 'u32',
  glossText: 'u8',
  lexicographerFile: 'u8',
} as const;

/** Columns of {@link SEARCH_FILE}; `SearchColumns` explains them. */
export const SEARCH_SCHEMA = {
  termText: 'u8',
  termEnd: 'u32',
  senseStart: 'u32',
  senseLemma: 'u32',
  senseWeight: 'u8',
  wordTerm: 'u32',
  wordAt: 'u8',
  soundTerm: 'u32',
  formText: 'u8',
  formEnd: 'u32',
  formStart: 'u32',
  formTerm: 'u32',
  stemText: 'u8',
  stemEnd: 'u32',
  postingStart: 'u32',
  postings: 'u8',
  plainStart: 'u32',
  plainPostings: 'u8',
  coarse: 'u32',
  signText: 'u8',
  signEnd: 'u32',
  signNode: 'u32',
  emojiText: 'u8',
  emojiEnd: 'u32',
  emojiNode: 'u32',
} as const;

/** Columns of a dataset's `images.columns`; `DatasetColumns` explains them. */
export const IMAGES_SCHEMA = {
  ownImages: 'u32',
  subtreeImages: 'u32',
  subtreeSynsetsWithImages: 'u32',
  imagesBelow: 'u32',
  popularityBelow: 'u32',
} as const;

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
