import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_FOLDERS, ensureData } from '../../scripts/pipeline/ensure-data.ts';
import { buildSite, currentSite } from '../../scripts/site.ts';
import { type Benchmark, type Case } from './benchmark.ts';
import { KINDS, mixedTraffic, type TrafficResult } from './mixed-traffic.ts';
import { ServerProcess } from './server-process.ts';

/**
 * Half an hour of a busy site in a minute: 24,000 requests of all kinds, 400 a second.
 *
 * It fails at the first wrong answer, and where memory has grown by more than a tenth from the middle to the end.
 * `LOAD_SECONDS` makes it longer or shorter.
 */

const SECONDS = Number(process.env['LOAD_SECONDS'] ?? 60);
const PER_SECOND = 400;
const GROWTH = 1.1;

const root = path.resolve(import.meta.dirname, '../..');
const site = { root, out: path.join(root, 'built/site') };
await ensureData();
const folder = (await currentSite(site)) ?? (await buildSite(site));
const wnids = [...(await readFile(path.join(root, 'data/imagenet-fall2011.tsv'), 'utf8')).matchAll(/^n\d{8}/gm)].map(([wnid]) => wnid);

interface Load extends TrafficResult {
  /** Milliseconds, from the figures that the server tells. */
  readonly loopDelay: number;
  readonly megabytes: number;
  readonly growth: number;
}

async function run(): Promise<Load> {
  const server = await ServerProcess.start('canopy', folder, DEFAULT_FOLDERS.out);
  const figures = async (): Promise<Record<string, number>> => {
    const text = await (await fetch(`http://127.0.0.1:${String(server.port)}/metrics`)).text();
    return Object.fromEntries([...text.matchAll(/^(\w+) ([\d.e+-]+)$/gm)].map(([, name, value]) => [name!, Number(value)]));
  };
  const traffic = (share: number, seed: number): Promise<TrafficResult> => mixedTraffic(server.port, wnids, { seconds: SECONDS * share, perSecond: PER_SECOND, seed });
  // The first half fills what is kept; the figures are of the second, since each look at them begins anew.
  const before = await traffic(0.5, 1);
  const { process_resident_memory_bytes: middle } = await figures();
  const after = await traffic(0.5, 2);
  const { process_resident_memory_bytes: end, nodejs_eventloop_lag_p99_seconds: lag } = await figures();
  const errors = [...before.errors, ...after.errors];
  if (errors.length > 0) throw new Error(`${String(errors.length)} answers were wrong, such as\n${errors.slice(0, 10).join('\n')}`);
  const growth = end! / middle!;
  if (growth > GROWTH) throw new Error(`Memory grew to ${growth.toFixed(2)} of what it was in the middle.`);
  return { ...after, loopDelay: 1000 * lag!, megabytes: end! / 1e6, growth };
}

let loaded: Promise<Load> | undefined;

function figure(name: string, of: (load: Load) => number): Case {
  return {
    name,
    run: async () => {
      const load = await (loaded ??= run());
      return { ms: of(load), megabytes: load.megabytes };
    },
  };
}

const p99 = (times: readonly number[]): number => times[Math.floor(times.length * 0.99)] ?? 0;

export default {
  question: `How long does one in a hundred wait, in ms, in ${String(SECONDS)} s of mixed traffic at ${String(PER_SECOND)} requests a second; the first is the delay of the event loop, memory is that of the server at the end`,
  runs: 1,
  cases: [
    figure('delay of the event loop', ({ loopDelay }) => loopDelay),
    ...KINDS.map((kind) => figure(kind, ({ times }) => p99(times[kind]))),
    figure('memory at the end, in hundredths of the middle', ({ growth }) => 100 * growth),
  ],
} satisfies Benchmark;
