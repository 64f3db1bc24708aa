import { type FileHandle, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes to the disk what the system holds of a file, or of the names in a folder. */
export async function sync(place: string): Promise<void> {
  const handle = await open(place, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a folder to the disk with all that it holds, so that a loss of power leaves it whole.
 *
 * To be called before a name that others follow leads to it.
 */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(place);
    else if (entry.isFile()) await sync(place);
  }
  await sync(folder);
}

/**
 * Makes a folder and those above it, and writes their names to the disk; one that is there already is left as it is.
 *
 * Node's own `mkdir` with `recursive` gives the same code for a read-only disk as for a missing one, and never ends under `/proc`.
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

/** Removes a file, if it is there, and its name from the disk. */
export async function removeDurably(file: string): Promise<void> {
  await rm(file, { force: true });
  await sync(path.dirname(file));
}

/** Renames a file or folder and writes the names of both folders to the disk: after a loss of power it is at one of the two places, complete. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await sync(path.dirname(to));
  if (path.dirname(from) !== path.dirname(to)) await sync(path.dirname(from));
}

/** Writes a file in place of the one before; killed at any moment, or after a loss of power, one of the two is there, whole. */
export async function writeDurably(file: string, content: string): Promise<void> {
  await makeFolder(path.dirname(file));
  await writeFile(`${file}.partial`, content);
  await replaceDurably(file, `${file}.partial`);
}

/** Replaces a file by another of the same file system: a loss of power leaves one of the two, whole. */
export async function replaceDurably(file: string, by: string): Promise<void> {
  await sync(by);
  await renameDurably(by, file);
}

/** Writes all of some bytes at a place of an open file: a disk that is nearly full takes a part of them first. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let written = 0; written < bytes.length;)
    written += (await handle.write(bytes, written, bytes.length - written, at + written)).bytesWritten;
}

/** Reads bytes of an open file; fewer than `length` where it ends before. */
export async function readRange(handle: FileHandle, start: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}
