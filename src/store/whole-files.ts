import { type FileHandle, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { manifestSchema } from '../format/built-json.ts';
import { MANIFEST_FILE } from '../format/catalogue-files.ts';
import { dataFolder } from './data-folder.ts';

/** A file of the build that is sent as it stands. */
export interface WholeFile {
  readonly size: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
  /** The bytes from `start` up to, not including, `end`, read as they are taken. */
  read(start: number, end: number): ReadableStream<Uint8Array>;
}

const CHUNK = 262_144;

const opened = new Map<string, Promise<WholeFile>>();

/**
 * A file of a build, opened once and kept open: it can be read even after a later build has replaced it.
 *
 * @param version the build's; @param file path in it, one that this program made.
 * @throws Error if the build does not have it.
 */
export function wholeFile(version: string, file: string): Promise<WholeFile> {
  const key = `${version}/${file}`;
  let found = opened.get(key);
  if (found === undefined) {
    found = openFile(version, file);
    opened.set(key, found);
    // One that could not be opened is tried again.
    found.catch(() => opened.delete(key));
  }
  return found;
}

async function openFile(version: string, file: string): Promise<WholeFile> {
  const folder = path.join(dataFolder(), version);
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(folder, MANIFEST_FILE), 'utf8')));
  const listed = manifest.files.find((entry) => entry.path === file);
  if (listed === undefined) throw new Error(`${folder}: expected the file ${file}; build the data again: npm run data`);
  const handle = await open(path.join(folder, file));
  return { size: listed.bytes, sha256: listed.sha256, read: (start, end) => streamOf(handle, start, end) };
}

function streamOf(handle: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let position = start;
  return new ReadableStream({
    async pull(controller) {
      const { bytesRead, buffer } = await handle.read(new Uint8Array(Math.min(CHUNK, end - position)), { position });
      if (bytesRead === 0 && position < end) throw new Error('a file of the build is shorter than the build wrote it');
      position += bytesRead;
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
      if (position === end) controller.close();
    },
  });
}
