/**
 * `file-names.columns`: where images are found by the names of their files; an entry for each part of a name that a
 * search may begin with, in the order of those parts.
 */
export const FILE_NAMES_SCHEMA = {
  /** Position of the image in `pictures.tsv`, from 0, times {@link MOST_PARTS}, and the number of the part. */
  entry: 'u32',
} as const;

/** Parts of a name that a search may begin with, at most: the whole name, and the last ones behind `_`, `-`, `.` or a space. */
export const MOST_PARTS = 4;

/**
 * Returns the parts of a file's name that a search may begin with, each to the end of the name: `val_007.jpg` of
 * `train/val_007.jpg`, and `7.jpg`. Capitals and zeros before a number do not matter.
 */
export function nameParts(file: string): string[] {
  const name = plain(file).replace(/^.*\//, '');
  const stem = name.replace(ENDING, '');
  const starts = new Set(Array.from(stem.matchAll(/(?<=[_\-. ])[^_\-. ]|(?<=\D)\d+(?=\D*$)/g), ({ index }) => index));
  starts.delete(0);
  return [0, ...[...starts].sort((a, b) => a - b).slice(1 - MOST_PARTS)].map((start) =>
    withoutZeros(name.slice(start)),
  );
}

/** Query of a search by the name of a file. */
export interface NameQuery {
  /** Beginning of a part of the name. */
  readonly beginning: string;
  /** Folders before it, with slashes at both ends; empty unless given. */
  readonly folders: string;
}

/** Parses a search by the name of a file: the beginning of a part of it, perhaps behind folders. */
export function parseNameQuery(text: string): NameQuery {
  const path = plain(text).replace(/^(?:\.?\/)+/, '');
  const at = path.lastIndexOf('/') + 1;
  return { beginning: withoutZeros(path.slice(at)), folders: at === 0 ? '' : `/${path.slice(0, at)}` };
}

/** Whether a file is in the folders of a search; a whole name of folders is needed. */
export function isInFolders({ folders }: NameQuery, file: string): boolean {
  return folders === '' || `/${plain(file).replace(/[^/]*$/, '')}`.endsWith(folders);
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

function withoutZeros(text: string): string {
  return text.replace(/^0+(?=\d)/, '');
}

function plain(text: string): string {
  return text.trim().replaceAll('\\', '/').normalize('NFC').toLowerCase();
}
