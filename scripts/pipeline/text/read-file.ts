import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { InputError, shownPath } from './input.ts';

/** Reads a whole file that somebody named. @throws InputError for a device or pipe, the system's errors for all else. */
export async function readNamedFile(file: string): Promise<Buffer> {
  refuseEndless(await stat(file), file);
  return readFile(file);
}

/**
 * Refuses a device or pipe: it may have no end, and opening a pipe that nobody writes to waits for ever.
 *
 * @param place option or declaration that names the file, for the message. @throws InputError
 */
export function refuseEndless(known: Stats, file: string, place = shownPath(file)): void {
  if (known.isFile() || known.isDirectory()) return;
  throw new InputError(place, {
    expected: 'a file or folder',
    came: `${file}, which is a device or pipe`,
    advice: 'Write what comes from it into a file.',
  });
}
