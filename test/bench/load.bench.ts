import { type Benchmark, figuresOf, quantile } from './benchmark.ts';
import { ensureBuilt, releaseWnids } from './built.ts';
import { KINDS, mixedTraffic, type TrafficResult } from './mixed-traffic.ts';
import { ServerProcess } from './server-process.ts';

/**
 * Half an hour of a busy site in a minute: 24,000 requests of all kinds, 400 a second.
 *
 * It fails at the first wrong answer, and where memory has grown by more than a tenth from the middle to the end. The cache
 * is filled before: that it fills is no leak. `LOAD_SECONDS` makes it longer or shorter.
 */

const SECONDS = Number(process.env['LOAD_SECONDS'] ?? 60);
const PER_SECOND = 400;
const GROWTH = 1.1;
/** Size of the cache, small so that it is soon full. */
const CACHE_MEGABYTES = 16;
/** Seconds of traffic between two looks at the cache, and the maximum number of looks. */
const FILLING = { seconds: 5, most: 30 };

const { site, data } = await ensureBuilt();
const wnids = releaseWnids();

interface Load extends TrafficResult {
  /** Milliseconds, from the figures that the server tells. */
  readonly loopDelay: number;
  readonly megabytes: number;
  readonly growth: number;
}

async function run(): Promise<Load> {
  const server = await ServerProcess.start('canopy', site, data, '', String(CACHE_MEGABYTES));
  const figures = async (): Promise<Record<string, number>> => {
    const text = await (await fetch(`http://127.0.0.1:${String(server.port)}/metrics`)).text();
    return Object.fromEntries(
      [...text.matchAll(/^(\w+) ([\d.e+-]+)$/gm)].map(([, name, value]) => [name!, Number(value)]),
    );
  };
  const traffic = (seconds: number, seed: number): Promise<TrafficResult> =>
    mixedTraffic(server.port, wnids, { seconds, perSecond: PER_SECOND, seed });
  const filled = await fill(figures, (seed) => traffic(FILLING.seconds, seed));
  const before = await traffic(SECONDS / 2, 1);
  // The figures are of the second half, since each look at them begins anew.
  const { process_resident_memory_bytes: middle } = await figures();
  const after = await traffic(SECONDS / 2, 2);
  const { process_resident_memory_bytes: end, nodejs_eventloop_lag_p99_seconds: lag } = await figures();
  const errors = [...filled, ...before.errors, ...after.errors];
  if (errors.length > 0)
    throw new Error(`${String(errors.length)} answers were wrong, such as\n${errors.slice(0, 10).join('\n')}`);
  const growth = end! / middle!;
  if (growth > GROWTH) throw new Error(`Memory grew to ${growth.toFixed(2)} of what it was in the middle.`);
  return { ...after, loopDelay: 1000 * lag!, megabytes: end! / 1e6, growth };
}

/** Sends traffic until the cache is full. @returns the wrong answers. @throws Error if it does not fill. */
async function fill(
  figures: () => Promise<Record<string, number>>,
  traffic: (seed: number) => Promise<TrafficResult>,
): Promise<string[]> {
  const errors: string[] = [];
  for (let i = 0; i < FILLING.most; i++) {
    const { canopy_kept_bytes: cached } = await figures();
    if (cached! > 0.95 * CACHE_MEGABYTES * 1024 * 1024) return errors;
    errors.push(...(await traffic(3 + i)).errors);
  }
  throw new Error(`${String(FILLING.most * FILLING.seconds)} s of traffic did not fill the cache.`);
}

export default {
  question: `How long does one in a hundred wait, in ms, in ${String(SECONDS)} s of mixed traffic at ${String(PER_SECOND)} requests a second; the first is the delay of the event loop, memory is that of the server at the end`,
  runs: 1,
  cases: figuresOf(run, {
    'delay of the event loop': ({ loopDelay: ms, megabytes }) => ({ ms, megabytes }),
    ...Object.fromEntries(
      KINDS.map((kind) => [kind, ({ times, megabytes }: Load) => ({ ms: quantile(times[kind], 0.99), megabytes })]),
    ),
    'memory at the end, in hundredths of the middle': ({ growth, megabytes }) => ({ ms: 100 * growth, megabytes }),
  }),
} satisfies Benchmark;
