import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { currentBuild } from '../../scripts/pipeline/builds/current-build.ts';
import { drawPicture } from '../../scripts/pipeline/pictures/draw-pictures.ts';
import { DEFAULT_FOLDERS, ensureData } from '../../scripts/pipeline/builds/ensure-data.ts';
import { packageFolder } from '../../scripts/pipeline/pictures/read-picture-inputs.ts';
import { parsePictures } from '../../src/format/pictures/picture-list.ts';
import type { Benchmark } from './benchmark.ts';

await ensureData();
const build = (await currentBuild(DEFAULT_FOLDERS.out))!;
const list = build.manifest.files.find((file) => file.path.endsWith('/pictures.tsv'))!.path;
const table = readFileSync(path.join(build.folder, list));
const pictures = parsePictures(table.subarray(table.indexOf('\n') + 1));
const { sources } = JSON.parse(readFileSync(path.join(build.folder, path.dirname(list), 'pictures.json'), 'utf8')) as {
  sources: { package: string }[];
};

/** Every so many of all pictures, from first to last. */
const EVERY = 40;
const IN_WORK = 6;
const originals = pictures
  .filter((_, i) => i % EVERY === 0)
  .map(({ file }) => {
    const { package: name } = sources.find((source) => file.startsWith(`${source.package}/`))!;
    return readFileSync(path.join(packageFolder(name), file.slice(name.length + 1)));
  });

async function all(work: (original: Buffer) => Promise<unknown>): Promise<undefined> {
  const rest = originals.values();
  await Promise.all(
    Array.from({ length: IN_WORK }, async () => {
      for (const original of rest) await work(original);
    }),
  );
}

export default {
  question: `How long does it take to draw ${String(originals.length)} of ${String(pictures.length)} thumbnails?`,
  runs: 3,
  cases: [
    {
      name: 'rasterising alone',
      run: () =>
        all((original) =>
          sharp(original).resize(256, 256, { fit: 'inside' }).flatten({ background: '#fff' }).raw().toBuffer(),
        ),
    },
    { name: 'thumbnails with their mean colour', run: () => all(drawPicture) },
  ],
} satisfies Benchmark;
