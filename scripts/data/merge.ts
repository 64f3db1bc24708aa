import path from 'node:path';
import { defineCommand } from 'citty';
import { mergeSlices } from '../pipeline/pictures/merge-slices.ts';
import { progress } from '../pipeline/text/progress.ts';
import { showPictures } from '../pipeline/pictures/show-pictures.ts';
import { readSlice } from '../pipeline/pictures/slice.ts';
import { checkKnown, FOLDERS, orRefuse, userPath } from './options.ts';
import { quantity } from './tables.ts';

const args = { out: FOLDERS.out } as const;

/** `npm run data -- merge DIR…`: joins the parts of a build that `--part` has made. */
export const merge = defineCommand({
  meta: { name: 'npm run data -- merge', description: 'Joins the folders of all parts that --part has made; the rest of the pictures, their montages, is drawn then.' },
  args,
  run: ({ args: given }) => orRefuse(async () => {
    checkKnown({ ...given, _: [] }, args);
    const out = userPath(given.out);
    const slices = await Promise.all(given._.map((folder) => readSlice(userPath(folder))));
    const build = await progress().step('Joining parts', () => mergeSlices(slices, out));
    await showPictures(out, build);
    console.log(`Joined ${quantity(slices.length, 'part')} to ${path.relative('', build.folder) || '.'}.`);
  }),
});
