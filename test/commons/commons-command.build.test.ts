import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeDumps } from '../fixtures/commons-dumps.ts';
import { runDataFrom } from '../fixtures/data-command.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

test('npm run data -- commons makes the table from dumps, says what it left out, and keeps ids', async () => {
  const root = await temporaryFolder();
  const data = path.join(root, 'data');
  await mkdir(path.join(data, 'commons'), { recursive: true });
  const { wikidata, oewn, ili } = await writeDumps(root);
  const run = () => runDataFrom(root, 'commons', '--data', data, '--wikidata', wikidata, '--oewn', oewn, '--ili', ili);
  const { code, out, error } = await run();
  expect(error).toBe('');
  expect(code).toBe(0);
  expect(out).toContain('3 rows of 4 statements.');
  expect(out).toContain('left out, link to a synset that is not in 3.0: 1\n');
  expect(out).toContain('left out, file that is no image: 1\n');
  expect(out).toContain('left out, same file of the same synset: 1\n  n02121620 Cat.jpg, by Q20980826 too\n');
  const table = await readFile(path.join(data, 'commons/images.tsv'), 'utf8');
  expect(table.split('\n').map((line) => line.split('\t').filter((_, i) => i !== 1 && i !== 2))).toEqual([
    ['image_id', 'wikidata', 'linked_by', 'kind', 'copies', 'people'],
    ['n02084071_1', 'Q144', 'both', 'photograph', 'same', ''],
    ['n02084071_2', 'Q144', 'both', 'map', 'svg', ''],
    ['n02121620_1', 'Q146', 'OEWN', 'photograph', 'same', ''],
    [''],
  ]);
  expect(table).toContain('/Dog_%22A%22%2C_50%25.jpg\t');
  expect((await run()).code).toBe(0);
  expect(await readFile(path.join(data, 'commons/images.tsv'), 'utf8')).toBe(table);
  await writeFile(path.join(data, 'commons/images.tsv'), table.replaceAll(/\t$/gm, '\t1'));
  expect((await runDataFrom(root, 'commons', '--data', data, '--people')).code).toBe(0);
  expect(await readFile(path.join(data, 'commons/images.tsv'), 'utf8')).toBe(table);
  const refused = await runDataFrom(root, 'commons', '--data', data, '--wikidata', wikidata);
  expect([refused.code, refused.error]).toEqual([1, expect.stringContaining('--oewn')]);
});
