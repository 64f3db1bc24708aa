import { open, readdir, rename, rm } from 'node:fs/promises';
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

/** Removes a file, if it is there, and its name from the disk. */
export async function removeDurably(file: string): Promise<void> {
  await rm(file, { force: true });
  await sync(path.dirname(file));
}

/** Renames a file or folder and writes the names of both folders to the disk: after a loss of power it stands at one place, whole. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await sync(path.dirname(to));
  if (path.dirname(from) !== path.dirname(to)) await sync(path.dirname(from));
}

/** Replaces a file by another of the same file system: a loss of power leaves one of the two, whole. */
export async function replaceDurably(file: string, by: string): Promise<void> {
  await sync(by);
  await renameDurably(by, file);
}
