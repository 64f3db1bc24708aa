import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findHoldings } from '../../scripts/pipeline/datasets/holdings.ts';
import { readDatasetDeclaration } from '../../scripts/pipeline/datasets/read-declarations.ts';
import { miniDeclaration, textFile } from '../fixtures/mini-inputs.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const declared = (fields: Record<string, unknown>): ReadonlyMap<string, ReturnType<typeof textFile>> =>
  new Map([['mini', textFile('data/datasets/mini.json', JSON.stringify({ ...miniDeclaration(), ...fields }))]]);

describe('what a declaration says that a dataset holds', () => {
  test('is found next to the declarations, or at an absolute path', async () => {
    const [data, elsewhere] = await Promise.all([temporaryFolder(), temporaryFolder()]);
    await Promise.all([mkdir(path.join(data, 'boxes')), writeFile(path.join(data, 'urls.txt'), '')]);
    const found = (await findHoldings(data, declared({ urls: 'urls.txt', images: elsewhere, boxes: 'boxes' }))).get(
      'mini',
    )!;
    expect([...found.values()]).toEqual([
      { kind: 'urls', path: path.join(data, 'urls.txt'), isFolder: false },
      { kind: 'images', path: elsewhere, isFolder: true },
      { kind: 'boxes', path: path.join(data, 'boxes'), isFolder: true },
    ]);
    expect((await findHoldings(data, declared({}))).size).toBe(0);
  });

  test.each([
    [
      'is not there',
      { urls: 'none.txt' },
      /datasets\/mini\.json: expected a file or folder at urls, came .*none\.txt, where there is nothing\. Put it there, or take it out: npm run data -- add mini --no-urls$/,
    ],
    [
      'was fetched and is gone',
      { counts: undefined, urls: 'here.txt', images: 'gone/images', credits: 'gone/c.tsv', addresses: 'gone/a.tsv' },
      /at images, came .* take it out: npm run data -- add mini --no-images --no-credits --no-addresses$/,
    ],
    [
      'is all that it has',
      { counts: undefined, images: 'gone', labels: 'here.txt' },
      /at images, came .* take it out: npm run data -- remove mini$/,
    ],
    [
      'is a file where images are wanted',
      { images: 'here.txt' },
      /--images: expected a folder, tar, zip or Parquet file, came the file .*here\.txt\. A list of addresses is given with --urls/,
    ],
  ])('is refused if it %s', async (_, fields, message) => {
    const data = await temporaryFolder();
    await writeFile(path.join(data, 'here.txt'), '');
    await expect(findHoldings(data, declared(fields))).rejects.toThrow(message);
  });

  test('has its identifiers in WordNet 3.0, and nothing skipped, unless it says so', () => {
    const read = (fields: Record<string, unknown>): ReturnType<typeof readDatasetDeclaration> =>
      readDatasetDeclaration('mini', declared(fields).get('mini')!);
    expect(read({})).toMatchObject({ identifiers: '3.0', skipUnknown: false });
    expect(read({ identifiers: '3.1', skipUnknown: true })).toMatchObject({ identifiers: '3.1', skipUnknown: true });
    expect(() => read({ identifiers: '2.1' })).toThrow(/expected a declaration, came identifiers: .*3\.0.*3\.1/);
  });
});
