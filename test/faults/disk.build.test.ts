import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentBuild } from '../../scripts/pipeline/builds/current-build.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { everyByte } from '../fixtures/every-byte.ts';
import { expectWhole } from '../fixtures/expect-whole.ts';
import { smallRun, writeSources } from '../fixtures/small-run.ts';

let root: string;
let sources: string;
let older: string;
/** What there is after the older build when the next run has met with no fault. */
let bytes: Map<string, string>;
let versions: string[];
/** Where the pictures of the older and of the next run are. */
let lists: string[];

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'canopy-disk-'));
  sources = path.join(root, 'sources');
  older = path.join(root, 'older');
  await writeSources(path.join(root, 'older-sources'), 3);
  await writeSources(sources, 4);
  const before = await smallRun(path.join(root, 'older-sources'), older);
  const whole = await copyOfOlder('whole');
  const after = await smallRun(sources, whole);
  versions = [before.version, after.version];
  lists = [before, after].map(
    ({ manifest }) =>
      `pictures/photos/${manifest.files.find((file) => file.path === 'datasets/photos/pictures.tsv')!.sha256.slice(0, 12)}`,
  );
  bytes = await everyByte(whole);
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function copyOfOlder(name: string): Promise<string> {
  const out = path.join(root, name);
  await cp(older, out, { recursive: true, preserveTimestamps: true });
  return out;
}

/** What a run says when it fails. */
async function complaintOf(run: Promise<unknown>): Promise<string> {
  const error = await run.then(
    () => new Error('expected a failure, came none'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StoreError);
  return (error as StoreError).message;
}

/** Disks of a size can be had where this user may mount them. */
const mount = path.join(tmpdir(), `canopy-full-${String(process.pid)}`);
const mayMount = spawnSync('sh', ['-c', `mkdir -p ${mount} && mount -t tmpfs -o size=1m tmpfs ${mount}`]).status === 0;
afterAll(async () => {
  if (mayMount) spawnSync('umount', ['--lazy', mount]);
  await rm(mount, { recursive: true, force: true });
});

/** Kilobytes on a disk, which gives whole pages of four, that the next run needs before it draws. */
async function neededToBuild(): Promise<number> {
  const before = await everyByte(older);
  const added = [...bytes].filter(([name]) => !name.startsWith('pictures/') && !before.has(name));
  return added.reduce((sum, [, { length }]) => sum + 4 * Math.ceil(length / 4096), 0);
}

test.skipIf(!mayMount)(
  'a disk that is full is told, and what could not be written; nothing is lost, and with room the run ends as ever (skipped where no disk may be mounted)',
  async () => {
    const out = path.join(mount, 'data');
    const named = new Set<string>();
    const needed = await neededToBuild();
    for (const left of [0, 12, 0.3 * needed, 0.7 * needed, needed - 4, needed + 8]) {
      await cp(older, out, { recursive: true, preserveTimestamps: true });
      const { stdout } = spawnSync('df', ['--block-size=1', '--output=avail', mount], { encoding: 'utf8' });
      await writeFile(
        path.join(mount, 'filler'),
        new Uint8Array(Number(stdout.split('\n')[1]) - Math.round(left) * 1024),
      );

      const complaint = await complaintOf(smallRun(sources, out));
      const file =
        /^(\/\S+): cannot be written: the disk is full\. Make room there and run it again; what was whole before still is\.$/.exec(
          complaint,
        )?.[1];
      expect(file, complaint).toContain(out);
      named.add(file!.replace(/^.*\/(build|pictures|lists|surveys)\/.*$/, '$1'));
      expect(versions).toContain(await expectWhole(out, complaint));
      expect(
        [...(await everyByte(out)).keys()].filter((name) => name.startsWith('.')),
        complaint,
      ).toEqual([]);

      await rm(path.join(mount, 'filler'));
      await smallRun(sources, out);
      expect(await everyByte(out), complaint).toEqual(bytes);
      await rm(out, { recursive: true });
    }
    // All that a run writes has met with it.
    expect([...named].sort()).toEqual(['build', 'lists', 'pictures', 'surveys']);
  },
);

/** Puts a folder in the place of a file. */
async function blockedBy(out: string, place: string): Promise<string> {
  await rm(path.join(out, place), { force: true });
  await mkdir(path.join(out, place), { recursive: true });
  return path.join(out, place);
}

describe('a folder in the place of', () => {
  test.each([
    ['what names the current build', (): string => 'current.json', 'read'],
    ['the lock of the pictures', (): string => 'pictures/photos/lock', 'read'],
    ['a pack that is being written', (): string => `${lists[1]!}/view-0000.pack.partial`, 'read'],
    ['a pack', (): string => `${lists[1]!}/thumbnail-0000.pack`, 'read'],
    ['the note of what was drawn', (): string => `${lists[1]!}/done.json`, 'written'],
  ] as const)('%s is named, and when it is gone the run ends as ever', async (what, place, doing) => {
    const out = await copyOfOlder(`blocked ${what}`);
    const blocked = await blockedBy(out, place());
    expect(await complaintOf(smallRun(sources, out))).toBe(
      `${blocked}: cannot be ${doing}: a folder stands in its place. Move the folder away and run it again.`,
    );
    await rm(blocked, { recursive: true });
    // What named the current build is gone with it: the next run begins anew.
    await smallRun(sources, out);
    const ended = await everyByte(out);
    const ofTheRun = (all: Map<string, string>): [string, string][] =>
      [...all].filter(([name]) => !name.startsWith(versions[0]!) && !name.startsWith(lists[0]!));
    expect(ofTheRun(ended)).toEqual(ofTheRun(bytes));
  });

  test('a file of the build is named by whoever opens it, and the next run mends it', async () => {
    const out = await copyOfOlder('blocked file');
    const blocked = await blockedBy(out, `${versions[0]!}/taxonomy.columns`);
    expect(await complaintOf(openCatalogue(folderSource(out)))).toBe(
      `${blocked}: cannot be read: a folder stands in its place. Move the folder away and run it again.`,
    );
    expect((await smallRun(path.join(root, 'older-sources'), out)).version).toBe(versions[0]);
    expect(await everyByte(out)).toEqual(await everyByte(older));
  });
});

test.skipIf(process.getuid?.() !== 0)(
  'a file that this user may not read is named, with what to do (skipped where nobody can be another user)',
  async () => {
    const out = await copyOfOlder('forbidden');
    const file = path.join(out, 'current.json');
    await chmod(root, 0o755);
    await chmod(file, 0);
    const complaint = `${file}: cannot be read: this user may not. Change who may, or run it as another user.`;
    process.seteuid!(65_534);
    try {
      expect(await complaintOf(openCatalogue(folderSource(out)))).toBe(complaint);
      expect(await complaintOf(currentBuild(out))).toBe(complaint);
    } finally {
      process.seteuid!(0);
    }
  },
);
