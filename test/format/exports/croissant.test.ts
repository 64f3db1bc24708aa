import { expect, test } from 'vitest';
import { croissant, type CroissantParts } from '../../../src/format/exports/croissant.ts';

const file = (name: string): CroissantParts['synsets'] => ({
  name,
  address: `https://x.example/${name}`,
  bytes: 12,
  sha256: 'ab',
});
const parts: CroissantParts = {
  description: {
    name: 'mini',
    title: 'Mini',
    description: 'A dozen synsets.',
    homepage: 'https://example.org/',
    credit: 'Nobody',
    licence: 'None',
    origin: 'Made up.',
    published: '2011-09-01',
  },
  address: 'https://x.example/datasets',
  synsets: file('synsets.csv'),
  parents: file('parents.csv'),
  images: undefined,
};

const fileObject = (name: string, encodingFormat: string, description: string): object => ({
  '@type': 'cr:FileObject',
  '@id': name,
  name,
  description,
  contentUrl: `https://x.example/${name}`,
  contentSize: '12 B',
  encodingFormat,
  sha256: 'ab',
});
const field = (
  set: string,
  column: string,
  from: string,
  description: string,
  type = 'Text',
  references?: string,
): object => ({
  '@type': 'cr:Field',
  '@id': `${set}/${column}`,
  name: `${set}/${column}`,
  description,
  dataType: `sc:${type}`,
  source: { fileObject: { '@id': from }, extract: { column } },
  ...(references === undefined ? {} : { references: { field: { '@id': references } } }),
});
const enumeration = (id: string, from: string, description: string, references?: string): object => ({
  '@type': 'cr:RecordSet',
  '@id': id,
  name: id,
  description,
  dataType: 'sc:Enumeration',
  key: { '@id': `${id}/wnid` },
  field: [
    field(id, 'wnid', from, 'n and the offset of the synset in WordNet 3.0'),
    field(id, 'name', from, 'The readable name, such as dog.n.01.'),
    field(id, 'words', from, 'All lemmas, joined by commas.'),
    field(id, 'definition', from, 'The definition without its examples.'),
    field(id, 'parent', from, 'The wnid of the first hypernym; empty for the root.', 'Text', references),
    field(id, 'url', from, 'The page of the synset.', 'URL'),
  ],
});

test('a dataset is described with its synsets, those above them, and its addresses if it has any', () => {
  const described = {
    '@context': expect.objectContaining({ cr: 'http://mlcommons.org/croissant/' }) as object,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name: 'mini',
    alternateName: 'Mini',
    description: 'A dozen synsets.',
    license: { '@type': 'sc:CreativeWork', name: 'None' },
    url: 'https://x.example/datasets',
    sameAs: 'https://example.org/',
    creator: { '@type': 'sc:Organization', name: 'Nobody', url: 'https://example.org/' },
    citeAs: 'Nobody',
    datePublished: '2011-09-01',
    version: '1.0.0',
    inLanguage: 'en',
    isAccessibleForFree: true,
    distribution: [
      fileObject('synsets.csv', 'text/csv', 'The synsets that have images.'),
      fileObject('parents.csv', 'text/csv', 'The synsets above them.'),
    ],
    recordSet: [
      enumeration('parents', 'parents.csv', 'The synsets above the classes; each names the one above it.'),
      enumeration('classes', 'synsets.csv', 'The classes: synsets of WordNet 3.0 that have images.', 'parents/wnid'),
    ],
  };
  expect(croissant(parts)).toEqual(described);
  expect(croissant({ ...parts, images: file('images.tsv') })).toEqual({
    ...described,
    distribution: [
      ...described.distribution,
      fileObject('images.tsv', 'text/tab-separated-values', 'Addresses of images.'),
    ],
    recordSet: [
      ...described.recordSet,
      {
        '@type': 'cr:RecordSet',
        '@id': 'images',
        name: 'images',
        description: 'The images, by the addresses at which they were found.',
        key: { '@id': 'images/image' },
        field: [
          field('images', 'image', 'images.tsv', 'The wnid, an underscore and a number.'),
          field('images', 'url', 'images.tsv', 'Where the image was found.', 'URL'),
          field('images', 'wnid', 'images.tsv', 'The class.', 'Text', 'classes/wnid'),
        ],
      },
    ],
  });
});

test('a dataset without a credit line is cited and made by its title', () => {
  expect(croissant({ ...parts, description: { ...parts.description, credit: '' } })).toMatchObject({
    citeAs: 'Mini',
    creator: { name: 'Mini' },
  });
});
