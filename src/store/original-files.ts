import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { type OriginalFile } from '../domain/picture.ts';

/**
 * The bytes of an image's original where it lies: a file of the dataset's folder, or a part of a tar there.
 *
 * @param folder the folder that the dataset declares. @param file path in it, as the list of images has it.
 * @throws Error if it is not there, or leads out of the folder by whatever link.
 */
export async function* readOriginal(
  folder: string,
  file: string,
  { start, bytes }: Pick<OriginalFile, 'start' | 'bytes'>,
): AsyncGenerator<Uint8Array> {
  const [root, place] = await Promise.all([realpath(folder), realpath(path.join(folder, placeOf(file, start)))]);
  if (!place.startsWith(root + path.sep))
    throw new Error(`${file}: expected a file in ${folder}, came a way out of it`);
  if (bytes > 0) yield* createReadStream(place, { start, end: start + bytes - 1 }) as AsyncIterable<Uint8Array>;
}

/** The path of the file that an original is in; nothing begins at the first byte of a tar. */
function placeOf(file: string, start: number): string {
  return start === 0 ? file : file.slice(0, file.indexOf('.tar/') + '.tar'.length);
}
