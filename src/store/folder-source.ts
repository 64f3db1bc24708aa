import { type FileHandle, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { type Source } from './source.ts';

/** Files kept open: enough for every pack that a busy server reads, far below what a process may open. */
const OPEN_FILES = 256;

/** A file that is open, and its length then: what is renamed over it later is another file. */
interface OpenFile {
  readonly handle: FileHandle;
  readonly size: number;
}

/** Reads from a folder. Files that are read in parts stay open, the least recently read closed first. */
export function folderSource(folder: string): Source {
  const files = new LRUCache<string, Promise<OpenFile | undefined>>({
    max: OPEN_FILES,
    // Closing waits for reads that are under way.
    dispose: (file) => void file.then((opened) => opened?.handle.close()).catch(() => undefined),
  });

  async function opened(file: string): Promise<OpenFile | undefined> {
    const known = files.get(file);
    if (known !== undefined) return known;
    const opening = openIfThere(path.join(folder, file));
    files.set(file, opening);
    // One that is not there or cannot be opened is looked for again.
    const found = await opening.catch((error: unknown) => {
      files.delete(file);
      throw error;
    });
    if (found === undefined) files.delete(file);
    return found;
  }

  return {
    name: folder,
    isLocal: true,
    read: async (file) => new Uint8Array(await readFile(path.join(folder, file))),
    size: async (file) => (await opened(file))?.size,
    range: async (file, start, end) => {
      const { handle } = (await opened(file)) ?? { handle: undefined };
      const bytes = new Uint8Array(end - start);
      let filled = 0;
      while (handle !== undefined && filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      if (handle === undefined || filled < bytes.length) {
        throw new Error(`${path.join(folder, file)}: expected bytes ${String(start)} to ${String(end)}, came ${handle === undefined ? 'no such file' : `its end at ${String(start + filled)}`}`);
      }
      return bytes;
    },
  };
}

async function openIfThere(file: string): Promise<OpenFile | undefined> {
  try {
    const handle = await open(file);
    return { handle, size: (await handle.stat()).size };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
