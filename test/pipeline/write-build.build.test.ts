import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { currentBuild, currentVersion } from '../../scripts/pipeline/builds/current-build.ts';
import type { OutputFile } from '../../scripts/pipeline/builds/output-file.ts';
import { writeBuild } from '../../scripts/pipeline/builds/write-build.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const files = (text: string): OutputFile[] => [
  { path: 'a.json', records: 1, bytes: new TextEncoder().encode(text) },
  { path: 'deep/b.json', records: 2, bytes: new TextEncoder().encode(text.repeat(2)) },
];

/** Starts a process that writes builds for ever. */
async function writer(root: string, name: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../fixtures/write-builds.ts'), root, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Writers write until they are killed, also where a test fails before.
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

test('a build stands whole in a folder named after its manifest', async () => {
  const root = await temporaryFolder();
  const { version, folder, manifest } = await writeBuild(root, 'inputs', files('x'));
  expect(folder).toBe(path.join(root, version));
  expect(await readFile(path.join(folder, 'deep/b.json'), 'utf8')).toBe('xx');
  expect(manifest).toMatchObject({
    format: 2,
    inputs: 'inputs',
    files: [
      { path: 'a.json', records: 1, bytes: 1 },
      { path: 'blocks.sums', records: 2, bytes: 32 },
      { path: 'deep/b.json', records: 2, bytes: 2 },
    ],
  });
  expect(await currentBuild(root)).toEqual({ version, folder, manifest });
  expect((await readdir(root)).sort()).toEqual([version, 'current.json']);
});

test('the build before stays, older ones go', async () => {
  const root = await temporaryFolder();
  const versions: string[] = [];
  for (const text of ['first', 'second', 'third']) versions.push((await writeBuild(root, text, files(text))).version);
  expect((await readdir(root)).sort()).toEqual([...versions.slice(1), 'current.json'].sort());
});

test('the same build again leaves the files that stand there alone', async () => {
  const root = await temporaryFolder();
  const { folder, version } = await writeBuild(root, 'inputs', files('x'));
  const before = await stat(path.join(folder, 'a.json'));
  expect((await writeBuild(root, 'inputs', files('x'))).version).toBe(version);
  expect((await stat(path.join(folder, 'a.json'))).ino).toBe(before.ino);
});

test.each([
  ['a changed byte', (folder: string) => writeFile(path.join(folder, 'a.json'), 'y')],
  ['a file cut short', (folder: string) => writeFile(path.join(folder, 'deep/b.json'), 'x')],
  ['a changed manifest', (folder: string) => writeFile(path.join(folder, 'manifest.json'), '{}')],
])('%s makes a build no longer whole, and writing it again mends it', async (_what, damage) => {
  const root = await temporaryFolder();
  const { folder, version } = await writeBuild(root, 'inputs', files('x'));
  await damage(folder);
  expect(await currentBuild(root)).toBeUndefined();
  expect((await writeBuild(root, 'inputs', files('x'))).version).toBe(version);
  expect(await currentBuild(root)).toMatchObject({ version });
});

test('a start looks at the lengths of files alone: what has another one is not whole, and other damage is left to who reads', async () => {
  const root = await temporaryFolder();
  const { folder, version } = await writeBuild(root, 'inputs', files('x'));
  await writeFile(path.join(folder, 'a.json'), 'y');
  expect(await currentBuild(root, 'lengths')).toMatchObject({ version });
  expect(await currentBuild(root)).toBeUndefined();
  await writeFile(path.join(folder, 'a.json'), 'yy');
  expect(await currentBuild(root, 'lengths')).toBeUndefined();
});

test.each(['', '{', '{"version":"../../etc"}', '{"version":"0123456789ab"}'])(
  'current.json with %j names no whole build',
  async (text) => {
    const root = await temporaryFolder();
    await writeFile(path.join(root, 'current.json'), text);
    expect(await currentBuild(root)).toBeUndefined();
  },
);

test('a build that cannot be written leaves the last one current, and nothing of itself', async () => {
  const root = await temporaryFolder();
  const { version } = await writeBuild(root, 'inputs', files('x'));
  const clash = [
    { path: 'a', records: 1, bytes: new Uint8Array(1) },
    { path: 'a/b', records: 1, bytes: new Uint8Array(1) },
  ];
  await expect(writeBuild(root, 'inputs', clash)).rejects.toThrow();
  expect(await currentBuild(root)).toMatchObject({ version });
  expect((await readdir(root)).sort()).toEqual([version, 'current.json']);
});

test('killed at any moment, a build leaves the last one whole, and the next one clears up', async () => {
  const root = await temporaryFolder();
  for (let round = 0; round < 12; round++) {
    const child = await writer(root, `round ${String(round)}`);
    await setTimeout(Math.random() * 40);
    await kill(child);
    expect(await currentBuild(root), `round ${String(round)}`).toBeDefined();
  }
  const { version } = await writeBuild(root, 'inputs', files('x'));
  expect(await currentVersion(root)).toBe(version);
  const left = await readdir(root);
  expect(left.filter((name) => name.startsWith('.'))).toEqual([]);
  expect(left).toHaveLength(3); // this build, the one before, current.json
});

test('builds at once do not disturb one another: what is current is whole at every moment', async () => {
  const root = await temporaryFolder();
  const writers = await Promise.all(['a', 'b', 'c'].map((name) => writer(root, name)));
  for (let look = 0; look < 50; look++) {
    // A version that was current a moment ago may be gone by now; then current.json names another, which again may go.
    let whole = await currentBuild(root);
    for (let again = 0; whole === undefined && again < 100; again++) whole = await currentBuild(root);
    expect(whole, `look ${String(look)} at ${String(await currentVersion(root))}`).toBeDefined();
  }
  await Promise.all(writers.map(kill));
  expect(await currentBuild(root)).toBeDefined();
});

test('the workshop of a process at work is left alone', async () => {
  const root = await temporaryFolder();
  const mine = `.workshop-${String(process.ppid)}-0123456789ab`;
  await mkdir(path.join(root, mine));
  await writeBuild(root, 'inputs', files('x'));
  expect(await readdir(root)).toContain(mine);
});
