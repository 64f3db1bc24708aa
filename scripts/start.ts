/** `npm start`: builds what is missing or stale, the data, then the pages, and serves. */

import path from 'node:path';
import { orExit, runServer } from '../src/server/run.ts';
import { readSettings } from '../src/server/settings.ts';
import { isBase } from '../src/store/data-source.ts';
import { currentBuild } from './pipeline/builds/current-build.ts';
import { ensureData, type EnsuredData } from './pipeline/builds/ensure-data.ts';
import type { Step } from './pipeline/builds/step.ts';
import { skippedLines } from './pipeline/images/report-skipped.ts';
import { InputError } from './pipeline/text/input.ts';
import { progress } from './pipeline/text/progress.ts';
import { showPictures } from './pipeline/pictures/show-pictures.ts';
import { serverArguments } from './server-arguments.ts';
import { buildSite, currentSite } from './site.ts';

async function start(): Promise<void> {
  const settings = readSettings({ ...process.env, ...serverArguments(process.argv.slice(2)) });
  const { step } = progress();
  // Data behind a base URL are built and uploaded elsewhere.
  if (!isBase(settings.data)) {
    const data = await ensureOrServeLast(settings.data, step);
    if (data.rebuilt) for (const line of await skippedLines(data.build)) console.error(line);
    await showPictures(settings.data, data.build);
  }
  const root = path.resolve(import.meta.dirname, '..');
  const build = { root, out: path.join(root, 'built/site') };
  const folder = (await currentSite(build)) ?? (await step('Building the pages', () => buildSite(build)));
  await runServer(folder, settings);
}

/**
 * Builds the data; if an input is refused, serves the last build and says so: a faulty input never takes a site down.
 */
async function ensureOrServeLast(out: string, step: Step): Promise<EnsuredData> {
  try {
    return await ensureData({ out, look: 'lengths', step });
  } catch (error) {
    const last = error instanceof InputError ? await currentBuild(out, 'lengths') : undefined;
    if (last === undefined) throw error;
    console.error(
      `${(error as InputError).message}\nThe last build, ${last.version}, is served until that is corrected.`,
    );
    return { build: last, rebuilt: false };
  }
}

await orExit(start());
