import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ADDRESS_COLUMNS } from '../../scripts/pipeline/fetch/address-table.ts';
import { sha256 } from '../../scripts/pipeline/builds/current-build.ts';
import { PICTURE, serveCommons } from '../fixtures/commons-server.ts';
import { rowsIn } from '../fixtures/table-rows.ts';
import { fetchNames } from '../fixtures/killed-fetch.ts';
import { IN_MEMORY, temporaryFolder } from '../fixtures/temporary-folder.ts';

const NAMES = [
  'Good 1.jpg',
  'Good 2.jpg',
  'Gone.jpg',
  'Good 1.jpg',
  'Busy.jpg',
  'Html.jpg',
  'Good 3.jpg',
  'Good 4.jpg',
];
const MOMENTS = 30;

/** Runs a fetch that is killed at a change on the disk; 0 for none. */
function run(fatal: number, folder: string, host: string): Promise<{ readonly signal: string; readonly out: string }> {
  const command = path.join(import.meta.dirname, '../fixtures/killed-fetch.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [command, String(fatal), folder, host, ...NAMES], (error, out) =>
      resolve({ signal: error?.signal ?? '', out }),
    );
  });
}

it('is resumed after a kill at any moment: whole files alone stand in the folder, and the next run ends with all of them', async () => {
  const { host } = await serveCommons();
  const root = await temporaryFolder(IN_MEMORY);
  const whole = path.join(root, 'whole');
  await mkdir(whole);
  const changes = Number(/changes (\d+)/.exec((await run(0, whole, host)).out)?.[1]);
  expect(changes).toBeGreaterThan(MOMENTS);
  const files = (await readdir(path.join(whole, 'images'), { recursive: true })).sort();
  const moments = Array.from(
    { length: MOMENTS },
    (_, i) => 1 + Math.round((i * (changes - 1)) / (MOMENTS - 1)),
  ).values();
  const killAndResume = async (fatal: number): Promise<void> => {
    const folder = path.join(root, String(fatal));
    await mkdir(folder);
    expect((await run(fatal, folder, host)).signal, `killed at ${String(fatal)}`).toBe('SIGKILL');
    for (const file of await readdir(path.join(folder, 'images'), { recursive: true }).catch(() => []))
      if (file.endsWith('.jpg'))
        expect(sha256(await readFile(path.join(folder, 'images', file))), file).toBe(sha256(PICTURE));
    await fetchNames(folder, host, NAMES);
    expect((await readdir(path.join(folder, 'images'), { recursive: true })).sort()).toEqual(files);
    const rows = rowsIn(path.join(folder, 'addresses.tsv'), ADDRESS_COLUMNS);
    expect(rows.map(({ state }) => state).sort()).toEqual([...Array<string>(6).fill('alive'), 'dead', 'dead']);
    expect((await readdir(folder)).sort()).toEqual(['addresses.tsv', 'credits.tsv', 'images']);
  };
  const lane = async (): Promise<void> => {
    for (const fatal of moments) await killAndResume(fatal);
  };
  await Promise.all([lane(), lane()]);
});
