/** `npm run pages`: renders the pages of all synsets beforehand, into a pack that the server sends them from. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { defineCommand, runMain } from 'citty';
import { TAXONOMY_FILE, TAXONOMY_SCHEMA } from '../src/format/catalogue-files.ts';
import { decodeColumns } from '../src/format/columns.ts';
import { packFile } from '../src/server/packed-pages.ts';
import { readSettings } from '../src/server/settings.ts';
import { ensureData } from './pipeline/builds/ensure-data.ts';
import { progress } from './pipeline/text/progress.ts';
import { showPictures } from './pipeline/pictures/show-pictures.ts';
import { showProgress } from './pipeline/text/show-progress.ts';
import { writePages } from './pipeline/builds/write-pages.ts';
import { buildSite, currentSite } from './site.ts';

const command = defineCommand({
  meta: {
    name: 'npm run pages --',
    description:
      'Renders the pages of all synsets into a pack that the server sends them from. Run it again after a change of the data, the program or CANOPY_ORIGIN.',
  },
  run: async () => {
    const { data, host, port, origin = `http://${host}:${String(port)}` } = readSettings(process.env);
    const { step } = progress();
    const { build } = await ensureData({ out: data, step });
    await showPictures(data, build);
    const root = path.resolve(import.meta.dirname, '..');
    const site = { root, out: path.join(root, 'built/site') };
    const siteFolder = (await currentSite(site)) ?? (await step('Building the pages', () => buildSite(site)));
    const { offset, wnidOrder } = decodeColumns(
      TAXONOMY_SCHEMA,
      await readFile(path.join(build.folder, TAXONOMY_FILE)),
      TAXONOMY_FILE,
    );
    const began = performance.now();
    const bytes = await showProgress('Rendering pages', 'pages', offset.length, (onProgress) =>
      writePages({
        siteFolder,
        dataFolder: data,
        description: {
          address: '/synset/{wnid}',
          coding: 'br',
          data: build.version,
          site: path.basename(siteFolder),
          origin,
        },
        offsets: offset,
        wnidOrder,
        target: packFile(siteFolder, build.version),
        onProgress,
      }),
    );
    console.log(
      `Packed ${offset.length.toLocaleString('en')} pages of ${origin}, ${(bytes / 1e6).toFixed(0)} MB, in ${((performance.now() - began) / 1000).toFixed(1)} s.`,
    );
  },
});

await runMain(command);
