import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Source } from './source.ts';

/** Reads a build from a folder. */
export function folderSource(folder: string): Source {
  return {
    name: folder,
    read: async (file) => new Uint8Array(await readFile(path.join(folder, file))),
  };
}
