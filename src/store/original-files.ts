import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { OriginalFile } from '../domain/pictures/picture.ts';

/** Location of a dataset's original images. */
export interface OriginalsPlace {
  /** Absolute path of the folder that names of files are relative to. */
  readonly folder: string;
  /** Absolute paths outside of it that links in it may lead to. */
  readonly roots?: readonly string[] | undefined;
  /** Absolute path of the folder with the unpacked images of compressed archives. */
  readonly unpacked?: string | undefined;
}

const COMPRESSED = /\.(?:tar\.gz|tgz|tar\.zst|tzst|zip|parquet)\//i;

/**
 * Returns the bytes of an image's original: of a file in the dataset's folder, of a part of a tar there, or of an
 * unpacked archive.
 *
 * @param file path in the folder, as the list of images has it; a member of an archive has its own path behind that of the archive.
 * @throws Error if it does not exist, or a link leads out of the folders that are allowed.
 */
export async function* readOriginal(
  place: string | OriginalsPlace,
  file: string,
  { start, bytes }: Pick<OriginalFile, 'start' | 'bytes'>,
): AsyncGenerator<Uint8Array> {
  const { folder, roots = [], unpacked }: OriginalsPlace = typeof place === 'string' ? { folder: place } : place;
  const archive = start === 0 ? undefined : archiveOf(file);
  const [base, target] =
    archive !== undefined && COMPRESSED.test(`${archive}/`) && unpacked !== undefined
      ? [unpacked, path.join(unpacked, unpackedFile(archive))]
      : [folder, path.join(folder, archive ?? file)];
  const [real, ...allowed] = await Promise.all([target, base, ...roots].map((one) => realpath(one)));
  if (!allowed.some((root) => real!.startsWith(root + path.sep)))
    throw new Error(`${file}: expected a file in ${folder}, came a way out of it`);
  if (bytes > 0) yield* createReadStream(real!, { start, end: start + bytes - 1 }) as AsyncIterable<Uint8Array>;
}

/** The path of the outermost archive that a file is in; no member begins at the first byte of one. */
function archiveOf(file: string): string {
  return /^.*?\.(?:tar\.gz|tgz|tar\.zst|tzst|tar|zip|parquet)(?=\/)/i.exec(file)?.[0] ?? file;
}

/** Name of the file with the unpacked images of an archive. */
export function unpackedFile(archive: string): string {
  return `${archive.replaceAll('%', '%25').replaceAll('/', '%2F').slice(-200)}.images`;
}
