import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensureData } from '../../scripts/pipeline/builds/ensure-data.ts';
import type { Benchmark, Sample } from './benchmark.ts';

const run = promisify(execFile);
const COUNTS = path.resolve(import.meta.dirname, '../../data/imagenet-fall2011.tsv');
/** Takes one synset in this many, with all its images: `URLS_EVERY=7` makes lists of two million lines. */
const EVERY = Number(process.env['URLS_EVERY'] ?? 1);

/** A folder for a benchmark, removed when it ends. */
export function benchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'canopy-urls-'));
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Writes a list of as many addresses as the Fall 2011 release has. @returns its path. */
export function makeAddresses(folder: string, order: 'grouped' | 'shuffled'): string {
  const [counts, file] = ['counts.tsv', `${order}.tsv`].map((name) => path.join(folder, name)) as [string, string];
  writeFileSync(
    counts,
    readFileSync(COUNTS, 'utf8')
      .split('\n')
      .filter((line, i) => line !== '' && i % EVERY === 0)
      .map((line) => `${line}\n`)
      .join(''),
  );
  execFileSync(process.execPath, [path.join(import.meta.dirname, 'url-list.ts'), counts, file, order]);
  return file;
}

/**
 * Measures how long it takes to make the list of as many addresses as the Fall 2011 release has.
 *
 * @param order in which they come: `grouped` synset by synset, or `shuffled`.
 */
export async function urlsBenchmark(order: 'grouped' | 'shuffled'): Promise<Benchmark> {
  await ensureData();
  const folder = benchFolder();
  const file = makeAddresses(folder, order);
  const sorted = path.join(folder, 'sorted.tsv');
  const work = path.join(folder, 'work');
  mkdirSync(work);

  const megabytes = statSync(file).size / 1e6;
  const program = async (name: string, ...args: string[]): Promise<Sample> => {
    await settle();
    const before = performance.now();
    await run(name, args, { env: { ...process.env, LC_ALL: 'C' } });
    return { ms: performance.now() - before };
  };
  // A gigabyte that one case leaves to be written to the disk would otherwise slow the next one.
  const settle = async (): Promise<void> => {
    rmSync(sorted, { force: true });
    await run('sync');
  };
  const list = async (): Promise<Sample> => {
    await settle();
    const { stdout } = await run(process.execPath, [path.join(import.meta.dirname, 'make-url-list.ts'), file, work]);
    const sample = JSON.parse(stdout) as Sample;
    console.log(`  ${(megabytes / (sample.ms / 1000)).toFixed(0)} MB/s`);
    return sample;
  };
  return {
    question: `How long does it take to make a list of ${megabytes.toFixed(0)} MB of addresses that come ${order}?`,
    runs: 3,
    cases: [
      {
        name: 'sort, on two cores, addresses unseen',
        run: () => program('sort', '--parallel=2', '-T', work, '-o', sorted, file),
      },
      {
        name: 'sort, likewise, in the memory that the list may take',
        run: () => program('sort', '--parallel=2', '-S', '300M', '-T', work, '-o', sorted, file),
      },
      { name: 'counting its lines with wc', run: () => program('wc', '-l', file) },
      { name: 'the list, every address checked', run: list },
    ],
  };
}
