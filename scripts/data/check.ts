import { defineCommand } from 'citty';
import { readDeclarations } from '../pipeline/builds/inputs.ts';
import { withDataLock } from '../pipeline/builds/data-lock.ts';
import { buildData } from './build.ts';
import { knownDataset } from './list.ts';
import { checkKnown, orRefuse, userPath } from '../command-line.ts';
import { FOLDERS, NAME } from './options.ts';
import { checkTable } from './tables.ts';

const args = { ...NAME, ...FOLDERS } as const;

/** `npm run data -- check NAME`: builds a dataset and prints the findings of its checks. */
export const check = defineCommand({
  meta: {
    name: 'npm run data -- check',
    description: 'Shows what the checks of a dataset find; builds it first if it has changed.',
  },
  args,
  run: ({ args: given }) =>
    orRefuse(async () => {
      checkKnown(given, args);
      const data = userPath(given.data);
      const name = knownDataset(given.name, (await readDeclarations(data)).datasets.keys());
      const out = userPath(given.out);
      const build = await withDataLock(out, () => buildData({ data, out, pictures: false }));
      console.log(await checkTable(build, name));
    }),
});
