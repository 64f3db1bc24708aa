/** Names of the files that a data build writes and the server sends unchanged, in the order of writing. */
export const ARCHIVE_FILES = [
  'words.txt',
  'gloss.txt',
  'wordnet.is_a.txt',
  'ReleaseStatus.xml',
  'structure_released.xml',
  'synset_list.txt',
  'synset_wordlist.html',
] as const;

/** Name of a file of the archive. */
export type ArchiveFile = (typeof ARCHIVE_FILES)[number];

/** Returns the path of an archive file in a built folder. */
export function archiveFile(name: ArchiveFile): string {
  return `archive/${name}`;
}

/** Path of the release's order of synsets in a built folder. */
export const ORDER_FILE = 'archive/order.columns';
