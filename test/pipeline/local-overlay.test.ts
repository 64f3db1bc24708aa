import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readDeclarations } from '../../scripts/pipeline/builds/inputs.ts';
import { writeChanges } from '../../scripts/pipeline/datasets/declaration-changes.ts';
import type { DatasetFields } from '../../scripts/pipeline/datasets/declare-dataset.ts';
import { declareOrAttach } from '../../scripts/pipeline/datasets/local-overlay.ts';
import { readDatasetDeclaration } from '../../scripts/pipeline/datasets/read-declarations.ts';
import { put } from '../fixtures/image-folder.ts';
import { miniDeclaration } from '../fixtures/mini-inputs.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

test('what is attached to a release goes to a local overlay with a credit of its own, and out of it again', async () => {
  const data = await temporaryFolder();
  const base = JSON.stringify(miniDeclaration());
  await put(data, 'datasets/mini.json', base);
  await put(data, 'class-lists/.keep', '');
  const change = async (fields: DatasetFields): Promise<ReturnType<typeof readDatasetDeclaration>> => {
    const made = declareOrAttach('mini', fields, await readDeclarations(data), '2026-01-01');
    // As a build reads it before anything is written, and afterwards.
    const foreseen = (await readDeclarations(data, [made])).datasets.get('mini')!;
    await writeChanges(data, [made]);
    expect((await readDeclarations(data)).datasets.get('mini')).toEqual(foreseen);
    return readDatasetDeclaration('mini', foreseen);
  };
  const overlay = (): Promise<unknown> => readFile(path.join(data, 'local/mini.json'), 'utf8').then(JSON.parse);

  expect(
    await change({ urls: '/store/urls.txt', images: '/store/images', credit: 'Ann', licence: 'Mine' }),
  ).toMatchObject({
    urls: '/store/urls.txt',
    images: '/store/images',
    credit: 'Nobody',
    licence: 'None',
    imagesCredit: 'Ann',
    imagesLicence: 'Mine',
  });
  expect(await readFile(path.join(data, 'datasets/mini.json'), 'utf8')).toBe(base);
  expect(Object.keys((await overlay()) as object)).toEqual(['imagesCredit', 'imagesLicence', 'urls', 'images']);

  // What is said of the release itself stays in its declaration, which takes nothing over from the overlay.
  expect(await change({ title: 'Mini 2' })).toMatchObject({ title: 'Mini 2', urls: '/store/urls.txt' });
  expect(await readFile(path.join(data, 'datasets/mini.json'), 'utf8')).not.toContain('/store');

  await change({ urls: false });
  expect(Object.keys((await overlay()) as object)).toEqual(['imagesCredit', 'imagesLicence', 'images']);
  await change({ images: false, credit: false, licence: false });
  await expect(overlay()).rejects.toThrow(/ENOENT/);
  expect(() => declareOrAttach('mini', { urls: '' }, { ...empty(base) }, '2026-01-01')).toThrow(/^--urls: expected/);

  await put(data, 'local/mini.json', '{"title": "Mine"}');
  await expect(readDeclarations(data)).rejects.toThrow(/local\/mini\.json: expected the fields urls, .*, came title/);
});

function empty(base: string): Parameters<typeof declareOrAttach>[2] {
  const file = { name: 'data/datasets/mini.json', bytes: new TextEncoder().encode(base) };
  const datasets = new Map([['mini', file]]);
  return { datasets, bases: datasets, overlays: new Map(), classLists: new Map() };
}
