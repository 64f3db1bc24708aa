import path from 'node:path';
import { folderSource } from './folder-source.ts';
import { HttpSource, parseBase } from './http-source.ts';
import { type Source } from './source.ts';

/** Whether a place that data are read from is a base URL, and not a folder. */
export function isBase(place: string): boolean {
  return /^https?:\/\//i.test(place);
}

let source: Source | undefined;

/** The builds that this process serves: of the folder or base URL that the environment variable `CANOPY_DATA` names, or of `built/data`. */
export function dataSource(): Source {
  return (source ??= sourceAt(process.env['CANOPY_DATA'] ?? 'built/data'));
}

function sourceAt(place: string): Source {
  if (!isBase(place)) return folderSource(path.resolve(place));
  const base = parseBase(place);
  if (base === undefined)
    throw new Error(
      'CANOPY_DATA: expected a folder, or an http or https address without credentials, query and fragment',
    );
  return new HttpSource(base);
}

/** Why the {@link dataSource} cannot be read at the moment, where that is known. */
export function dataTrouble(): string | undefined {
  return source?.trouble?.();
}
