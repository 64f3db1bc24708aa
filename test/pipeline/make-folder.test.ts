import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from '../../scripts/pipeline/builds/durable.ts';
import { withFile } from '../../src/store/file-fault.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'canopy-folder-'));
});
afterEach(() => rm(root, { recursive: true }));

it.each(['a', 'a/b/c', '.'])('makes %s, and leaves it as it is the next time', async (name) => {
  const folder = path.join(root, name);
  await makeFolder(folder);
  await writeFile(path.join(folder, 'file'), '');
  await makeFolder(folder);
  expect((await stat(path.join(folder, 'file'))).isFile()).toBe(true);
});

it('makes a folder for several who ask at the same time', async () => {
  await Promise.all(Array.from({ length: 10 }, () => makeFolder(path.join(root, 'a/b/c'))));
  expect((await stat(path.join(root, 'a/b/c'))).isDirectory()).toBe(true);
});

it.each([
  ['file', 'EEXIST'],
  ['file/a', 'ENOTDIR'],
])('says of %s what stands in its place', async (name, code) => {
  await writeFile(path.join(root, 'file'), '');
  await expect(makeFolder(path.join(root, name))).rejects.toMatchObject({ code });
});

it.skipIf(process.platform !== 'linux')('ends where nothing can be made, in a sentence', async () => {
  await mkdir(path.join(root, 'a'));
  for (const folder of ['/proc/canopy', '/proc/canopy/a/b'])
    await expect(withFile(folder, 'written', () => makeFolder(folder))).rejects.toThrow(
      'cannot be written: nothing can be made there. Name another folder.',
    );
});
