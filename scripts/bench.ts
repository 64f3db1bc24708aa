/**
 * `npm run bench`: measures, one question a file, and prints ratios.
 *
 * It runs every `test/bench/NAME.bench.ts`, or those whose names contain an argument: `npm run bench -- data`. Such a
 * file answers one question and exports by default a `Benchmark` (`test/bench/benchmark.ts`): the question, and cases of
 * which the **first is the baseline** that the others are divided by. Absolute times say little on another machine;
 * ratios to a baseline measured in the same minute do.
 *
 *     import { type Benchmark } from './benchmark.ts';
 *
 *     export default {
 *       question: 'How long does a look-up take?',
 *       cases: [
 *         { name: 'a Map', run: () => { for (const key of keys) map.get(key); } },
 *         { name: 'binary search', run: () => { for (const key of keys) find(key); } },
 *       ],
 *     } satisfies Benchmark;
 *
 * Every case is run once to warm up, then `runs` times in turn with the others, so that what disturbs the machine
 * disturbs all of them; medians are shown. A case that measures something itself, such as a child process, returns a
 * `Sample`. `URLS_EVERY=7` makes the lists of addresses of one in seven synsets, where a whole gigabyte is too much.
 * Anything random is seeded; what a case needs is prepared when its file is imported, not in `run`.
 */

import { readdir } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Table from 'cli-table3';
import type { Benchmark, Case, Sample } from '../test/bench/benchmark.ts';

const FOLDER = path.resolve(import.meta.dirname, '../test/bench');

async function main(wanted: readonly string[]): Promise<void> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.bench.ts')).sort();
  const chosen = names.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  if (chosen.length === 0)
    throw new Error(`expected the name of a benchmark, came ${wanted.join(', ')}; there are ${names.join(', ')}`);
  console.log(
    `${String(availableParallelism())} cores of ${cpus()[0]?.model ?? 'an unknown processor'}, Node ${process.version}, ${process.platform} ${process.arch}`,
  );
  for (const name of chosen) {
    const { default: benchmark } = (await import(pathToFileURL(path.join(FOLDER, name)).href)) as {
      default: Benchmark;
    };
    console.log(`\n${benchmark.question}\n${await measured(benchmark)}`);
    await benchmark.end?.();
  }
}

async function measured({ cases, runs = 5 }: Benchmark): Promise<string> {
  const samples = cases.map((): Sample[] => []);
  for (let round = -1; round < runs; round++) {
    for (const [i, { run }] of cases.entries()) {
      const sample = await sampleOf(run);
      if (round >= 0) samples[i]!.push(sample);
    }
  }
  const hasSlices = samples.flat().some(({ sliceMs }) => sliceMs !== undefined);
  const table = new Table({
    head: ['', 'ms', 'ratio', 'MB', ...(hasSlices ? ['longest slice, ms'] : [])],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  const baseline = median(samples[0]!.map(({ ms }) => ms));
  cases.forEach(({ name }, i) => {
    const ms = median(samples[i]!.map((sample) => sample.ms));
    const megabytes = samples[i]!.flatMap((sample) => sample.megabytes ?? []);
    table.push([
      name,
      ms.toPrecision(3),
      (ms / baseline).toFixed(2),
      megabytes.length === 0 ? '' : median(megabytes).toFixed(0),
      ...(hasSlices ? [median(samples[i]!.flatMap((sample) => sample.sliceMs ?? [])).toFixed(0)] : []),
    ]);
  });
  return table.toString();
}

async function sampleOf(run: Case['run']): Promise<Sample> {
  const before = performance.now();
  const sample = await run();
  return sample ?? { ms: performance.now() - before };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

await main(process.argv.slice(2));
