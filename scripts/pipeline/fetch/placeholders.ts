import { completeLines, InputError, type InputFile } from '../text/input.ts';
import type { Answer } from './polite-client.ts';

/** Pictures that hosts send in place of those that are no longer available. */
export interface Placeholder {
  /** The host, or the end of its name after a dot. */
  readonly host: string;
  /** The end of the path that it has after redirects; empty for any. */
  readonly path: string;
  /** Length in bytes; `undefined` for any. */
  readonly bytes: number | undefined;
}

const HEAD = 'host\tpath\tbytes\tnote';

/** Reads a table of such pictures. @throws InputError for a line of another form. */
export function readPlaceholders(file: InputFile): Placeholder[] {
  const [head, ...lines] = completeLines(file);
  if (head !== HEAD) throw refusal(file.name, 1, HEAD.replaceAll('\t', ', '), head ?? '');
  return lines.map((line, i) => {
    const [host = '', path = '', bytes = ''] = line.split('\t');
    if (host === '' || (path === '' && bytes === '') || !/^\d*$/.test(bytes))
      throw refusal(file.name, i + 2, 'a host, and the end of a path or a number of bytes', line);
    return { host, path, bytes: bytes === '' ? undefined : Number(bytes) };
  });
}

/** Returns whether an answer is a placeholder. @param bytes its length, where it is known. */
export function isPlaceholder(
  placeholders: readonly Placeholder[],
  { url }: Pick<Answer, 'url'>,
  bytes: number | undefined,
): boolean {
  return placeholders.some(
    (one) =>
      isHostOf(one, url.hostname) &&
      url.pathname.endsWith(one.path) &&
      (one.bytes === undefined || one.bytes === bytes),
  );
}

/** Tells whether a host sends such pictures. */
export function isPlaceholderHost(placeholders: readonly Placeholder[], host: string): boolean {
  return placeholders.some((one) => isHostOf(one, host));
}

function isHostOf({ host }: Placeholder, name: string): boolean {
  return name === host || name.endsWith(`.${host}`);
}

function refusal(file: string, line: number, expected: string, came: string): InputError {
  return new InputError(file, { line, expected, came, advice: 'Correct the line.' });
}
