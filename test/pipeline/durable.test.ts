import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { replaceDurably, syncTree } from '../../scripts/pipeline/builds/durable.ts';

let folder = '';
/** What the pointer said at each `fsync`. */
let seen: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'canopy-durable-'));
  await mkdir(path.join(folder, 'build/deep'), { recursive: true });
  await writeFile(path.join(folder, 'build/a'), 'a');
  await writeFile(path.join(folder, 'build/deep/b'), 'b');
  await writeFile(path.join(folder, 'current'), 'before');
  await writeFile(path.join(folder, 'next'), 'after');
  seen = [];
  const handle = await open(folder);
  const prototype = Object.getPrototypeOf(handle) as { sync: () => Promise<void> };
  await handle.close();
  const sync = prototype.sync;
  vi.spyOn(prototype, 'sync').mockImplementation(function (this: unknown) {
    seen.push(readFileSync(path.join(folder, 'current'), 'utf8'));
    return sync.call(this);
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

it('writes every file and folder of a tree to the disk', async () => {
  await syncTree(path.join(folder, 'build'));
  expect(seen).toHaveLength(4);
});

it('has the bytes on the disk before the name leads to them, and then the name', async () => {
  await replaceDurably(path.join(folder, 'current'), path.join(folder, 'next'));
  expect(seen).toEqual(['before', 'after']);
  expect(await readFile(path.join(folder, 'current'), 'utf8')).toBe('after');
});
