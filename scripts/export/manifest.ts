import { readFile, rename, writeFile } from 'node:fs/promises';
import { type CopyFile } from './copy-writer.ts';

/**
 * What an export wrote, noted beside its folder: for each part its files, their lengths and digests.
 *
 * Text, a line each, since there are half a million: `# part`, then `digest TAB bytes TAB path`.
 */
export type ExportManifest = ReadonlyMap<string, readonly CopyFile[]>;

const HEAD = 'canopy export 1';

/** Where the manifest of a copy stands. */
export function manifestFile(folder: string): string {
  return `${folder}.manifest`;
}

/** Reads a manifest; one that is not there, or none of this form, is empty: everything is written anew. */
export async function readManifest(folder: string): Promise<ExportManifest> {
  const text = await readFile(manifestFile(folder), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  });
  const parts = new Map<string, CopyFile[]>();
  const [head, ...lines] = text.split('\n');
  if (head !== HEAD) return parts;
  let files: CopyFile[] = [];
  for (const line of lines) {
    if (line.startsWith('# ')) parts.set(line.slice(2), (files = []));
    else if (line !== '') {
      const [digest = '', bytes = '', path = ''] = line.split('\t');
      files.push({ path, bytes: Number(bytes), digest });
    }
  }
  return parts;
}

/** Writes a manifest aside, and puts it in the place of the last. */
export async function writeManifest(folder: string, manifest: ExportManifest): Promise<void> {
  const lines = [HEAD];
  for (const [part, files] of manifest) {
    lines.push(`# ${part}`);
    for (const { path, bytes, digest } of files) lines.push(`${digest}\t${String(bytes)}\t${path}`);
  }
  const partial = `${manifestFile(folder)}.partial`;
  await writeFile(partial, `${lines.join('\n')}\n`);
  await rename(partial, manifestFile(folder));
}
