import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PackReader } from '../../scripts/pipeline/pictures/read-pack.ts';
import { writePacks } from '../../scripts/pipeline/pictures/write-pack.ts';
import type { PackRecord } from '../../src/format/pictures/picture-pack.ts';
import { itemsOf, numberedItems, targetsOf } from '../fixtures/write-pack-child.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'canopy-pack-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** All records of a pack with their files as text; `undefined` if there is none at that place. */
async function contents(file: string): Promise<{ record: PackRecord; text: string }[] | undefined> {
  const reader = await PackReader.open(file);
  if (reader === undefined) return undefined;
  const read: { record: PackRecord; text: string }[] = [];
  for await (const record of reader.records())
    read.push({ record, text: new TextDecoder().decode(await reader.bytes(record)) });
  await reader.close();
  return read;
}

/** Writes a pack and tells which files were made for it. */
async function write(
  target: string,
  items: (made: (place: number) => void) => ReturnType<typeof numberedItems>,
  reusable: string[] = [],
): Promise<number[]> {
  const made: number[] = [];
  await writePacks(targetsOf([target], reusable), itemsOf(items((place) => made.push(place))));
  return made.sort((a, b) => a - b);
}

describe('writing a pack', () => {
  test('puts every file in its place', async () => {
    const target = path.join(folder, 'whole.pack');
    expect(await write(target, (made) => numberedItems(50, made))).toHaveLength(50);
    const files = (await contents(target))!;
    expect(files.map(({ text }) => text)).toEqual(
      Array.from({ length: 50 }, (_, place) => `file ${String(place)} `.repeat(1 + (place % 7))),
    );
  });

  test('reports every file once, in order, made now or before', async () => {
    const target = path.join(folder, 'told.pack');
    const writePack = async (items: number): Promise<string[]> => {
      const lines: string[] = [];
      await writePacks(
        [
          {
            file: target,
            reusable: [],
            onFile: (_, place, isNew) => lines.push(`${String(place)}${isNew ? ' new' : ''}`),
          },
        ],
        itemsOf(numberedItems(items, () => undefined)),
      );
      return lines;
    };
    expect(await writePack(3)).toEqual(['0 new', '1 new', '2 new']);
    expect(await writePack(3)).toEqual(['0', '1', '2']);
    expect(await writePack(4)).toEqual(['0', '1', '2', '3 new']);
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
    const made = await write(
      target,
      (note) => {
        const [first, ...rest] = numberedItems(30, note);
        return [...rest, first!];
      },
      [old],
    );
    expect(made).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
    expect((await contents(target))!.at(-1)!.text).toBe('file 0 ');
  });

  test('shares a pack of another list that holds the same files, and none that holds others', async () => {
    const [old, same, more] = ['shared', 'same', 'more'].map((name) => path.join(folder, `${name}.pack`)) as [
      string,
      string,
      string,
    ];
    await write(old, (made) => numberedItems(20, made));
    const whole = await readFile(old);
    await writeFile(`${same}.partial`, 'left by a killed run');
    expect(await write(same, (made) => numberedItems(20, made), [old])).toEqual([]);
    expect((await stat(same)).ino).toBe((await stat(old)).ino);
    await expect(stat(`${same}.partial`)).rejects.toThrow(/ENOENT/);
    expect(await write(more, (made) => numberedItems(21, made), [old])).toEqual([20]);
    expect((await stat(more)).ino).not.toBe((await stat(old)).ino);
    // What is written in its place later leaves the other list as it is.
    expect(await write(same, (made) => numberedItems(22, made))).toHaveLength(2);
    expect((await readFile(old)).equals(whole)).toBe(true);
  });

  test('makes again what a partial file lacks or has wrong', async () => {
    const target = path.join(folder, 'damaged.pack');
    await write(target, (made) => numberedItems(10, made));
    const whole = await readFile(target);
    await rm(target);
    await writeFile(`${target}.partial`, whole.subarray(0, -3));
    expect(await write(target, (made) => numberedItems(10, made))).toEqual([9]);
    await rm(target);
    await writeFile(`${target}.partial`, whole.fill(0, whole.length - 3));
    expect(await write(target, (made) => numberedItems(10, made))).toHaveLength(10);
  });

  test('makes files of several packs together, and no more than one of them lacks', async () => {
    const [views, thumbnails] = [path.join(folder, 'views.pack'), path.join(folder, 'thumbnails.pack')];
    const made: number[] = [];
    const run = (): Promise<void> =>
      writePacks(targetsOf([views, thumbnails]), itemsOf(numberedItems(12, (place) => made.push(place))));
    await run();
    expect(made).toHaveLength(12);
    expect((await contents(thumbnails))!.map(({ text }) => text)).toEqual(
      Array.from({ length: 12 }, (_, place) => `copy ${String(place)} `.repeat(1 + (place % 7))),
    );
    const before = await stat(views);
    await rm(thumbnails);
    await run();
    expect(made).toHaveLength(24);
    expect((await stat(views)).ino).toBe(before.ino);
    expect((await contents(thumbnails))!).toHaveLength(12);
  });
});
