import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCroissant } from '../../scripts/pipeline/datasets/read-croissant.ts';
import { croissant } from '../../src/format/exports/croissant.ts';
import { addForm } from '../fixtures/add-form.ts';
import { put } from '../fixtures/image-folder.ts';
import { miniWnid, textFile } from '../fixtures/mini-inputs.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

/** A description as others write them: columns with names of their own, a licence by address, a citation of several lines. */
const DESCRIPTION = {
  '@type': 'sc:Dataset',
  name: 'Pets',
  description: 'Two\npets.',
  license: ['https://creativecommons.org/licenses/by/4.0/'],
  url: 'https://example.org/pets',
  citeAs: '@misc{pets,\n\tauthor = {Ann}\n}',
  datePublished: '2024-02-29T00:00:00',
  distribution: [{ '@type': 'cr:FileObject', '@id': 'table', contentUrl: 'https://example.org/pets.csv' }],
  recordSet: [
    {
      '@id': 'pets',
      field: [
        { '@id': 'pets/image_url', source: { fileObject: { '@id': 'table' }, extract: { column: 'place' } } },
        { '@id': 'pets/label', source: { fileObject: { '@id': 'table' }, extract: { column: 'kind' } } },
        { '@id': 'pets/year', source: { fileObject: { '@id': 'table' }, extract: { column: 'year' } } },
      ],
    },
  ],
};
const read = async (value: unknown, folder: string): ReturnType<typeof readCroissant> =>
  readCroissant(textFile('c.json', JSON.stringify(value)), path.join(folder, 'c.json'));

describe('a Croissant description', () => {
  test('gives title, licence, citation, and the table next to it with its columns', async () => {
    const folder = await temporaryFolder();
    const table = `kind,place,year\n${miniWnid('dog')},http://images.example/a.jpg,2001\n`;
    await put(folder, 'pets.csv', table);
    const { urls, columns, ...said } = await read(DESCRIPTION, folder);
    expect(said).toEqual({
      title: 'Pets',
      description: 'Two pets.',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      homepage: 'https://example.org/pets',
      credit: '@misc{pets, author = {Ann} }',
      published: '2024-02-29',
    });
    expect([urls, columns]).toEqual([path.join(folder, 'pets.csv'), { place: 'url', kind: 'wnid' }]);
    expect((await addForm({ 'pets.csv': table }, { urls: 'pets.csv', columns: columns! })).images).toEqual({ dog: 1 });
  });

  test('of this site is read, and the pages of its classes are no addresses of images', async () => {
    const folder = await temporaryFolder();
    const file = (name: string): Parameters<typeof croissant>[0]['synsets'] => ({
      name,
      address: `https://canopy.example/${name}`,
      bytes: 1,
      sha256: '0'.repeat(64),
    });
    const description = {
      name: 'mini',
      title: 'Mini',
      description: 'A dozen synsets.',
      credit: 'Ann',
      licence: 'CC0',
      origin: 'Made up.',
      published: '2026-01-01',
    };
    const parts = { description, address: 'https://canopy.example/', synsets: file('s.csv'), parents: file('p.csv') };
    expect(await read(croissant({ ...parts, images: undefined }), folder)).toMatchObject({
      title: 'Mini',
      credit: 'Ann',
    });
    await put(folder, 'i.tsv', '');
    expect(await read(croissant({ ...parts, images: file('i.tsv') }), folder)).toMatchObject({
      licence: 'CC0',
      urls: path.join(folder, 'i.tsv'),
      columns: { url: 'url', wnid: 'wnid' },
    });
  });

  test('whose table is missing is refused with where to fetch it, and so is other JSON', async () => {
    const folder = await temporaryFolder();
    await expect(read(DESCRIPTION, folder)).rejects.toThrow(
      /expected the table of addresses at .*pets\.csv, came none\. Fetch it from https:\/\/example\.org\/pets\.csv to there/,
    );
    await expect(read({ images: [] }, folder)).rejects.toThrow(/expected a Croissant description/);
  });
});
