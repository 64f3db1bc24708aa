import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { findChangedParts } from '../../scripts/export/changed-parts.ts';
import { openCopy, WHOLE_COPY } from '../../scripts/export/copy.ts';
import { type CopyFile, CopyWriter } from '../../scripts/export/copy-writer.ts';
import { readInputs } from '../../scripts/export/inputs.ts';
import { ListFiles } from '../../scripts/export/list-files.ts';
import { readManifest, writeManifest } from '../../scripts/export/manifest.ts';
import { partsOf, writePart } from '../../scripts/export/parts.ts';
import { CopyRenderer } from '../../scripts/export/render.ts';
import { openSite } from '../../src/server/site.ts';
import type { Benchmark, Sample } from './benchmark.ts';
import { ensureBuilt } from './built.ts';

/**
 * Distance between the parts that are rendered, among those that grow with the data: pages of synsets, and comparisons.
 * It is a prime, so that every dataset is met. `EXPORT_EVERY=1` renders all.
 */
const EVERY = Number(process.env['EXPORT_EVERY'] ?? 211);

const { site: siteFolder, data, version } = await ensureBuilt();
const folder = mkdtempSync(path.join(tmpdir(), 'canopy-export-bench-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
const [to, plain] = [path.join(folder, 'copy'), path.join(folder, 'plain')];
const origin = 'http://127.0.0.1:4321';

const copy = await openCopy(data, WHOLE_COPY);
const lists = await ListFiles.open(copy.catalogue);
const pages = await (await openSite(siteFolder, { data, origin: () => origin })).open();
const all = partsOf(copy).filter((part) => /^(?:comparison|synsets) /.test(part));
const parts = all.filter((_, at) => at % EVERY === EVERY >> 1);

/** Renders the parts, with a renderer that has written no picture yet. @returns the files of each. */
async function render(): Promise<{ name: string; digest: string; files: readonly CopyFile[] }[]> {
  const renderer = new CopyRenderer(pages, origin, copy, lists);
  const reports = [];
  for (const name of parts) {
    const writer = new CopyWriter(to, to, []);
    await writePart(name, { copy, lists, renderer, writer, origin, siteFolder, data });
    reports.push({ name, digest: '', files: writer.report().files });
  }
  return reports;
}

/** Writes files that are in memory, one after the other. */
function write(files: readonly (readonly [string, Buffer])[]): void {
  const made = new Set<string>();
  for (const [file, bytes] of files) {
    const place = path.join(plain, file);
    const holder = path.dirname(place);
    if (!made.has(holder)) mkdirSync(holder, { recursive: true });
    made.add(holder);
    writeFileSync(place, bytes);
  }
}

/** Finds out that nothing has changed, as an export does first. */
async function look(): Promise<void> {
  await readInputs({ siteFolder, data, version, origin, choice: WHOLE_COPY });
  const manifest = await readManifest(to);
  const changed = await findChangedParts(to, manifest, [...manifest.parts.keys()], availableParallelism());
  if (changed.length > 0) throw new Error(`expected nothing changed, came ${changed.join(', ')}`);
}

/** Measures processor time, threads and the system's share included. */
async function measured(work: () => unknown): Promise<Sample> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000 };
}

const reports = await render();
const files = [...new Map(reports.flatMap((report) => report.files).map((file) => [file.path, file])).values()];
const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
await writeManifest(to, '', { synsets: 0, files: files.length, bytes }, reports);
const held = files.map((file) => [file.path, readFileSync(path.join(to, file.path))] as const);

export default {
  question: `How much processor time does it take to write ${String(parts.length)} of ${String(all.length)} parts of the site as plain files: ${String(files.length)} files of ${(bytes / 1e6).toFixed(0)} MB?`,
  runs: 3,
  cases: [
    {
      name: 'a plain writer',
      run: async () => {
        await rm(plain, { recursive: true, force: true });
        return measured(() => {
          write(held);
        });
      },
    },
    {
      name: 'npm run export, the first time, data opened',
      run: async () => {
        await rm(to, { recursive: true, force: true });
        return measured(render);
      },
    },
    { name: 'npm run export, nothing changed', run: () => measured(look) },
  ],
} satisfies Benchmark;
