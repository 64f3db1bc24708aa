/** `file-names.columns`: where images are found by the names of their files; an entry for each, in the order of hashes. */
export const FILE_NAMES_SCHEMA = {
  /** Hash of the name: see {@link hashFileName}. */
  hash: 'u32',
  /** Position of the image in `pictures.tsv`, from 0. */
  row: 'u32',
} as const;

/** Returns the 32-bit FNV-1a hash, over UTF-16 units, of a file's name without folders, ending and capitals. */
export function hashFileName(file: string): number {
  let hash = 0x811c9dc5;
  const name = nameOf(file).replace(ENDING, '');
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * Whether a text names a file: by its name with or without ending, or by the last part of its path; capitals do not
 * matter.
 */
export function namesFile(text: string, file: string): boolean {
  const [wanted, path] = [plain(text).replace(/^(?:\.?\/)+/, ''), `/${plain(file)}`];
  return [path, path.replace(ENDING, '')].some((one) => one.endsWith(`/${wanted}`));
}

const ENDING = /\.[a-z]{3,5}$/;

function nameOf(file: string): string {
  const path = plain(file);
  return path.slice(path.lastIndexOf('/') + 1);
}

function plain(text: string): string {
  return text.trim().replaceAll('\\', '/').normalize('NFC').toLowerCase();
}
