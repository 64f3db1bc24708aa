import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { WHOLE_COPY } from '../../../scripts/export/copy.ts';
import { exportSite } from '../../../scripts/export/export-site.ts';
import { writeBuild } from '../../../scripts/pipeline/builds/write-build.ts';
import { lastSite } from '../../../scripts/site.ts';
import { inputsOver } from '../../fixtures/mini-inputs.ts';
import { MINI } from '../../fixtures/mini-wordnet.ts';
import { build } from '../../fixtures/open-files.ts';

/** Disks of a size can be had where this user may mount them. */
const mount = path.join(tmpdir(), `canopy-export-full-${String(process.pid)}`);
const mayMount =
  spawnSync('sh', ['-c', `mkdir -p ${mount} && mount -t tmpfs -o size=256k tmpfs ${mount}`]).status === 0;
const data = await mkdtemp(path.join(tmpdir(), 'canopy-export-data-'));

afterAll(async () => {
  if (mayMount) spawnSync('umount', ['--lazy', mount]);
  await rm(mount, { recursive: true, force: true });
  await rm(data, { recursive: true });
});

test.skipIf(!mayMount)(
  'an export that fills the disk ends in a sentence, and leaves nothing of itself (skipped where no disk may be mounted)',
  async () => {
    await writeBuild(data, 'mini', await build(inputsOver(MINI)));
    await writeFile(path.join(mount, 'other'), 'stays');
    const exporting = exportSite({
      siteFolder: (await lastSite(path.resolve(import.meta.dirname, '../../../built/site')))!,
      data,
      folder: path.join(mount, 'copy'),
      origin: 'https://canopy.example',
      workers: 2,
      force: false,
      choice: WHOLE_COPY,
      onProgress: () => undefined,
    });
    await expect(exporting).rejects.toThrow(
      /^\/\S+: cannot be written: the disk is full\. Make room there and run it again; what was whole before still is\.$/,
    );
    expect(await readdir(mount)).toEqual(['other']);
  },
);
