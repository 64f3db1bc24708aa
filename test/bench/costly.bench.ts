import { once } from 'node:events';
import { Agent, get } from 'node:http';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Benchmark, type Case, quantile } from './benchmark.ts';
import { ensureBuilt, releaseWnids } from './built.ts';
import { COSTLY, type CostlyKind } from './costly-answers.ts';
import { ServerProcess } from './server-process.ts';

/** Costly requests in flight while a reader asks for a cached page. `COSTLY_SECONDS` makes each case longer or shorter. */
const IN_FLIGHT = 50;
const SECONDS = Number(process.env['COSTLY_SECONDS'] ?? 10);
/** Milliseconds between two pages of the reader. */
const PAUSE = 15;
const PAGE = '/synset/n02084071';

const { site, data, version } = await ensureBuilt();
const server = await ServerProcess.start('canopy', site, data, '', '64');
const wnids = releaseWnids();
const agent = new Agent({ keepAlive: true });

/** Asks for the cached page, and returns the milliseconds until all of it had come. @throws Error if another answer comes. */
function readPage(): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    get(
      { host: '127.0.0.1', port: server.port, path: PAGE, agent, headers: { 'Accept-Encoding': 'br' } },
      (response) => {
        if (response.statusCode !== 200) reject(new Error(`${PAGE} was answered ${String(response.statusCode)}.`));
        response.resume().once('end', () => {
          resolve(performance.now() - began);
        });
      },
    ).once('error', reject);
  });
}

async function percentile99(kind: CostlyKind | undefined): Promise<number> {
  await readPage();
  const clients =
    kind &&
    new Worker(path.join(import.meta.dirname, 'costly-clients.ts'), {
      execArgv: [],
      workerData: { port: server.port, kind, wnids, version, inFlight: IN_FLIGHT },
    });
  await setTimeout(500);
  const times: number[] = [];
  for (const end = performance.now() + 1000 * SECONDS; performance.now() < end;) {
    times.push(await readPage());
    await setTimeout(PAUSE);
  }
  if (clients !== undefined) {
    clients.postMessage('stop');
    const [statuses] = (await once(clients, 'message')) as [Record<string, number>];
    await clients.terminate();
    if (statuses['500'] !== undefined) throw new Error(`${String(kind)}: ${String(statuses['500'])} answers failed.`);
  }
  return quantile(times, 0.99);
}

function waiting(name: string, kind: CostlyKind | undefined): Case {
  return {
    name,
    run: async () => {
      await server.usage();
      const ms = await percentile99(kind);
      const { megabytes, sliceMs } = await server.usage();
      return { ms, megabytes, sliceMs };
    },
  };
}

export default {
  question: `How long does one reader in a hundred wait for a cached page, in ms, while ${String(IN_FLIGHT)} costly answers are in flight; memory is the most that the server has had, the slice the longest in which its main thread worked without a pause`,
  runs: 1,
  cases: [
    waiting('nothing else', undefined),
    ...(Object.keys(COSTLY) as CostlyKind[]).map((kind) => waiting(kind, kind)),
  ],
  end: () => {
    agent.destroy();
  },
} satisfies Benchmark;
