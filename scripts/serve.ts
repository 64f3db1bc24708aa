/** `npm run serve`: serves the last build and builds nothing. */

import path from 'node:path';
import { orExit, runServer } from '../src/server/run.ts';
import { readSettings } from '../src/server/settings.ts';
import { serverArguments } from './server-arguments.ts';
import { servableSite } from './site.ts';

async function serve(): Promise<void> {
  const settings = readSettings({ ...process.env, ...serverArguments(process.argv.slice(2)) });
  const root = path.resolve(import.meta.dirname, '..');
  const folder = await servableSite({ root, out: path.join(root, 'built/site') });
  await runServer(folder, settings);
}

await orExit(serve());
