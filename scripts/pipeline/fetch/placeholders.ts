import { InputError, type InputFile, rowsUnder, shown } from '../text/input.ts';
import type { Answer } from './http-request.ts';

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
  return rowsUnder(HEAD, file).map(({ place, fields: [host = '', path = '', bytes = ''] }) => {
    if (host === '' || (path === '' && bytes === '') || !/^\d*$/.test(bytes))
      throw new InputError(place, {
        expected: 'a host, and the end of a path or a number of bytes',
        came: shown([host, path, bytes].join('\t')),
        advice: 'Correct the line.',
      });
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

/** Returns whether a host sends such pictures. */
export function isPlaceholderHost(placeholders: readonly Placeholder[], host: string): boolean {
  return placeholders.some((one) => isHostOf(one, host));
}

function isHostOf({ host }: Placeholder, name: string): boolean {
  return name === host || name.endsWith(`.${host}`);
}
