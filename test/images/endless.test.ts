import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tarMembers } from '../../scripts/pipeline/images/archives/tar-members.ts';
import { readNamedFile } from '../../scripts/pipeline/text/read-file.ts';

const MIB = 2 ** 20;

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'canopy-endless-'));
});
afterEach(() => rm(root, { recursive: true }));

/** A tar of members that are all zeros. */
async function tarOfZeros(sizes: Readonly<Record<string, number>>, compressed = false): Promise<Buffer> {
  const tar = pack();
  for (const [name, size] of Object.entries(sizes)) tar.entry({ name }, Buffer.alloc(size));
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of compressed ? tar.pipe(createGzip()) : tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The names of a tar's members, and the error behind them. */
async function read(file: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name, bytes } of tarMembers(file, createReadStream(file, { highWaterMark: MIB }), MIB))
      names.push(`${name} ${String(bytes?.length)}`);
  } catch (error) {
    names.push((error as Error).message);
  }
  return names;
}

it.each([
  ['that goes on in zeros', { 'a.jpg': 9 }, 40 * MIB, ['a.jpg 9', 'nothing but zeros from byte 1048576 on']],
  ['of zeros alone', {}, 40 * MIB, ['nothing but zeros from byte 0 on']],
  ['that is filled up', { 'a.jpg': 9 }, 5 * MIB, ['a.jpg 9']],
  ['whose members are zeros', { 'a.jpg': 30 * MIB, 'b.jpg': 9 }, 0, ['a.jpg undefined', 'b.jpg 9']],
] as const)('reads a tar %s to an end', async (_, members, more, found) => {
  const bytes = await tarOfZeros(members);
  const file = path.join(root, 'a.tar');
  await writeFile(file, bytes);
  await truncate(file, bytes.length + more);
  expect(await read(file)).toEqual(found);
});

it('reads a tar in a tar, and one that is compressed, to an end', async () => {
  await writeFile(path.join(root, 'a.tgz'), await tarOfZeros({ 'in.tar': 30 * MIB, 'b.jpg': 9 }, true));
  expect(await read(path.join(root, 'a.tgz'))).toEqual(['b.jpg 9']);
});

it.each(['device', 'pipe'])('reads no %s', async (kind) => {
  const file = kind === 'device' ? '/dev/zero' : path.join(root, 'pipe');
  if (kind === 'pipe') execFileSync('mkfifo', [file]);
  await expect(readNamedFile(file)).rejects.toThrow(/came .*, which is a device or pipe/);
});
