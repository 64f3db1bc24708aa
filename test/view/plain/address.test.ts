import { describe, expect, it } from 'vitest';
import { plainAddress, plainFile, type PlainHoldings, servedAddress } from '../../../src/view/plain/address.ts';

const holdings: PlainHoldings = {
  isHeld: (id, dataset) => id === 'n00000001' && dataset === 'drawn',
  hasOtherTree: (id, dataset) => id === 'n00000001' && dataset === null,
  isInTree: (id) => id !== 'n00000002',
  isPictured: (dataset) => dataset === 'drawn',
  hidesImages: (id) => id === 'n00000003',
};
const at = (address: string): string => plainAddress(address, holdings);

describe('an address on a copy of plain files', () => {
  it.each([
    ['/', '/'],
    ['/?dataset=drawn', '/dataset=drawn'],
    ['/index.json?dataset=drawn', '/index/dataset=drawn.json'],
    ['/synset/n00000001', '/synset/n00000001'],
    ['/synset/n00000001?dataset=drawn', '/synset/n00000001/dataset=drawn'],
    ['/synset/n00000001.json?dataset=drawn', '/synset/n00000001/dataset=drawn.json'],
    ['/synset/n00000001?tree=wordnet', '/synset/n00000001/tree=wordnet'],
    ['/synset/n00000001?all=1#hyponyms', '/synset/n00000001/all=1#hyponyms'],
    [
      '/synset/n00000001/images?scope=subtree&page=2&dataset=drawn',
      '/synset/n00000001/images/dataset=drawn,scope=subtree,page=2',
    ],
    ['/tree/n00000001?dataset=drawn', '/tree/n00000001/dataset=drawn'],
    ['/stats?from=10&to=19#range', '/stats/from=10,to=19#range'],
    ['/compare?a=drawn&b=classes.in1k', '/compare/a=drawn,b=classes.in1k'],
    ['/compare.json?a=drawn&b=classes.in1k', '/compare/a=drawn,b=classes.in1k.json'],
    ['/compare/lists/only-a.tsv?a=drawn&b=classes.in1k', '/compare/lists/only-a/a=drawn,b=classes.in1k.tsv'],
    ['/robots.txt', '/robots.txt'],
    ['/about#popularity', '/about#popularity'],
    ['/pictures/drawn/view/n00000001_2-0123456789ab.svg', '/pictures/drawn/view/n00000001_2-0123456789ab.svg'],
  ])('of %s is %s, and leads back', (served, plain) => {
    expect(at(served)).toBe(plain);
    const [path, query] = served.replace(/#.*/, '').split('?');
    const [pathBack, queryBack] = servedAddress(plain).split('?');
    expect(pathBack).toBe(path);
    expect(new Set(queryBack?.split('&'))).toEqual(new Set(query?.split('&')));
  });

  it.each([
    [
      'another dataset without images there',
      '/synset/n00000002/images?dataset=drawn&page=2',
      '/synset/n00000002/images',
    ],
    ['WordNet’s tree, where a release does not hold the synset', '/synset/n00000002?tree=wordnet', '/synset/n00000002'],
    [
      'WordNet’s tree, for a dataset that has no other',
      '/synset/n00000001?dataset=drawn&tree=wordnet',
      '/synset/n00000001/dataset=drawn',
    ],
    ['WordNet’s tree, beside a tab', '/synset/n00000001/downloads?tree=wordnet', '/synset/n00000001/downloads'],
    [
      'other areas of a treemap',
      '/synset/n00000001?area=synsets&levels=3&dataset=drawn',
      '/explore/dataset=drawn?at=n00000001&area=synsets',
    ],
    [
      'the explorer at what the release does not hold',
      '/explore?at=n00000002&layout=icicle',
      '/explore/tree=wordnet?at=n00000002&layout=icicle',
    ],
    [
      'an image among others',
      '/synset/n00000001/images?image=n00000004_12&scope=subtree&sensitive=shown&dataset=drawn',
      '/synset/n00000004/images/dataset=drawn,image=n00000004_12',
    ],
    [
      'an image shown on request',
      '/synset/n00000001/images/view?image=n00000003_1&sensitive=shown',
      '/synset/n00000003/images/view/image=n00000003_1,sensitive=shown',
    ],
    [
      'the comparison of a subtree',
      '/compare?a=drawn&b=classes.in1k&at=n00000001&dataset=drawn',
      '/synset/n00000001/dataset=drawn',
    ],
    ['images on other hosts, page by page', '/synset/n00000001/images?page=3', '/synset/n00000001/images'],
    ['a published set in another dataset', '/sets/in1k?dataset=drawn', '/sets/in1k'],
    ['the rows of a published set', '/sets/in1k?rows=all&sort=name#classes', '/sets/in1k/sort=name,rows=all#classes'],
    ['addresses of images by class', '/sets/in1k/img2dataset.tsv', '/plain-files#left-out'],
    ['a set in its address', '/set/IQMBAAk', '/plain-files#left-out'],
    ['images on other hosts, on request', '/synset/n00000001/images?remote=1', '/plain-files#left-out'],
    ['what only a server answers', '/api/v1/synsets/n00000001', '/plain-files#left-out'],
    ['what no page of ours would ask for', '/synset/n00000001/images?page=../../etc', '/synset/n00000001/images'],
  ])('leads nearby for %s', (_, served, plain) => expect(at(served)).toBe(plain));

  it.each(['/search?q=dog&dataset=drawn', '/search?q=a%2Fb'])('keeps %s, which is read in the browser', (address) =>
    expect(at(address)).toBe(address),
  );

  it('keeps what the explorer reads in the browser behind what names its data', () =>
    expect(at('/explore?at=n00000001&layout=icicle&dataset=drawn')).toBe(
      '/explore/dataset=drawn?at=n00000001&layout=icicle',
    ));
});

it('names the file of an address', () =>
  expect([
    plainFile('/', true),
    plainFile('/synset/n1', true),
    plainFile('/synset/n1/dataset=a?x#y', true),
    plainFile('/synset/n1.json', false),
  ]).toEqual(['index.html', 'synset/n1.html', 'synset/n1/dataset=a.html', 'synset/n1.json']));
