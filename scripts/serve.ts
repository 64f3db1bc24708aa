/** `npm run serve`: serves the last build as it is, and builds nothing. */

import path from 'node:path';
import { orExit, runServer } from '../src/server/run.ts';
import { readSettings } from '../src/server/settings.ts';
import { serverArguments } from './server-arguments.ts';
import { lastSite } from './site.ts';

async function serve(): Promise<void> {
  const settings = readSettings({ ...process.env, ...serverArguments(process.argv.slice(2)) });
  const folder = await lastSite(path.resolve(import.meta.dirname, '../built/site'));
  if (folder === undefined) throw new Error('The site is not built yet. Build and serve it with: npm start');
  await runServer(folder, settings);
}

await orExit(serve());
