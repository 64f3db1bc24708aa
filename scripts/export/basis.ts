import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ifExists } from '../../src/store/file-fault.ts';
import { sourceFiles } from '../pipeline/builds/source-files.ts';
import type { CopyChoice } from './copy.ts';

/** Inputs that every page of a copy depends on. */
export interface BasisParts {
  readonly siteFolder: string;
  /** Folder of the builds of the data. */
  readonly data: string;
  /** Version of the data. */
  readonly version: string;
  readonly origin: string;
  readonly choice: CopyChoice;
}

/**
 * Returns a digest of everything that the pages of a copy depend on: data, pictures, program and options.
 *
 * Two exports of the same basis write the same bytes, so the second one need not render them.
 */
export async function basisOf({ siteFolder, data, version, origin, choice }: BasisParts): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([path.basename(siteFolder), version, origin, choice.onlyWithImages, choice.subtrees]));
  for (const file of await sourceFiles([path.join(import.meta.dirname, 'worker.ts')])) {
    const bytes = await readFile(file);
    hash.update(`${path.relative(import.meta.dirname, file)}\0${String(bytes.length)}\0`).update(bytes);
  }
  // Packs of pictures are drawn after the build; their names identify their content.
  for (const line of await describeFiles(path.join(data, 'pictures'))) hash.update(`${line}\n`);
  return hash.digest('base64url');
}

/** Returns name, length and time of change of each file in a folder; nothing for a folder that does not exist. */
async function describeFiles(folder: string): Promise<string[]> {
  const entries =
    (await ifExists(folder, (pictures) => readdir(pictures, { recursive: true, withFileTypes: true }))) ?? [];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const described = files.map(async (file) => {
    const { size, mtimeMs } = await stat(file);
    return `${path.relative(folder, file)}\t${String(size)}\t${String(mtimeMs)}`;
  });
  return (await Promise.all(described)).sort();
}
