import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_FOLDERS } from '../../scripts/pipeline/builds/ensure-data.ts';
import { type Ended, runData, runDataFrom } from '../fixtures/data-command.ts';
import { everyByte } from '../fixtures/every-byte.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

function run(...args: string[]): Promise<Ended> {
  return runData('--no-pictures', ...args);
}

test('two builds have the same bytes, a third run sees that nothing has changed', async () => {
  const [first, second] = await Promise.all([temporaryFolder(), temporaryFolder()]);
  const ended = await Promise.all([run('--out', first), run('--out', second)]);
  for (const { code, out, error } of ended) {
    expect([code, error]).toEqual([0, '']);
    for (const title of ['Reading WordNet nouns', 'Writing files', 'taxonomy.columns', '82,115'])
      expect(out).toContain(title);
  }
  expect(await everyByte(first)).toEqual(await everyByte(second));

  // From wherever it is run.
  for (const folder of [process.cwd(), second]) {
    const again = await runDataFrom(folder, '--no-pictures', '--out', first);
    expect(again.code).toBe(0);
    expect(again.out).toMatch(
      / is up to date: neither inputs nor program have changed\. Build all the same with --force\.\n$/,
    );
  }
});

test('bad input ends with exit code 1 and one sentence, and leaves the last good build untouched', async () => {
  const [data, out] = await Promise.all([temporaryFolder(), temporaryFolder()]);
  await Promise.all([
    cp(DEFAULT_FOLDERS.data, data, { recursive: true, preserveTimestamps: true }),
    cp(DEFAULT_FOLDERS.out, out, { recursive: true }),
  ]);
  const table = path.join(data, 'imagenet-fall2011.tsv');
  await writeFile(table, (await readFile(table, 'utf8')).replace('n00005787\t1264\n', 'n00005787\t-1264\n'));
  // What was read of a list is cached by the file's name and times, which a copy of the file does not have.
  const built = async (): Promise<[string, string][]> =>
    [...(await everyByte(out))].filter(([file]) => !file.startsWith('lists/'));
  const before = await built();

  const { code, error } = await run('--data', data, '--out', out);
  expect(code).toBe(1);
  const name = path.relative('', table);
  expect(error).toBe(
    `${name}:2: expected a whole number of images, 0 or more, of at most ten digits, came "-1264". Correct the count of n00005787.\n`,
  );
  expect(await built()).toEqual(before);
});

test('a folder that is not there, one that cannot be had, and an option that does not exist, are refused in one sentence', async () => {
  const out = await temporaryFolder();
  const missing = await run('--data', path.join(out, 'nowhere'), '--out', out);
  expect(missing.code).toBe(1);
  expect(missing.error).toMatch(
    /nowhere(\/(datasets|class-lists))?: expected a folder, came none\. Make it, or name another folder with --data; data\/README\.md describes it\.\n$/,
  );
  const unknown = await run(`--output=${out}`);
  expect(unknown.code).toBe(1);
  expect(unknown.error).toBe(
    'npm run data: expected the options --data, --out, --force, --pictures, --part, --lists, came --output. npm run data -- --help lists them.\n',
  );
  expect(await readdir(out)).toEqual([]);
  const file = path.join(out, 'file');
  await writeFile(file, '');
  const inTheWay = await run('--out', file);
  expect([inTheWay.code, inTheWay.error]).toEqual([
    1,
    `${file}: cannot be written: something else stands in its place. Move it away and run it again.\n`,
  ]);
});
