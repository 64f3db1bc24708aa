import path from 'node:path';
import { folderSource } from './folder-source.ts';
import { type Source } from './source.ts';

/** The builds that this process serves from: the folder that the environment variable `CANOPY_DATA` names, or `built/data`. */
export function dataSource(): Source {
  return folderSource(path.resolve(process.env['CANOPY_DATA'] ?? 'built/data'));
}
