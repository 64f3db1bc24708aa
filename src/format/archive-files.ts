/**
 * The files that are formed when the data are built and sent as they are: their names in a built folder, in the order in
 * which they are written.
 */
export const ARCHIVE_FILES = [
  'words.txt',
  'gloss.txt',
  'wordnet.is_a.txt',
  'ReleaseStatus.xml',
  'structure_released.xml',
  'synset_list.txt',
  'synset_wordlist.html',
] as const;

/** One of them, by its name. */
export type ArchiveFile = (typeof ARCHIVE_FILES)[number];

/** Where a file stands in a built folder. */
export function archiveFile(name: ArchiveFile): string {
  return `archive/${name}`;
}
