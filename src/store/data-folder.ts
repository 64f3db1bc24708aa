import path from 'node:path';

/** The folder of builds that this process serves from: what the environment variable `CANOPY_DATA` names, or `built/data`. */
export function dataFolder(): string {
  return path.resolve(process.env['CANOPY_DATA'] ?? 'built/data');
}
