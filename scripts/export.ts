/** `npm run export`: writes the site as plain files, for any host. */

import path from 'node:path';
import { availableParallelism } from 'node:os';
import { defineCommand, runMain } from 'citty';
import { z } from 'zod';
import { parseWnid, type Wnid } from '../src/domain/wordnet/wnid.ts';
import { checkKnown, userPath } from './command-line.ts';
import { exportSite } from './export/export-site.ts';
import { packCopy } from './export/pack-copy.ts';
import { reportExport, reportPacked, showExport } from './export/show-export.ts';
import { DEFAULT_FOLDERS, ensureData } from './pipeline/builds/ensure-data.ts';
import { progress } from './pipeline/text/progress.ts';
import { showPictures } from './pipeline/pictures/show-pictures.ts';
import { buildSite, currentSite } from './site.ts';

const root = path.resolve(import.meta.dirname, '..');

const args = {
  out: {
    type: 'string',
    valueHint: 'DIR',
    description: 'Folder to write to.',
    default: path.join(root, 'built/export'),
  },
  origin: {
    type: 'string',
    valueHint: 'URL',
    description: 'Scheme, host and port at which readers will reach it; part of canonical links and commands.',
    default: process.env['CANOPY_ORIGIN'] ?? 'http://127.0.0.1:4321',
  },
  data: { type: 'string', valueHint: 'DIR', description: 'Folder of the built data.', default: DEFAULT_FOLDERS.out },
  subtree: {
    type: 'string',
    valueHint: 'WNID,…',
    description: 'Only these synsets, those below them and those above.',
  },
  'only-with-images': {
    type: 'boolean',
    description: 'Only synsets with images, their own or below them.',
    default: false,
  },
  datasets: { type: 'string', valueHint: 'NAME,…', description: 'Only these datasets.' },
  'class-sets': {
    type: 'string',
    valueHint: 'NAME,…',
    description: 'Only these class sets; datasets and class sets are compared with each other.',
  },
  packed: {
    type: 'boolean',
    description: 'Write it a second time in few files, to DIR-packed, for hosts that cap their number.',
    default: false,
  },
  workers: {
    type: 'string',
    valueHint: 'N',
    description: 'Processes that render.',
    default: String(availableParallelism()),
  },
  force: { type: 'boolean', description: 'Write also what has not changed.', default: false },
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
      const workers = z.coerce.number().int().min(1).max(256).safeParse(given.workers);
      if (!workers.success) throw new Error(`--workers: expected a number from 1 to 256, came ${given.workers}.`);
      const subtrees = (given.subtree?.split(',') ?? []).map((text): Wnid => {
        const wnid = parseWnid(text);
        if (wnid === undefined) throw new Error(`--subtree: expected wnids such as n02084071,n09287968, came ${text}.`);
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
          workers: workers.data,
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
