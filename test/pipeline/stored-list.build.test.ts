import { type ChildProcess, spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findStoredList } from '../../scripts/pipeline/lists/stored-list.ts';
import { sumBlocks } from '../../scripts/pipeline/builds/sum-blocks.ts';
import { removeAbandoned } from '../../scripts/pipeline/builds/workshop.ts';
import { decodeColumns } from '../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../src/format/lists/image-list.ts';
import { Random } from '../fuzz/random.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const ROUNDS = 5;

/** Starts a process that makes lists of files for ever, and waits for the first. */
async function maker(out: string, files: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../fixtures/write-lists.ts'), out, ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('killed at any moment, the making of a list leaves whole lists or none, and nothing of itself once it is cleared up', async () => {
  const [out, inputs] = await Promise.all([temporaryFolder(), temporaryFolder()]);
  const random = new Random(2011, 1);
  const files = await Promise.all(
    ['one', 'two'].map(async (name) => {
      const file = path.join(inputs, `${name}.txt`);
      await writeFile(
        file,
        Array.from(
          { length: 20_000 },
          (_, i) =>
            `${miniWnid(i % 2 === 0 ? 'dog' : 'husky')}_${String(i)}\thttp://example.org/${name}/${String(i)}.jpg\n`,
        ).join(''),
      );
      return file;
    }),
  );
  await mkdir(out, { recursive: true });
  for (let round = 0; round < ROUNDS; round++) {
    const child = await maker(out, files);
    await setTimeout(random.below(150));
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;

    const folder = path.join(out, 'lists/mini');
    const directories = (await readdir(folder)).filter((name) => name.endsWith('.columns'));
    expect(directories.length).toBeGreaterThan(0);
    // A list is there when its directory is; then all of it is.
    for (const name of directories) {
      const directory = await readFile(path.join(folder, name));
      expect(hash('sha256', directory).slice(0, 12)).toBe(path.parse(name).name);
      const table = await readFile(path.join(folder, name.replace('.columns', '.tsv')));
      expect(
        Buffer.from(decodeColumns(LIST_SCHEMA, directory, name).blockSum).equals(sumBlocks(table)),
        `round ${String(round)}`,
      ).toBe(true);
    }
    // What the note names is one of them; at every moment there is a note, of the one file or of the other.
    const kept = (await Promise.all(files.map((file) => findStoredList(out, 'mini', `stamp of ${file}`)))).filter(
      (one) => one !== undefined,
    );
    expect(kept.map(({ digest, images }) => [directories.includes(`${digest}.columns`), images])).toEqual([
      [true, 20_000],
    ]);
  }
  await removeAbandoned(out);
  expect(await readdir(out)).toEqual(['lists']);
});
