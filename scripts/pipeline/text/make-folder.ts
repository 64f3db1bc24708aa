import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { sync } from '../builds/durable.ts';

/**
 * Makes a folder and those above it, and writes their names to the disk; one that is there already is left as it is.
 *
 * Node's own `mkdir` with `recursive` tells a disk that may only be read from one that is not there by no code, and never ends under `/proc`.
 *
 * @throws NodeJS.ErrnoException of the first folder that cannot be made.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
    await sync(path.dirname(folder));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path.dirname(folder) !== folder) {
      await makeFolder(path.dirname(folder));
      await mkdir(folder).catch(unlessThere(folder));
      await sync(path.dirname(folder));
      return;
    }
    await unlessThere(folder)(error);
  }
}

/** Returns what throws an error again unless the folder is there: another process may have made it meanwhile. */
function unlessThere(folder: string): (error: unknown) => Promise<void> {
  return async (error) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error;
  };
}
