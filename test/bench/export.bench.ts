import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { WHOLE_COPY } from '../../scripts/export/copy.ts';
import { exportSite, type ExportReport } from '../../scripts/export/export-site.ts';
import { ensureData } from '../../scripts/pipeline/builds/ensure-data.ts';
import { buildSite, currentSite } from '../../scripts/site.ts';
import { parseWnid } from '../../src/domain/wordnet/wnid.ts';
import type { Benchmark, Sample } from './benchmark.ts';
import type { WriterOrder } from './write-files.ts';

/** `EXPORT_SUBTREE=n00001740` exports all there is; by default what lies below *animal*, a twentieth of it. */
const SUBTREE = parseWnid(process.env['EXPORT_SUBTREE'] ?? 'n00015388')!;

const root = path.resolve(import.meta.dirname, '../..');
const { build } = await ensureData();
const site = { root, out: path.join(root, 'built/site') };
const siteFolder = (await currentSite(site)) ?? (await buildSite(site));
const folder = mkdtempSync(path.join(tmpdir(), 'canopy-export-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
const copy = path.join(folder, 'copy');
const plain = path.join(folder, 'plain');

function exported(): Promise<ExportReport> {
  return exportSite({
    siteFolder,
    data: path.dirname(build.folder),
    folder: copy,
    force: false,
    workers: availableParallelism(),
    origin: 'http://127.0.0.1:4321',
    choice: { ...WHOLE_COPY, subtrees: [SUBTREE] },
    onProgress: () => undefined,
  });
}

async function timed(work: () => Promise<unknown>): Promise<Sample> {
  const began = performance.now();
  await work();
  return { ms: performance.now() - began };
}

const { files, bytes, synsets } = await exported();
const names = (await readdir(copy, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(copy, path.join(entry.parentPath, entry.name)));
const writers = Array.from({ length: availableParallelism() }, () =>
  fork(path.join(import.meta.dirname, 'write-files.ts')),
);

/** Sends the writers an order each, and waits until all have carried it out. */
async function sendOrders(orderOf: (at: number) => WriterOrder): Promise<void> {
  await Promise.all(
    writers.map(async (writer: ChildProcess, at) => {
      writer.channel!.ref();
      writer.send(orderOf(at));
      await once(writer, 'message');
      writer.channel!.unref();
    }),
  );
}
for (const writer of writers) writer.unref();
await sendOrders((at) => ({ from: copy, files: names.filter((_, i) => i % writers.length === at) }));

export default {
  question: `How long does it take to write ${String(synsets)} synsets as plain files: ${String(files)} files of ${(bytes / 1e6).toFixed(0)} MB?`,
  runs: 1,
  cases: [
    {
      name: 'a plain writer, a process a core',
      run: async () => {
        await rm(plain, { recursive: true, force: true });
        return timed(() => sendOrders(() => ({ to: plain })));
      },
    },
    {
      name: 'npm run export, the first time',
      run: async () => {
        await rm(copy, { recursive: true, force: true });
        return timed(exported);
      },
    },
    { name: 'npm run export, nothing changed', run: () => timed(exported) },
  ],
} satisfies Benchmark;
