import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { DEFAULT_FOLDERS, ensureData } from '../../scripts/pipeline/builds/ensure-data.ts';
import { buildSite, currentSite } from '../../scripts/site.ts';
import type { Benchmark, Case } from './benchmark.ts';
import { ServerProcess } from './server-process.ts';

/**
 * Five minutes of clients that take memory: lists compressed on the way, readers that stall, requests sent ahead whose answers nobody reads.
 *
 * It fails where the ceiling of docs/operating.md is passed, or where memory does not fall back. `MEMORY_SECONDS` makes it longer or shorter.
 */
const SECONDS = Number(process.env['MEMORY_SECONDS'] ?? 300);
/** Ceiling of a process with the default settings, in megabytes. */
const CEILING = 900;
/** Share of the memory of the load that may be left after the rest: caches are, and a part that the allocator cannot give back. */
const MOST_LEFT = 0.8;
/** Seconds between the end of the load and the last look at the memory. */
const REST_SECONDS = 60;

const root = path.resolve(import.meta.dirname, '../..');
const site = { root, out: path.join(root, 'built/site') };
await ensureData();
const folder = (await currentSite(site)) ?? (await buildSite(site));
const wnids = [...(await readFile(path.join(root, 'data/imagenet-fall2011.tsv'), 'utf8')).matchAll(/^n\d{8}/gm)].map(
  ([wnid]) => wnid,
);

/** Resident memory in megabytes before the load, the most during it, and a while after it. */
interface Memory {
  readonly before: number;
  readonly most: number;
  readonly after: number;
}

async function run(): Promise<Memory> {
  const server = await ServerProcess.start('canopy', folder, DEFAULT_FOLDERS.out, '', '64');
  const resident = async (): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${String(server.port)}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)![1]) / 1e6;
  };
  await setTimeout(2000);
  const before = await resident();
  const clients = new Worker(path.join(import.meta.dirname, 'memory-clients.ts'), {
    execArgv: [],
    workerData: { port: server.port, wnids },
  });
  await setTimeout(1000 * SECONDS);
  clients.postMessage('stop');
  await once(clients, 'message');
  const { megabytes: most } = await server.usage();
  await setTimeout(1000 * REST_SECONDS);
  const after = await resident();
  if (most > CEILING) throw new Error(`Memory grew to ${most.toFixed(0)} MB.`);
  if (after > most * MOST_LEFT)
    throw new Error(`Memory grew to ${most.toFixed(0)} MB and fell to ${after.toFixed(0)} MB only.`);
  return { before, most, after };
}

let measured: Promise<Memory> | undefined;

function figure(name: string, of: (memory: Memory) => number): Case {
  return {
    name,
    run: async () => {
      const megabytes = of(await (measured ??= run()));
      return { ms: megabytes, megabytes };
    },
  };
}

export default {
  question: `How many megabytes does a server take in ${String(SECONDS)} s of lists, readers that stall and requests sent ahead`,
  runs: 1,
  cases: [
    figure('before', ({ before }) => before),
    figure('at most', ({ most }) => most),
    figure(`${String(REST_SECONDS)} s later`, ({ after }) => after),
  ],
} satisfies Benchmark;
