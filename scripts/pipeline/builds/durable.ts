import { mkdir, open, readdir, rename } from 'node:fs/promises';
import path from 'node:path';

/** Writes to the disk what the system holds of a file, or of the names in a folder. */
async function sync(place: string): Promise<void> {
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

/** Makes a folder with those above it that are missing, and writes their names to the disk. */
export async function makeFolderDurably(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let at = path.resolve(folder); at !== path.dirname(first); at = path.dirname(at)) await sync(path.dirname(at));
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
