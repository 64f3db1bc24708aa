import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { sha256 } from '../../scripts/pipeline/builds/current-build.ts';
import { drawPicture } from '../../scripts/pipeline/pictures/draw-pictures.ts';
import { writePacks } from '../../scripts/pipeline/pictures/write-pack.ts';
import type { Benchmark } from './benchmark.ts';

/** The sides that we draw, and the same way to write them but for the effort, which is 4 unless given. */
const SIDES = [1024, 256];
const webp = (effort?: number): string => `[Q=80,${effort === undefined ? '' : `effort=${String(effort)},`}strip]`;

/** Compares our large and small copies of photographs with those that `vipsthumbnail` makes, a process of it for each core. */
export function againstVipsThumbnail(subject: string, files: readonly string[]): Benchmark {
  if (spawnSync('vipsthumbnail', ['--version']).status !== 0)
    throw new Error('expected the command vipsthumbnail, came none; install libvips-tools');
  const folder = path.join(tmpdir(), `canopy-thumbnails-${String(process.pid)}`);
  return {
    question: `How long do the large and the small copies of ${subject} take?`,
    runs: 3,
    cases: [
      {
        name: 'vipsthumbnail, a process a core, effort 2',
        run: () => inFolder(folder, () => vipsThumbnail(folder, files, webp(2))),
      },
      { name: 'the same, effort 1', run: () => inFolder(folder, () => vipsThumbnail(folder, files, webp(1))) },
      {
        name: 'the same as it comes, effort 4',
        run: () => inFolder(folder, () => vipsThumbnail(folder, files, webp())),
      },
      { name: 'ours, into packs, effort 1', run: () => inFolder(folder, () => ours(folder, files)) },
    ],
  };
}

async function inFolder(folder: string, work: () => Promise<void>): Promise<undefined> {
  mkdirSync(folder, { recursive: true });
  try {
    await work();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function vipsThumbnail(folder: string, files: readonly string[], format: string): Promise<void> {
  const cores = availableParallelism();
  await Promise.all(
    Array.from({ length: cores }, async (_, core) => {
      const own = files.filter((_file, i) => i % cores === core);
      for (const side of SIDES) {
        const out = path.join(folder, `%s-${String(side)}-${String(core)}.webp${format}`);
        const run = spawn(
          'vipsthumbnail',
          ['--vips-concurrency=1', '--size', `${String(side)}x${String(side)}>`, '-o', out, ...own],
          { stdio: ['ignore', 'ignore', 'inherit'] },
        );
        const status = await new Promise((resolve) => run.once('close', resolve));
        if (status !== 0) throw new Error(`vipsthumbnail ended with ${String(status)}`);
      }
    }),
  );
}

async function ours(folder: string, files: readonly string[]): Promise<void> {
  const targets = SIDES.map((side) => ({
    file: path.join(folder, `${String(side)}.pack`),
    reusable: [],
    onFile: () => undefined,
  }));
  await writePacks(targets, {
    count: files.length,
    at: (place) => ({
      keys: SIDES.map((side) => sha256(`${String(side)} ${String(place)}`)),
      make: async () => {
        const { view, thumbnail } = await drawPicture(await readFile(files[place]!), false);
        return [view, thumbnail];
      },
    }),
  });
}
