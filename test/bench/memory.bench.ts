import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Benchmark, figuresOf } from './benchmark.ts';
import { ensureBuilt, releaseWnids } from './built.ts';
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

const { site, data } = await ensureBuilt();

/** Resident memory in megabytes before the load, the most during it, and a while after it. */
interface Memory {
  readonly before: number;
  readonly most: number;
  readonly after: number;
}

async function run(): Promise<Memory> {
  const server = await ServerProcess.start('canopy', site, data, '', '64');
  const resident = async (): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${String(server.port)}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)![1]) / 1e6;
  };
  await setTimeout(2000);
  const before = await resident();
  const clients = new Worker(path.join(import.meta.dirname, 'memory-clients.ts'), {
    execArgv: [],
    workerData: { port: server.port, wnids: releaseWnids() },
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

export default {
  question: `How many megabytes does a server take in ${String(SECONDS)} s of lists, readers that stall and requests sent ahead`,
  runs: 1,
  cases: figuresOf(run, {
    before: ({ before }) => ({ ms: before, megabytes: before }),
    'at most': ({ most }) => ({ ms: most, megabytes: most }),
    [`${String(REST_SECONDS)} s later`]: ({ after }) => ({ ms: after, megabytes: after }),
  }),
} satisfies Benchmark;
