import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { InputError, type InputFile } from '../text/input.ts';
import type { PictureDeclaration, PictureSourceDeclaration } from './picture-declaration.ts';
import { readDatasetDeclaration } from '../datasets/read-declarations.ts';

/** Inputs for the pictures of one dataset: the table, and the files of each package. */
export interface PictureInputs {
  readonly table: InputFile;
  /** Packages in the order of the declaration. */
  readonly packages: readonly PicturePackage[];
}

/** A package with pictures, of which only file names are read. */
export interface PicturePackage {
  readonly version: string;
  /** The paths of all its files, with slashes. */
  readonly files: ReadonlySet<string>;
  /** The file that names authors, where the declaration names one. */
  readonly authors: InputFile | undefined;
}

/** Reads what the pictures of datasets are computed from, by dataset; those without pictures are left out. */
export async function readPictureInputs(
  dataFolder: string,
  datasets: ReadonlyMap<string, InputFile>,
): Promise<Map<string, PictureInputs>> {
  const inputs = new Map<string, PictureInputs>();
  for (const [name, file] of datasets) {
    const { pictures } = readDatasetDeclaration(name, file);
    if (pictures !== undefined) inputs.set(name, await readOne(dataFolder, pictures, file.name));
  }
  return inputs;
}

/** Everything of the inputs that a build depends on, as files to take a digest of; their names are the same from wherever a build is run. */
export function pictureInputFiles({ table, packages }: PictureInputs): InputFile[] {
  return packages.reduce<InputFile[]>(
    (files, { version, files: names, authors }, i) => {
      const listing = {
        name: `package ${String(i)}`,
        bytes: new TextEncoder().encode(`${version}\n${[...names].join('\n')}`),
      };
      return [...files, listing, ...(authors === undefined ? [] : [authors])];
    },
    [{ name: 'table', bytes: table.bytes }],
  );
}

/** The folder of an installed package. @throws Error if it is not installed. */
export function packageFolder(name: string): string {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const found = paths.map((place) => path.join(place, name)).find((folder) => isPackage(folder));
  if (found === undefined)
    throw new Error(`${name}: expected an installed package, came none. Install the packages: npm ci`);
  return found;
}

function isPackage(folder: string): boolean {
  try {
    // A package may not export its own description, so it is not imported by name.
    createRequire(import.meta.url)(path.join(folder, 'package.json'));
    return true;
  } catch {
    return false;
  }
}

async function readOne(
  dataFolder: string,
  { table, sources }: PictureDeclaration,
  declaration: string,
): Promise<PictureInputs> {
  const tableFile = path.resolve(dataFolder, table);
  if (!tableFile.startsWith(path.resolve(dataFolder) + path.sep)) {
    throw new InputError(declaration, {
      expected: 'a table in the folder of the data',
      came: table,
      advice: 'Put it there and name it from there.',
    });
  }
  const bytes = await readFile(tableFile).catch(() => {
    throw new InputError(declaration, {
      expected: 'a file of the data',
      came: `${table}, which is not there`,
      advice: 'Put the file there or correct its name.',
    });
  });
  return {
    table: { name: path.join(path.relative('', dataFolder) || '.', table), bytes },
    packages: await Promise.all(sources.map((source) => readPackage(source, declaration))),
  };
}

async function readPackage(
  { package: name, file, authors }: PictureSourceDeclaration,
  declaration: string,
): Promise<PicturePackage> {
  try {
    const folder = packageFolder(name);
    const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    const place = path.posix.dirname(file);
    const names = await readdir(path.join(folder, place));
    const read = authors && { name: `${name}/${authors.file}`, bytes: await readFile(path.join(folder, authors.file)) };
    return { version, files: new Set(names.sort().map((entry) => path.posix.join(place, entry))), authors: read };
  } catch (error) {
    const came = error instanceof Error ? error.message : String(error);
    throw new InputError(declaration, {
      expected: `pictures of the package ${name}`,
      came,
      advice: 'Install the packages (npm ci), or correct the declaration.',
    });
  }
}
