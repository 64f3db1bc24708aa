import { readDeclarations } from '../pipeline/builds/inputs.ts';
import { withDataLock } from '../pipeline/builds/data-lock.ts';
import { buildData } from './build.ts';
import { knownDataset } from './list.ts';
import { defineStrict } from '../command-line.ts';
import { FOLDERS, NAME, userFolders } from './options.ts';
import { checkTable } from './tables.ts';

const args = { ...NAME, ...FOLDERS } as const;

/** `npm run data -- check NAME`: builds a dataset and prints the findings of its checks. */
export const check = defineStrict(
  'npm run data -- check',
  'Shows what the checks of a dataset find; builds it first if it has changed.',
  args,
  async (given) => {
    const { data, out } = userFolders(given);
    const name = knownDataset(given.name, (await readDeclarations(data)).datasets.keys());
    const build = await withDataLock(out, () => buildData({ data, out, pictures: false }));
    console.log(await checkTable(build, name));
  },
);
