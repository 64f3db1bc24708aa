import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  copyPackHead,
  copyPackStart,
  directoryText,
  indexText,
  isPacked,
  packFor,
  parseDirectory,
  parseIndex,
  typeOfPath,
} from '../../src/format/copy-pack.ts';

const ENTRIES = [
  { path: 'synset/n00001740.html', isGzip: true, length: 900 },
  { path: 'synset/n00001740/images/dataset=drawn,page=2.html', isGzip: true, length: 1200 },
  { path: 'synset/n00002137.json', isGzip: false, length: 40 },
];

describe('a copy pack', () => {
  it('says where its files are', () => {
    const directory = gzipSync(directoryText(ENTRIES));
    const head = copyPackHead(Buffer.concat([copyPackStart(directory.length), directory]), 'a.pack');
    expect(head).toBe(12 + directory.length);
    expect(
      [...parseDirectory(directoryText(ENTRIES), head).values()].map(({ path, isGzip, start, length }) => [
        path,
        isGzip,
        start - head,
        length,
      ]),
    ).toEqual([
      [ENTRIES[0]!.path, true, 0, 900],
      [ENTRIES[1]!.path, true, 900, 1200],
      [ENTRIES[2]!.path, false, 2100, 40],
    ]);
  });

  it('is refused where it is none', () => {
    expect(() => copyPackHead(Buffer.from('<!doctype html>'), 'a.pack')).toThrow(
      'a.pack: expected a copy pack beginning with CANOPYF1, came "<!doctyp"',
    );
    expect(() => copyPackHead(copyPackStart(1).subarray(0, 11), 'a.pack')).toThrow('a.pack: expected a copy pack');
    expect(() => parseDirectory('12\tg\n', 0)).toThrow('expected a line of a pack\'s directory, came "12\\tg"');
  });
});

describe('the index of packs', () => {
  const packs = ['about.html', 'synset/n00001740.html', 'synset/n0001', 'tree/n1.html'].map((first, i) => ({
    first,
    name: `${String(i)}.pack`,
    head: 100 + i,
  }));

  it('is read as it was written', () => {
    expect(parseIndex(indexText(packs))).toEqual(packs);
    expect(parseIndex('')).toEqual([]);
  });

  it.each([
    ['a', undefined],
    ['about.html', '0.pack'],
    ['synset/n00001740', '0.pack'],
    ['synset/n00001740.html', '1.pack'],
    ['synset/n00001740/images.html', '1.pack'],
    ['synset/n0001', '2.pack'],
    ['zebra', '3.pack'],
  ])('leads %s to the one pack that may hold it', (path, name) => {
    expect(packFor(packs, path)?.name).toBe(name);
  });
});

it('leaves beside packs what is needed before them, or read by ranges', () => {
  for (const path of [
    'index.html',
    '404.html',
    'robots.txt',
    '_astro/a.js',
    'lists/fall2011/words.txt',
    'catalogue/current.json',
    'exports/datasets/a/b.csv',
  ])
    expect(isPacked(path), path).toBe(false);
  for (const path of [
    'about.html',
    'synset/n1.html',
    'synset/n1.json',
    'pictures/a/view/n1_1-00.svg',
    'exports/datasets/a.html',
    'dataset=a.html',
    'explore/0123/tree.columns',
    'search/shards/p-a.txt',
  ])
    expect(isPacked(path), path).toBe(true);
});

it('knows the type of a file by its name', () => {
  expect([typeOfPath('a/b.html'), typeOfPath('a.svg'), typeOfPath('a')]).toEqual([
    'text/html; charset=utf-8',
    'image/svg+xml',
    'application/octet-stream',
  ]);
});
