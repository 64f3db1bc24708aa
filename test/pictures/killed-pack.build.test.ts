import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PackReader } from '../../scripts/pipeline/pictures/read-pack.ts';
import { writePacks } from '../../scripts/pipeline/pictures/write-pack.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { itemsOf, numberedItems, targetsOf } from '../fixtures/write-pack-child.ts';

test('a pack goes on where it was killed, however often, and ends with the same bytes', async () => {
  const [folder, names] = [await temporaryFolder(), ['views', 'thumbnails']];
  const [killed, whole] = [
    names.map((name) => path.join(folder, `killed-${name}.pack`)),
    names.map((name) => path.join(folder, `unkilled-${name}.pack`)),
  ];
  await writePacks(targetsOf(whole), itemsOf(numberedItems(400, () => undefined)));
  const child = path.resolve(import.meta.dirname, '../fixtures/write-pack-child.ts');
  let made = 0;
  const kills = [30, 47, 64, 81];
  for (const most of [...kills, Infinity]) {
    made += await runUntil(most, [child, '400', ...killed]);
    const pack = await PackReader.open(killed[0]!);
    expect(pack === undefined).toBe(most < Infinity);
    await pack?.close();
  }
  for (const i of names.keys()) expect((await readFile(killed[i]!)).equals(await readFile(whole[i]!))).toBe(true);
  // 400 files and the line at the end; each kill loses at most the files in work and those not yet written.
  expect(made - 1 - 400).toBeLessThanOrEqual(kills.length * 12);
});

/** Runs a script, kills it after a number of printed lines, and returns these lines. */
async function runUntil(most: number, args: readonly string[]): Promise<number> {
  const run = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let lines = 0;
  run.stdout.setEncoding('utf8').on('data', (text: string) => {
    lines += text.split('\n').length - 1;
    if (lines >= most) run.kill('SIGKILL');
  });
  await new Promise((resolve) => run.once('close', resolve));
  return lines;
}
