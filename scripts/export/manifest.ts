import { readFile, rename, writeFile } from 'node:fs/promises';
import type { CopyFile } from './copy-writer.ts';

/**
 * Manifest of an export, a file next to its folder.
 *
 * Text, a line each, since there are half a million: the format, `basis TAB digest`, and for each part `# part` and its
 * files, `digest TAB bytes TAB path`.
 */
export interface ExportManifest {
  /** Digest of everything that the files depend on. */
  readonly basis: string;
  /** Files of each part. */
  readonly parts: ReadonlyMap<string, readonly CopyFile[]>;
}

/** The manifest of a folder that no export wrote. */
export const NO_MANIFEST: ExportManifest = { basis: '', parts: new Map() };

const HEAD = 'canopy export 2';
const BASIS = 'basis\t';

/** Returns the path of the manifest of a copy. */
export function manifestFile(folder: string): string {
  return `${folder}.manifest`;
}

/** Reads a manifest; one that is missing, or of another form, is empty, so that everything is written again. */
export async function readManifest(folder: string): Promise<ExportManifest> {
  const text = await readFile(manifestFile(folder), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  });
  const [head, basis = '', ...lines] = text.split('\n');
  if (head !== HEAD || !basis.startsWith(BASIS)) return NO_MANIFEST;
  const parts = new Map<string, CopyFile[]>();
  let files: CopyFile[] = [];
  for (const line of lines) {
    if (line.startsWith('# ')) parts.set(line.slice(2), (files = []));
    else if (line !== '') {
      const [digest = '', bytes = '', path = ''] = line.split('\t');
      files.push({ path, bytes: Number(bytes), digest });
    }
  }
  return { basis: basis.slice(BASIS.length), parts };
}

/** Writes a manifest to a temporary file and renames it over the last. */
export async function writeManifest(folder: string, { basis, parts }: ExportManifest): Promise<void> {
  const lines = [HEAD, BASIS + basis];
  for (const [part, files] of parts) {
    lines.push(`# ${part}`);
    for (const { path, bytes, digest } of files) lines.push(`${digest}\t${String(bytes)}\t${path}`);
  }
  const partial = `${manifestFile(folder)}.partial`;
  await writeFile(partial, `${lines.join('\n')}\n`);
  await rename(partial, manifestFile(folder));
}
