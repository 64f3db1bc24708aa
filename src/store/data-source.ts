import path from 'node:path';
import { folderSource } from './folder-source.ts';
import { HttpSource, parseBase } from './http-source.ts';
import type { Source } from './source.ts';

/** Returns true if a location of data is a base URL, not a folder. */
export function isBase(place: string): boolean {
  return /^https?:\/\//i.test(place);
}

/** Opens a folder of builds, or a base URL that has them. @throws Error if the URL has credentials, a query or a fragment. */
export function sourceAt(place: string): Source {
  if (!isBase(place)) return folderSource(path.resolve(place));
  const base = parseBase(place);
  if (base === undefined)
    throw new Error(
      'CANOPY_DATA: expected a folder, or an http or https address without credentials, query and fragment',
    );
  return new HttpSource(base);
}
