import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readLabelFile } from '../../scripts/pipeline/images/classes/label-table.ts';
import { parseOnce } from '../../scripts/pipeline/images/parsed-notes.ts';
import { findBoxes, readBoxes } from '../../scripts/pipeline/images/annotations/read-boxes.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const LARGE = 5 * 2 ** 20;

test('a large file is parsed once, and again when it has changed or its note is damaged', async () => {
  const folder = await temporaryFolder();
  const [file, notes] = [path.join(folder, 'a.json'), path.join(folder, 'notes')];
  let parsed = 0;
  const read = (): Promise<readonly number[]> => parseOnce(notes, file, 'labels', () => Promise.resolve([++parsed]));
  await writeFile(file, Buffer.alloc(LARGE));
  expect([await read(), await read()]).toEqual([[1], [1]]);
  await utimes(file, 1, 1);
  expect([await read(), await read()]).toEqual([[2], [2]]);
  await writeFile(path.join(notes, (await readdir(notes))[0]!), '{"version":1,"si');
  expect(await read()).toEqual([3]);
  await writeFile(file, 'small');
  expect([await read(), await read()]).toEqual([[4], [5]]);
});

test('labels and boxes are the same from notes as from the file', async () => {
  const folder = await temporaryFolder();
  const [file, notes] = [path.join(folder, 'b/coco.json'), path.join(folder, 'notes')];
  const coco = {
    images: Array.from({ length: 200 }, (_, id) => ({ id, file_name: `${String(id)}.jpg`, width: 60, height: 40 })),
    annotations: Array.from({ length: 400 }, (_, i) => ({
      image_id: i % 200,
      category_id: i % 3,
      bbox: [i % 50, 1.5, 9, 9],
      segmentation: 'x'.repeat(12_000),
    })),
    categories: ['dog', 'cat', 'é'].map((name, id) => ({ id, name })),
  };
  await mkdir(path.dirname(file));
  await writeFile(file, JSON.stringify(coco));
  const labels = async (): Promise<unknown> => (await readLabelFile(file, 'coco.json', notes)).rows();
  const boxes = async (): Promise<unknown> =>
    readBoxes({ ...(await findBoxes(path.dirname(file))), notes }, (name) => [{ id: name }]);
  const first = [await labels(), await boxes()];
  expect((await readdir(notes)).map((name) => name.replace(/-.*/, ''))).toEqual(['boxes', 'labels']);
  expect([await labels(), await boxes()]).toEqual(first);
  expect(first[0]).toHaveLength(200);
});
