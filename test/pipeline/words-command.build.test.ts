import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runMiniData, smallData } from '../fixtures/data-command.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

it('adds, lists and removes the words of a language', async () => {
  const [data, out, files] = [await smallData(), await temporaryFolder(), await temporaryFolder()];
  const folders = ['--data', data, '--out', out];
  const file = path.join(files, 'wn-data-fin.tab');
  const rows = `${miniWnid('dog').slice(1)}-n\tfin:lemma\tkoira\n`;
  await writeFile(file, `# Sanat\tfin\thttps://example.org/\tCC BY 3.0\n${rows}`);

  const added = await runMiniData('words', 'add', 'fin', file, '--title', 'Suomen sanat', '--no-pictures', ...folders);
  expect([added.code, added.error]).toEqual([0, '']);
  expect(await readFile(path.join(data, 'words/fin.tab'), 'utf8')).toBe(
    `# Suomen sanat\tfin\thttps://example.org/\tCC BY 3.0\n${rows}`,
  );
  const listed = await runMiniData('words', 'list', ...folders);
  expect(listed.out).toMatch(/fin.*Suomen sanat.*CC BY 3\.0.*https:\/\/example\.org\/.*1/);

  const unknown = await runMiniData('words', 'remove', 'fim', ...folders);
  expect([unknown.code, unknown.error.trim()]).toEqual([
    1,
    'LANGUAGE: expected one of the languages fin, came "fim". Did you mean fin?',
  ]);
  const removed = await runMiniData('words', 'remove', 'fin', '--no-pictures', ...folders);
  expect([removed.code, removed.error]).toEqual([0, '']);
  expect((await runMiniData('words', 'list', ...folders)).out).not.toContain('fin');
});

it('refuses a language without a code, and a command that it does not know', async () => {
  expect((await runMiniData('words', 'add', 'Finnish!', 'x.tab')).error).toContain('a code of ISO 639');
  expect((await runMiniData('words', 'ad')).error).toContain('expected add, remove, list, came "ad"');
});
