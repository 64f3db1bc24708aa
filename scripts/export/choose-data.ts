import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { catalogueSchema } from '../../src/format/built-json.ts';
import { BLOCK_SUMS_FILE, CATALOGUE_FILE, MANIFEST_FILE } from '../../src/format/catalogue-files.ts';
import { Build } from '../../src/store/build.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { currentVersion } from '../../src/store/open-catalogue.ts';
import type { Manifest } from '../pipeline/builds/current-build.ts';
import { jsonFile } from '../pipeline/builds/output-file.ts';
import { writeBuild } from '../pipeline/builds/write-build.ts';

/** Names of the datasets and class sets in a copy; all of them where there are none. */
export interface DataChoice {
  readonly datasets: readonly string[];
  readonly classSets: readonly string[];
}

/** Folders of the data that builds share. */
const SHARED = ['lists', 'pictures'];

/**
 * Writes a build of some datasets and class sets, as if there were no others, so that no page of a copy leads to them.
 *
 * @param data the folder of builds; @param target where that of the new build is made.
 * @returns the folder to read from: `data` where all are chosen.
 * @throws Error in a sentence, if a name is unknown.
 */
export async function chooseData(data: string, choice: DataChoice, target: string): Promise<string> {
  if (choice.datasets.length === 0 && choice.classSets.length === 0) return data;
  const source = folderSource(data);
  const version = await currentVersion(source);
  const build = await Build.open(source, version);
  const all = await build.json(CATALOGUE_FILE, catalogueSchema);
  const datasets = chosenOf('datasets', choice.datasets, all.datasets);
  const classLists = chosenOf('class-sets', choice.classSets, all.classLists);
  const isChosen = (file: string): boolean => {
    const [, folder, name = ''] = /^(datasets|class-lists)\/([^/]+?)(?:\.json|\/.*)$/.exec(file) ?? [];
    if (folder === undefined) return ![CATALOGUE_FILE, BLOCK_SUMS_FILE].includes(file);
    return (folder === 'datasets' ? datasets : classLists).includes(name);
  };
  const { inputs, files } = JSON.parse(await readFile(path.join(data, version, MANIFEST_FILE), 'utf8')) as Manifest;
  const used = files.filter((file) => isChosen(file.path));
  await writeBuild(target, inputs, [
    ...(await Promise.all(used.map(async (file) => ({ ...file, bytes: await build.read(file.path) })))),
    jsonFile(CATALOGUE_FILE, datasets.length + classLists.length, { ...all, datasets, classLists }),
  ]);
  for (const folder of SHARED)
    if (existsSync(path.join(data, folder))) await symlink(path.resolve(data, folder), path.join(target, folder));
  return target;
}

/** Returns the chosen names in the order of the menu. @throws Error in a sentence, if one is unknown. */
function chosenOf(option: string, chosen: readonly string[], all: readonly string[]): readonly string[] {
  const unknown = chosen.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new Error(`--${option}: expected names of these: ${all.join(', ')}; came ${unknown}.`);
  return chosen.length === 0 ? all : all.filter((name) => chosen.includes(name));
}
