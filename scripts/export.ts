/** `npm run export`: writes the site as plain files, for any host. */

import path from 'node:path';
import { availableParallelism } from 'node:os';
import { defineCommand, runMain } from 'citty';
import { z } from 'zod';
import { parseWnid, type Wnid } from '../src/domain/wordnet/wnid.ts';
import { checkKnown, flag, text, userPath, wholeNumber } from './command-line.ts';
import { exportSite } from './export/export-site.ts';
import { packCopy } from './export/pack-copy.ts';
import { reportExport, reportPacked, showExport } from './export/show-export.ts';
import { DEFAULT_FOLDERS, ensureData } from './pipeline/builds/ensure-data.ts';
import { progress } from './pipeline/text/progress.ts';
import { showPictures } from './pipeline/pictures/show-pictures.ts';
import { buildSite, currentSite } from './site.ts';

const root = path.resolve(import.meta.dirname, '..');

const args = {
  out: { ...text('DIR', 'Folder to write to.'), default: path.join(root, 'built/export') },
  origin: {
    ...text('URL', 'Scheme, host and port at which readers will reach it; part of canonical links and commands.'),
    default: process.env['CANOPY_ORIGIN'] ?? 'http://127.0.0.1:4321',
  },
  data: { ...text('DIR', 'Folder of the built data.'), default: DEFAULT_FOLDERS.out },
  subtree: text('WNID,…', 'Only these synsets, those below them and those above.'),
  'only-with-images': flag('Only synsets with images, their own or below them.'),
  datasets: text('NAME,…', 'Only these datasets.'),
  'class-sets': text('NAME,…', 'Only these class sets; datasets and class sets are compared with each other.'),
  packed: flag('Write it a second time in few files, to DIR-packed, for hosts that cap their number.'),
  workers: { ...text('N', 'Processes that render.'), default: String(availableParallelism()) },
  force: flag('Write also what has not changed.'),
} as const;

const command = defineCommand({
  meta: { name: 'npm run export --', description: 'Writes the site as plain files, for any host.' },
  args,
  run: async ({ args: given }) => {
    try {
      checkKnown(given, args, 'npm run export');
      const origin = z.url({ protocol: /^https?$/ }).safeParse(given.origin);
      if (!origin.success)
        throw new Error(`--origin: expected an address such as https://canopy.example, came ${given.origin}.`);
      const workers = wholeNumber('workers', given.workers, [1, 256]);
      const subtrees = (given.subtree?.split(',') ?? []).map((one): Wnid => {
        const wnid = parseWnid(one);
        if (wnid === undefined) throw new Error(`--subtree: expected wnids such as n02084071,n09287968, came ${one}.`);
        return wnid;
      });
      const [data, folder] = [userPath(given.data), userPath(given.out)];
      const { step } = progress();
      const { build } = await ensureData({ out: data, step });
      await showPictures(data, build);
      const site = { root, out: path.join(root, 'built/site') };
      const siteFolder = (await currentSite(site)) ?? (await step('Building the pages', () => buildSite(site)));
      const began = performance.now();
      const report = await showExport((onProgress) =>
        exportSite({
          siteFolder,
          data,
          folder,
          onProgress,
          force: given.force,
          workers,
          origin: new URL(origin.data).origin,
          choice: {
            datasets: given.datasets?.split(',') ?? [],
            classSets: given['class-sets']?.split(',') ?? [],
            subtrees,
            onlyWithImages: given['only-with-images'],
          },
        }),
      );
      console.log(reportExport(report, path.relative('', folder) || '.', performance.now() - began));
      if (given.packed)
        console.log(
          reportPacked(
            await step('Packing', () => packCopy(folder, `${folder}-packed`)),
            path.relative('', `${folder}-packed`),
          ),
        );
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  },
});

await runMain(command);
