import { type FileHandle, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { withFile } from './file-fault.ts';
import type { Source } from './source.ts';
import { StoreError } from './store-error.ts';

/** Maximum number of open files: enough for every pack that a busy server reads, far below a process's limit. */
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
    dispose: (file) => void closing(file),
  });

  return {
    name: folder,
    isLocal: true,
    read: (file) =>
      withFile(path.join(folder, file), 'read', async () => {
        const { buffer, byteOffset, length } = await readFile(path.join(folder, file));
        return new Uint8Array(buffer as ArrayBuffer, byteOffset, length); // no copy: these are the longest files
      }),
    size: async (file) => (await opened(file))?.size,
    range: (file, start, end) =>
      withFile(path.join(folder, file), 'read', async () => {
        const found = await opened(file);
        if (found === undefined) throw cannotBeRead(file, 'it is not there');
        // Not filled with zeros, which would take as long as reading: every byte is read, or none is returned.
        const bytes = new Uint8Array(Buffer.allocUnsafeSlow(end - start).buffer);
        for (let filled = 0; filled < bytes.length;) {
          const { bytesRead } = await found.handle.read(bytes, filled, bytes.length - filled, start + filled);
          if (bytesRead === 0)
            throw cannotBeRead(file, `it ends at byte ${String(start + filled)}, before byte ${String(end)}`);
          filled += bytesRead;
        }
        return bytes;
      }),
    close: async () => {
      await Promise.all(files.values().map(closing));
      files.clear();
    },
  };

  function cannotBeRead(file: string, why: string): StoreError {
    return new StoreError(`${path.join(folder, file)}: cannot be read: ${why}. Build the data again: npm run data`);
  }

  function closing(file: Promise<OpenFile | undefined>): Promise<void> {
    return file.then(
      (found) => found?.handle.close(),
      () => undefined,
    );
  }

  async function opened(file: string): Promise<OpenFile | undefined> {
    const known = files.get(file);
    if (known !== undefined) return known;
    const opening = withFile(path.join(folder, file), 'read', () => openIfThere(path.join(folder, file)));
    files.set(file, opening);
    // One that is not there or cannot be opened is looked for again.
    const forget = (): void => {
      if (files.peek(file) === opening) files.delete(file);
    };
    opening.then((found) => {
      if (found === undefined) forget();
    }, forget);
    return opening;
  }
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
