import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPacked, readRecords, writePack } from '../../scripts/pipeline/write-pack.ts';
import { numberedItems } from '../fixtures/write-pack-child.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'canopy-pack-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const nothing = (): void => undefined;

/** Writes a pack and tells which files were made for it. */
async function write(target: string, items: (made: (place: number) => void) => ReturnType<typeof numberedItems>, reusable: string[] = []): Promise<number[]> {
  const made: number[] = [];
  await writePack(target, items((place) => made.push(place)), reusable, nothing);
  return made.sort((a, b) => a - b);
}

describe('writing a pack', () => {
  test('puts every file in its place', async () => {
    const target = path.join(folder, 'whole.pack');
    expect(await write(target, (made) => numberedItems(50, made))).toHaveLength(50);
    const records = (await readRecords(target))!;
    expect(records).toHaveLength(50);
    for (const [place, record] of records.entries()) {
      expect(new TextDecoder().decode(await readPacked(target, record))).toBe(`file ${String(place)} `.repeat(1 + (place % 7)));
    }
  });

  test('makes nothing again that is there', async () => {
    const target = path.join(folder, 'again.pack');
    await write(target, (made) => numberedItems(20, made));
    const before = await stat(target);
    expect(await write(target, (made) => numberedItems(20, made))).toEqual([]);
    expect((await stat(target)).ino).toBe(before.ino);
  });

  test('makes only what is new when files come between, also from another pack', async () => {
    const [old, target] = [path.join(folder, 'old.pack'), path.join(folder, 'new.pack')];
    await write(old, (made) => numberedItems(20, made));
    const made = await write(target, (note) => {
      const [first, ...rest] = numberedItems(30, note);
      return [...rest, first!];
    }, [old]);
    expect(made).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
    const last = (await readRecords(target))!.at(-1)!;
    expect(new TextDecoder().decode(await readPacked(target, last))).toBe('file 0 ');
  });

  test('makes anew what a file beside it says wrongly', async () => {
    const target = path.join(folder, 'damaged.pack');
    await write(target, (made) => numberedItems(10, made));
    await writeFile(`${target}.partial`, await readFile(target));
    await truncate(`${target}.partial`, (await stat(target)).size - 3);
    await rm(target);
    expect(await write(target, (made) => numberedItems(10, made))).toHaveLength(10);
  });

  test('goes on where it was killed, however often, and ends with the same bytes', async () => {
    const [killed, whole] = [path.join(folder, 'killed.pack'), path.join(folder, 'unkilled.pack')];
    await write(whole, (made) => numberedItems(400, made));
    const child = path.resolve(import.meta.dirname, '../fixtures/write-pack-child.ts');
    let made = 0;
    const kills = [30, 47, 64, 81];
    for (const most of [...kills, Infinity]) {
      made += await runUntil(most, [child, killed, '400']);
      expect((await readRecords(killed)) === undefined).toBe(most < Infinity);
    }
    expect((await readFile(killed)).equals(await readFile(whole))).toBe(true);
    // 400 files and the line at the end; each kill loses at most the files in work and those not yet written.
    expect(made - 1 - 400).toBeLessThanOrEqual(kills.length * 12);
  });
});

/** Runs a script until it has printed so many lines, kills it then, and gives the lines it printed. */
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
