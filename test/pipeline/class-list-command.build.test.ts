import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { declareListAlone, isClassTable } from '../../scripts/pipeline/datasets/declare-class-list.ts';
import { runMiniDataFrom, smallData } from '../fixtures/data-command.ts';
import { miniWnid, textFile } from '../fixtures/mini-inputs.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const none = new Map();

test('a new class list has what is given, and says the rest by itself', () => {
  const { text } = declareListAlone('mine', 'mine.txt', false, { title: 'Mine', scope: 'subtree' }, none);
  expect(JSON.parse(text!)).toEqual({
    rank: 1,
    title: 'Mine',
    origin: 'The classes of Mine in their order.',
    inTables: false,
    classes: { file: 'mine.txt', scope: 'subtree' },
  });
  expect(() => declareListAlone('mine', 'mine.txt', false, {}, none)).toThrow(/--title.*title for a new class list/s);
  expect(() => declareListAlone('mine', undefined, false, { title: 'Mine' }, none)).toThrow(/FILE/);
  expect(() => declareListAlone('mine', 'mine.txt', false, { title: 'Mine', scope: 'all' }, none)).toThrow(/classes/);
});

test('a list that is there changes in what is given alone', () => {
  const declared = { rank: 4, title: 'Old', origin: 'A file.', splits: { train: 1 }, classes: { file: 'old.txt' } };
  const lists = new Map([['mine', textFile('mine.json', JSON.stringify({ ...declared, skipUnknown: true }))]]);
  const { text } = declareListAlone('mine', undefined, false, { title: 'New', skipUnknown: false }, lists);
  expect(JSON.parse(text!)).toEqual({ ...declared, title: 'New', inTables: false });
});

test('a class table is recognised by its head', () => {
  expect(isClassTable(Buffer.from('\uFEFFindex\tname\tsynsets\n'))).toBe(true);
  expect(isClassTable(Buffer.from('n02084071 dog\n'))).toBe(false);
});

test('a class list is added, listed and removed; unknown synsets are refused, or skipped on request', async () => {
  const [data, out] = [await smallData(), await temporaryFolder()];
  await writeFile(path.join(data, 'mine.txt'), `${miniWnid('dog')} dog\nn00000001\n${miniWnid('cafe')}\n`);
  const run = (...args: string[]): ReturnType<typeof runMiniDataFrom> =>
    runMiniDataFrom(
      data,
      'class-list',
      ...args,
      '--data',
      data,
      '--out',
      out,
      ...(args[0] === 'list' ? [] : ['--no-pictures']),
    );
  const refused = await run('add', 'mine', 'mine.txt', '--title', 'Mine');
  expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('--skip-unknown') as string });
  await expect(access(path.join(data, 'class-lists/mine.json'))).rejects.toThrow('ENOENT');

  const added = await run('add', 'mine', 'mine.txt', '--title', 'Mine', '--skip-unknown');
  expect(added).toMatchObject({
    code: 0,
    out: expect.stringContaining('Added mine: 2 classes; skipped 1 label without a synset: n00000001.') as string,
  });
  expect(JSON.parse(await readFile(path.join(data, 'class-lists/mine.json'), 'utf8'))).toMatchObject({
    title: 'Mine',
    skipUnknown: true,
    classes: { file: 'mine.txt' },
  });
  expect((await run('list')).out).toMatch(/mine.*Mine.*2.*1/);
  expect(await run('remove', 'mime')).toMatchObject({
    code: 1,
    error: expect.stringContaining('Did you mean mine?') as string,
  });
  expect(await run('remove', 'mine')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Removed mine.') as string,
  });
});
