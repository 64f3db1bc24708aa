import path from 'node:path';
import { mergeSlices } from '../pipeline/pictures/merge-slices.ts';
import { joinListParts } from '../pipeline/builds/ensure-data.ts';
import { haveListParts } from '../pipeline/lists/stored-list.ts';
import { progress } from '../pipeline/text/progress.ts';
import { showPictures } from '../pipeline/pictures/show-pictures.ts';
import { readSlice } from '../pipeline/pictures/slice.ts';
import { defineStrict, userPath } from '../command-line.ts';
import { FOLDERS, userFolders } from './options.ts';
import { formatQuantity } from '../../src/view/numbers.ts';

/** `npm run data -- merge DIR…`: joins the parts of a build that `--part` has made. */
export const merge = defineStrict(
  'npm run data -- merge',
  'Joins the folders of all parts that --part has made, of lists or of pictures.',
  FOLDERS,
  async (given) => {
    const { data, out } = userFolders(given);
    const folders = given._.map(userPath);
    if (await haveListParts(folders)) {
      const lists = await joinListParts({ data, out, step: progress().step }, folders);
      console.log(
        `Joined ${formatQuantity(folders.length, 'part')} of ${formatQuantity(lists, 'list')}. Build with: npm run data -- --out ${path.relative('', out) || '.'}`,
      );
      return;
    }
    const slices = await Promise.all(folders.map(readSlice));
    const build = await progress().step('Joining parts', () => mergeSlices(slices, out));
    await showPictures(out, build);
    console.log(`Joined ${formatQuantity(slices.length, 'part')} to ${path.relative('', build.folder) || '.'}.`);
  },
  'words',
);
