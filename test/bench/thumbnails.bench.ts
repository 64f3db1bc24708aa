import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { sha256 } from '../../scripts/pipeline/builds/current-build.ts';
import { drawPicture } from '../../scripts/pipeline/pictures/draw-pictures.ts';
import { writePacks } from '../../scripts/pipeline/pictures/write-pack.ts';
import type { Benchmark, Case } from './benchmark.ts';

/** Folder of the photographs to measure with; 16 of 12 megapixels are made unless it is named. */
const { PHOTOS } = process.env;
/** The sides that we draw, and the same way to write them but for the effort, which is 4 unless given. */
const SIDES = [1024, 256];
const webp = (effort?: number): string => `[Q=80,${effort === undefined ? '' : `effort=${String(effort)},`}strip]`;

if (spawnSync('vipsthumbnail', ['--version']).status !== 0)
  throw new Error('expected the command vipsthumbnail, came none; install libvips-tools');
const folder = mkdtempSync(path.join(tmpdir(), 'canopy-thumbnails-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
const files = PHOTOS === undefined ? await makePhotographs(16, 4000, 3000) : filesIn(PHOTOS);
const out = path.join(folder, 'out');

function filesIn(place: string): string[] {
  const entries = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
}

/** Makes pictures with as much detail as photographs: noise of two sizes, in colour. */
async function makePhotographs(count: number, width: number, height: number): Promise<string[]> {
  const noise = (across: number, sigma: number): Promise<Buffer> => {
    const gaussian = { type: 'gaussian', mean: 128, sigma } as const;
    const create = { width: across, height: (across * 3) / 4, channels: 3, background: '#808080' } as const;
    return sharp({ create: { ...create, noise: gaussian } })
      .resize(width, height)
      .jpeg()
      .toBuffer();
  };
  const made: string[] = [];
  for (let i = 0; i < count; i++) {
    made.push(path.join(folder, `${String(i)}.jpg`));
    await sharp(await noise(40, 90))
      .composite([{ input: await noise(1000, 25), blend: 'overlay' }])
      .jpeg({ quality: 88 })
      .toFile(made.at(-1)!);
  }
  return made;
}

async function vipsThumbnail(format: string): Promise<void> {
  const cores = availableParallelism();
  await Promise.all(
    Array.from({ length: cores }, async (_, core) => {
      const own = files.filter((_file, i) => i % cores === core);
      for (const side of SIDES) {
        const name = path.join(out, `%s-${String(side)}-${String(core)}.webp${format}`);
        const options = ['--vips-concurrency=1', '--size', `${String(side)}x${String(side)}>`, '-o', name];
        const run = spawn('vipsthumbnail', [...options, ...own], { stdio: ['ignore', 'ignore', 'inherit'] });
        const status = await new Promise((resolve) => run.once('close', resolve));
        if (status !== 0) throw new Error(`vipsthumbnail ended with ${String(status)}`);
      }
    }),
  );
}

async function ours(): Promise<void> {
  const targets = SIDES.map((side) => ({
    file: path.join(out, `${String(side)}.pack`),
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

function into(name: string, work: () => Promise<void>): Case {
  return {
    name,
    run: async () => {
      rmSync(out, { recursive: true, force: true });
      mkdirSync(out);
      await work();
      return undefined;
    },
  };
}

export default {
  question: `How long do the large and the small copies of ${String(files.length)} photographs take?`,
  runs: 3,
  cases: [
    into('vipsthumbnail, a process a core, effort 2', () => vipsThumbnail(webp(2))),
    into('the same, effort 1', () => vipsThumbnail(webp(1))),
    into('the same as it comes, effort 4', () => vipsThumbnail(webp())),
    into('ours, into packs, effort 1', ours),
  ],
} satisfies Benchmark;
