import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeFolder, replaceDurably, syncTree } from '../../scripts/pipeline/builds/durable.ts';
import { writeChanges } from '../../scripts/pipeline/datasets/declaration-changes.ts';
import { UnpackedImages } from '../../scripts/pipeline/images/archives/unpacked-images.ts';
import { storeList } from '../../scripts/pipeline/lists/stored-list.ts';

let folder = '';
/** What stands on the disk at each `fsync`: what the pointer says, unless a test looks at something else. */
let seen: string[] = [];
let onSync: () => string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'canopy-durable-'));
  await mkdir(path.join(folder, 'build/deep'), { recursive: true });
  await writeFile(path.join(folder, 'build/a'), 'a');
  await writeFile(path.join(folder, 'build/deep/b'), 'b');
  await writeFile(path.join(folder, 'current'), 'before');
  await writeFile(path.join(folder, 'next'), 'after');
  seen = [];
  onSync = () => readFileSync(path.join(folder, 'current'), 'utf8');
  const handle = await open(folder);
  const prototype = Object.getPrototypeOf(handle) as { sync: () => Promise<void> };
  await handle.close();
  const sync = prototype.sync;
  vi.spyOn(prototype, 'sync').mockImplementation(function (this: unknown) {
    seen.push(onSync());
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

it('writes the names of folders that it makes to the disk, each in the one above', async () => {
  await makeFolder(path.join(folder, 'lists/mini/deep'));
  expect(seen).toHaveLength(3);
  await makeFolder(path.join(folder, 'lists/mini/deep'));
  expect(seen).toHaveLength(3);
});

it('has a declaration and its folder on the disk, and the removal of a declaration', async () => {
  const data = path.join(folder, 'data');
  await mkdir(data);
  const change = { folder: 'local', name: 'mini' } as const;
  await writeChanges(data, [{ ...change, text: '{}' }]);
  // The name of the folder, the file, and its name in the folder.
  expect(seen).toHaveLength(3);
  await writeChanges(data, [{ ...change, text: undefined }]);
  expect(seen).toHaveLength(4);
  expect(await readdir(path.join(data, 'local'))).toEqual([]);
});

it('has a list, its directory and its note on the disk before each has its name', async () => {
  const workshop = path.join(folder, 'workshop');
  const out = path.join(folder, 'out');
  await mkdir(workshop);
  const [table, directory] = [path.join(workshop, 'table'), path.join(workshop, 'directory')];
  await writeFile(table, 'table');
  await writeFile(directory, 'directory');
  const lists = path.join(out, 'lists/mini');
  onSync = () => (existsSync(lists) ? readdirSync(lists).join(' ') : '');
  const built = {
    digest: 'abcdefabcdef',
    columns: [],
    images: 0,
    bytes: 5,
    lines: 0,
    leftOut: {},
    isNumbered: false,
    unknown: [],
  };
  await storeList(out, 'mini', 'stamp', { ...built, table, directory }, workshop);
  const list = 'abcdefabcdef.tsv';
  // Per file: itself before the name is there, then the folder it comes to and the one it leaves.
  expect(seen.slice(-9)).toEqual([
    '',
    list,
    list,
    list,
    `abcdefabcdef.columns ${list}`,
    `abcdefabcdef.columns ${list}`,
    `abcdefabcdef.columns ${list}`,
    `abcdefabcdef.columns ${list} urls.json`,
    `abcdefabcdef.columns ${list} urls.json`,
  ]);
});

it('has images unpacked from an archive on the disk before their file has its name', async () => {
  const images = await UnpackedImages.create(path.join(folder, 'unpacked'), 'one.tar');
  await images.append(Buffer.from('image'));
  onSync = () => String(readdirSync(path.join(folder, 'unpacked')).every((name) => name.endsWith('.partial')));
  await images.finish();
  expect(seen.slice(-2)).toEqual(['true', 'false']);
});

/** Files that rename without a sync, each with the reason why a loss of power does no harm. */
const WITHOUT_SYNC: Readonly<Record<string, string>> = {
  'pipeline/builds/durable.ts': 'syncs',
  'pipeline/builds/write-build.ts': 'moves a damaged build away',
  'pipeline/fetch/fetch-images.ts': 'each photograph is checked when data are built from it',
  'export/export-site.ts': '`--force` rewrites a copy',
  'export/manifest.ts': '`--force` rewrites a copy',
  'export/pack-copy.ts': 'repacked from the copy',
};

it('leaves no writer that renames without a sync, but for those that need none', async () => {
  const scripts = path.resolve(import.meta.dirname, '../../scripts');
  const files = (await readdir(scripts, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const found = files.filter((file) =>
    /import \{[^}]*\brename(?:Sync)?\b[^}]*\} from 'node:fs/.test(readFileSync(path.join(scripts, file), 'utf8')),
  );
  expect(found.toSorted()).toEqual(Object.keys(WITHOUT_SYNC).toSorted());
});
