import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { InputError, type InputFile } from './input.ts';

/** Reads a file of an installed package. @throws InputError if it is not there. */
export async function packaged(name: string, file: string): Promise<InputFile> {
  try {
    const folder = path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return { name: `${name}/${file}`, bytes: await readFile(path.join(folder, file)) };
  } catch (error) {
    throw missing(`${name}/${file}`, 'a file of an installed package', error, 'Install the packages: npm ci');
  }
}

/** Reads a file of this project's own `data/`, which goes with WordNet and not with the datasets. */
export async function ownFile(file: string): Promise<InputFile> {
  const name = `data/${file}`;
  try {
    return { name, bytes: await readFile(path.resolve(import.meta.dirname, '../../..', name)) };
  } catch (error) {
    throw missing(name, 'a file of this project', error, 'Restore it: git checkout data');
  }
}

/** Refuses a file or folder that cannot be read, for most because it is not there. */
export function missing(file: string, expected: string, error: unknown, advice: string): InputError {
  const { code } = error as NodeJS.ErrnoException;
  const came = code === 'ENOENT' || code === 'MODULE_NOT_FOUND' ? 'none' : String(code ?? error);
  return new InputError(file, { expected, came, advice });
}
