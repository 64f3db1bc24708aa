/** `npm start`: builds what is missing or stale, the data, then the pages, and serves. */

import path from 'node:path';
import { orExit, runServer } from '../src/server/run.ts';
import { readSettings } from '../src/server/settings.ts';
import { isBase } from '../src/store/data-source.ts';
import { ensureData } from './pipeline/builds/ensure-data.ts';
import { passedOverLines } from './pipeline/images/report-passed-over.ts';
import { progress } from './pipeline/text/progress.ts';
import { showPictures } from './pipeline/pictures/show-pictures.ts';
import { serverArguments } from './server-arguments.ts';
import { buildSite, currentSite } from './site.ts';

async function start(): Promise<void> {
  const settings = readSettings({ ...process.env, ...serverArguments(process.argv.slice(2)) });
  const { step } = progress();
  // Data behind a base URL are built and put there by others.
  if (!isBase(settings.data)) {
    const data = await ensureData({ out: settings.data, look: 'lengths', step });
    if (data.rebuilt) for (const line of await passedOverLines(data.build)) console.error(line);
    await showPictures(settings.data, data.build);
  }
  const root = path.resolve(import.meta.dirname, '..');
  const build = { root, out: path.join(root, 'built/site') };
  const folder = (await currentSite(build)) ?? (await step('Building the pages', () => buildSite(build)));
  await runServer(folder, settings);
}

await orExit(start());
