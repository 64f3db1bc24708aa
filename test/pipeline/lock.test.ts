import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isRunning, startOf, takeLock } from '../../scripts/pipeline/builds/lock.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

/** Short, so that the tests are. */
const PAUSES = { held: 5, unwritten: 20 };

test('a lock is held until it is given back; who waits is called once with its owner', async () => {
  const file = path.join(await temporaryFolder(), 'lock');
  const unlock = await takeLock(file);
  const waits: number[] = [];
  let isTaken = false;
  const second = takeLock(file, ({ pid }) => waits.push(pid), PAUSES).then((release) => {
    isTaken = true;
    return release;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([isTaken, waits]).toEqual([false, [process.pid]]);
  await unlock();
  await (
    await second
  )();
  await expect(readFile(file)).rejects.toThrow(/ENOENT/);
});

test.each([
  ['a process that is gone', JSON.stringify({ pid: 4_194_304, started: '1' })],
  ['another process of the same number', JSON.stringify({ pid: process.pid, started: 'long ago' })],
  ['a crash that left nothing in it', ''],
  ['a crash that left half of it', '{"pid":12'],
])('a lock of %s is taken over', async (_, text) => {
  const file = path.join(await temporaryFolder(), 'lock');
  await writeFile(file, text);
  await (
    await takeLock(file, undefined, PAUSES)
  )();
  await expect(readFile(file)).rejects.toThrow(/ENOENT/);
});

test('a process is known by its number and its start', async () => {
  const started = await startOf(process.pid);
  expect(started).not.toBe('');
  expect(await isRunning({ pid: process.pid, started })).toBe(true);
  expect(await isRunning({ pid: process.pid, started: `${started}0` })).toBe(false);
});
