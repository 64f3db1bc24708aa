import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { sha256 } from '../../scripts/pipeline/builds/current-build.ts';
import type { Benchmark, Sample } from './benchmark.ts';
import { packageScript, releaseWnids } from './built.ts';
import { child } from './child.ts';

const FOLDERS = Number(process.env['FOLDERS'] ?? 2000);
const IN_FOLDER = 50;
/** Pictures that differ; the bytes after the end of each make it a file of its own. */
const DIFFERENT = 200;
const SIDE = 128;

const root = mkdtempSync(path.join(tmpdir(), 'canopy-many-'));
process.once('exit', () => {
  rmSync(root, { recursive: true, force: true });
});
const [images, data, out] = ['images', 'data', 'out'].map((name) => path.join(root, name)) as [string, string, string];
for (const folder of [path.join(data, 'datasets'), path.join(data, 'class-lists')])
  mkdirSync(folder, { recursive: true });
const wnids = releaseWnids();
const pictures: Buffer[] = [];
for (let i = 0; i < DIFFERENT; i++) {
  const background = { r: i, g: (i * 7) % 256, b: (i * 13) % 256 };
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  pictures.push(
    await sharp({ create: { width: SIDE, height: (SIDE * 3) / 4, channels: 3, background, noise } })
      .blur(1.2)
      .jpeg()
      .toBuffer(),
  );
}
const files: string[] = [];
function addImage(folder: string): void {
  const file = path.join(folder, `${String(files.length)}.jpg`);
  writeFileSync(file, Buffer.concat([pictures[files.length % DIFFERENT]!, Buffer.from(String(files.length))]));
  files.push(file);
}
for (let i = 0; i < FOLDERS; i++) {
  const folder = path.join(images, wnids[Math.floor((i * wnids.length) / FOLDERS)]!);
  mkdirSync(folder, { recursive: true });
  for (let image = 0; image < IN_FOLDER; image++) addImage(folder);
}

/** Runs `npm run data`. */
function run(...args: string[]): Promise<Sample> {
  const { options, program } = packageScript('data');
  return child(program, [...args, '--data', data, '--out', out], options);
}

export default {
  question: `How long does it take to add ${String(FOLDERS * IN_FOLDER)} images of ${String(SIDE)} pixels in ${String(FOLDERS)} folders, and then one more?`,
  runs: 1,
  cases: [
    {
      name: 'reading every image and taking its sum',
      run: (): undefined => {
        for (const file of files) sha256(readFileSync(file));
      },
    },
    {
      name: 'adding them, copies drawn',
      run: () => {
        rmSync(out, { recursive: true, force: true });
        return run('add', 'many', '--title', 'Many', '--images', images);
      },
    },
    { name: 'finding that nothing has changed', run: () => run() },
    {
      name: 'one image more',
      run: () => {
        addImage(path.join(images, wnids[0]!));
        return run();
      },
    },
  ],
} satisfies Benchmark;
