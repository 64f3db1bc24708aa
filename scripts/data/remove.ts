import type { DeclarationChange } from '../pipeline/datasets/declaration-changes.ts';
import { readDeclarations } from '../pipeline/builds/inputs.ts';
import { LOCAL_FOLDER } from '../pipeline/datasets/local-overlay.ts';
import { withDataLock } from '../pipeline/builds/data-lock.ts';
import { buildData } from './build.ts';
import { knownDataset } from './list.ts';
import { defineStrict } from '../command-line.ts';
import { InputError } from '../pipeline/text/input.ts';
import { FOLDERS, NAME, PICTURES, userFolders } from './options.ts';

const args = { ...NAME, ...FOLDERS, ...PICTURES } as const;

/** `npm run data -- remove NAME`: takes a dataset and the class list of its name out. The files it was made from stay where they are. */
export const remove = defineStrict(
  'npm run data -- remove',
  'Removes a dataset; the files it was made from are left alone.',
  args,
  async (given) => {
    const { data, out } = userFolders(given);
    await withDataLock(out, async () => {
      const { bases: datasets, overlays, classLists } = await readDeclarations(data);
      const name = knownDataset(given.name, datasets.keys());
      if (datasets.size === 1)
        throw new InputError(name, {
          expected: 'another dataset, for the site shows at least one',
          came: 'the only one',
          advice: 'Add another first (npm run data -- add NAME …), then remove this one.',
        });
      const changes: DeclarationChange[] = [];
      if (classLists.has(name)) changes.push({ folder: 'class-lists', name, text: undefined });
      if (overlays.has(name)) changes.push({ folder: LOCAL_FOLDER, name, text: undefined });
      // Last: killed before that, the command can be given again.
      changes.push({ folder: 'datasets', name, text: undefined });
      await buildData({ data, out, pictures: given.pictures, changes });
      console.log(`Removed ${name}.`);
    });
  },
);
