/** `npm run data`: builds the data that the site shows, where it is missing or stale. */

import path from 'node:path';
import { defineCommand, runMain } from 'citty';
import Table from 'cli-table3';
import { DEFAULT_FOLDERS, ensureData } from './pipeline/ensure-data.ts';
import { InputError } from './pipeline/input.ts';
import { type WholeBuild } from './pipeline/current-build.ts';
import { passedOverLines } from './pipeline/images/report-passed-over.ts';
import { progress, type TimedStep } from './pipeline/progress.ts';
import { showPictures } from './pipeline/show-pictures.ts';

const args = {
  data: { type: 'string', valueHint: 'DIR', description: 'Folder of declarations and tables; data/README.md describes it.', default: DEFAULT_FOLDERS.data },
  out: { type: 'string', valueHint: 'DIR', description: 'Folder that builds are written to.', default: DEFAULT_FOLDERS.out },
  force: { type: 'boolean', description: 'Build even if nothing has changed.', default: false },
  pictures: { type: 'boolean', description: 'Draw the small pictures too.', negativeDescription: 'Leave the pictures as they are.', default: true },
} as const;

const command = defineCommand({
  meta: { name: 'npm run data --', description: 'Builds the data that the site shows, where it is missing or stale.' },
  args,
  run: async ({ args: given }) => {
    const unknown = Object.keys(given).filter((name) => name !== '_' && !Object.hasOwn(args, name));
    if (unknown.length > 0 || given._.length > 0) {
      fail(`expected the options --data, --out, --force and --no-pictures, came ${[...unknown.map((name) => `--${name}`), ...given._].join(', ')}.`);
      return;
    }
    await run(path.resolve(given.data), path.resolve(given.out), given);
  },
});

async function run(data: string, out: string, { force, pictures }: { force: boolean; pictures: boolean }): Promise<void> {
  const { step, steps } = progress();
  try {
    const { build, rebuilt } = await ensureData({ data, out, force, step });
    const folder = path.relative('', build.folder) || '.';
    if (rebuilt) console.log(`${stepTable(steps)}\n${fileTable(build)}\nBuilt ${folder} in ${seconds(process.uptime())} s.`);
    else console.log(`${folder} is up to date: neither inputs nor program have changed. Build all the same with --force.`);
    if (rebuilt) for (const line of await passedOverLines(build)) console.error(line);
    if (pictures) await showPictures(out, build);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    fail(error.message);
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

function stepTable(steps: readonly TimedStep[]): string {
  const table = new Table({ head: ['Step', 'ms'], colAligns: ['left', 'right'], style: { head: [], border: [], compact: true } });
  for (const { title, ms } of steps) table.push([title, String(Math.round(ms))]);
  return table.toString();
}

function fileTable({ manifest }: WholeBuild): string {
  const table = new Table({ head: ['File', 'Records', 'Bytes'], colAligns: ['left', 'right', 'right'], style: { head: [], border: [], compact: true } });
  for (const { path, records, bytes } of manifest.files) table.push([path, grouped(records), grouped(bytes)]);
  table.push(['', '', grouped(manifest.files.reduce((sum, { bytes }) => sum + bytes, 0))]);
  return table.toString();
}

function grouped(value: number): string {
  return value.toLocaleString('en');
}

function seconds(value: number): string {
  return value.toFixed(1);
}

await runMain(command);
