import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { WHOLE_COPY } from '../../scripts/export/copy.ts';
import { type ExportOptions, type ExportReport, exportSite } from '../../scripts/export/export-site.ts';
import { lastSite } from '../../scripts/site.ts';

/** The folder of the built site. */
export const SITE_FOLDER = (await lastSite(path.resolve(import.meta.dirname, '../../built/site')))!;

/** Exports a whole small catalogue in one process, unless options say otherwise. */
export function exportMini(
  options: Pick<ExportOptions, 'data' | 'folder'> & Partial<ExportOptions>,
): Promise<ExportReport> {
  return exportSite({
    siteFolder: SITE_FOLDER,
    origin: 'https://canopy.example',
    workers: 1,
    force: false,
    choice: WHOLE_COPY,
    onProgress: () => undefined,
    ...options,
  });
}

/** Returns the paths of all files in a folder, sorted. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Returns the bytes of all files in a folder, by path. */
export async function contents(folder: string): Promise<Map<string, string>> {
  const files = await filesIn(folder);
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, string]> => [file, await readFile(path.join(folder, file), 'latin1')]),
    ),
  );
}

/** Returns the links of the pages of a copy that lead to no file. */
export function brokenLinks(files: ReadonlyMap<string, string>): string[] {
  const broken: string[] = [];
  for (const [file, text] of files) {
    if (!file.endsWith('.html') || file.startsWith('archive/')) continue;
    for (const [, address = ''] of text.matchAll(/\b(?:href|src)="(\/[^"]*)"/g)) {
      const [, name = '', query] = /^\/([^?#]*)(\?[^#]*)?/.exec(address)!;
      const isRead = query === undefined || /^(?:search|explore|word)/.test(name);
      if (!isRead || ![name, `${name}.html`, name === '' ? 'index.html' : ''].some((place) => files.has(place)))
        broken.push(`${file}: ${address}`);
    }
  }
  return broken;
}
