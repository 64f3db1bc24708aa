/** `npm run dev`: builds the data if they are missing or stale, then serves the site from its sources, with reload on change. */

import path from 'node:path';
import { dev } from 'astro';
import { orExit } from '../src/server/run.ts';
import { readSettings } from '../src/server/settings.ts';
import { isBase } from '../src/store/data-source.ts';
import { ensureData } from './pipeline/builds/ensure-data.ts';
import { progress } from './pipeline/text/progress.ts';

async function start(): Promise<void> {
  const { host, port, data } = readSettings(process.env);
  if (!isBase(data)) await ensureData({ out: data, look: 'lengths', step: progress().step });
  const server = await dev({ root: path.resolve(import.meta.dirname, '..'), server: { host, port } });
  console.log(`Canopy's sources are served at http://${host}:${String(server.address.port)}`);
}

await orExit(start());
