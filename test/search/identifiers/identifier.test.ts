import { describe, expect, it } from 'vitest';
import { parseIdentifier, parseIdentifiers } from '../../../src/search/identifiers/identifier.ts';

const DOG = { kind: 'wnid', offset: 2084071 };

describe('parseIdentifiers', () => {
  it('reads several parted by blanks, commas or lines', () => {
    expect(parseIdentifiers('n02084071, dog.n.01\nn01440764;02084071')?.map(({ text }) => text)).toEqual([
      'n02084071',
      'dog.n.01',
      'n01440764',
      '02084071',
    ]);
  });

  it.each([
    ['dog n02084071', [2084071]],
    ['["n02084071"]', [2084071]],
    ["('n02123045', 'tabby', 0.91), ('n02124075', 'Egyptian cat', 0.05)", [2123045, 2124075]],
  ])('reads the wnids among the words of %s', (text, offsets) => {
    expect(parseIdentifiers(text)?.map(({ identifier }) => identifier)).toEqual(
      offsets.map((offset) => ({ kind: 'wnid', offset })),
    );
  });

  it('reads no other identifier among words, and one of several words as one', () => {
    expect(parseIdentifiers('dog dog.n.01 cat')).toBeUndefined();
    expect(parseIdentifiers('hot dog.n.01')).toEqual([
      { text: 'hot dog.n.01', identifier: { kind: 'name', lemma: 'hot dog', senseNumber: 1 } },
    ]);
  });
});

describe('parseIdentifier', () => {
  it.each([
    'n02084071',
    'N02084071',
    ' n02084071 ',
    'wnid: n02084071',
    'wordnet:n02084071',
    'synset n02084071',
    'n2084071',
    'n02084071_123',
    'n02084071_dog.JPEG',
    'n02084071 dog, domestic dog',
    'C:\\\\images\\\\n02084071\\\\n02084071_9.JPEG',
    'n02084071_123.JPEG',
    'n02084071_00000017.jpg',
    'n02084071/n02084071_9.JPEG',
    'http://www.image-net.org/synset?wnid=n02084071',
    'http://image-net.org/explore?wnid=n02084071&x=1',
    'www.image-net.org/api/text/imagenet.synset.geturls?wnid=n02084071',
    'https://example.org/synset/n02084071/images?dataset=x#y',
    '/synset/n02084071.json',
  ])('reads %s', (text) => {
    expect(parseIdentifier(text)).toEqual(DOG);
  });

  it.each([
    ['02084071', { kind: 'offset', offset: 2084071 }],
    ['02084071-n', { kind: 'offset', offset: 2084071 }],
    ['dog.n.01', { kind: 'name', lemma: 'dog', senseNumber: 1 }],
    ['hot_dog.n.2', { kind: 'name', lemma: 'hot_dog', senseNumber: 2 }],
    ['dog%1:05:00::', { kind: 'senseKey', lemma: 'dog', lexicographerFile: 5, lexId: 0 }],
    ['2084071', { kind: 'offset', offset: 2084071 }],
    ['102084071', { kind: 'offset', offset: 2084071 }],
    ['wn:02084071n', { kind: 'offset', offset: 2084071 }],
    ['wn30:02084071-n', { kind: 'wnid', offset: 2084071 }],
    ['omw-en-02084071-n', { kind: 'offset', offset: 2084071 }],
    ['eng-30-02084071-n', { kind: 'wnid', offset: 2084071 }],
    ['noun.02084071', { kind: 'offset', offset: 2084071 }],
    ['http://www.w3.org/2006/03/wn/wn20/instances/synset-dog-noun-1', { kind: 'name', lemma: 'dog', senseNumber: 1 }],
    ['wn31-02086723-n', { kind: 'offset31', offset: 2086723 }],
    ['oewn-02086723-n', { kind: 'offset31', offset: 2086723 }],
    ['https://en-word.net/id/oewn-02086723-n', { kind: 'offset31', offset: 2086723 }],
    ['http://wordnet-rdf.princeton.edu/id/02086723-n', { kind: 'offset31', offset: 2086723 }],
    ['http://wordnet-rdf.princeton.edu/wn30/02084071-n', { kind: 'offset', offset: 2084071 }],
    ['http://wordnet-rdf.princeton.edu/wn31/102086723-n', { kind: 'offset31', offset: 2086723 }],
    ['http://ili.globalwordnet.org/ili/i46360', { kind: 'ili', index: 46360 }],
    ['i46360', { kind: 'ili', index: 46360 }],
    ['ili:i46360', { kind: 'ili', index: 46360 }],
    ["Synset('dog.n.01')", { kind: 'name', lemma: 'dog', senseNumber: 1 }],
    ["wn.synset('dog.n.01')", { kind: 'name', lemma: 'dog', senseNumber: 1 }],
    ["Lemma('dog.n.01.domestic_dog')", { kind: 'name', lemma: 'dog', senseNumber: 1 }],
    ['dog.noun.01', { kind: 'name', lemma: 'dog', senseNumber: 1 }],
    ['dog#n#1', { kind: 'name', lemma: 'dog', senseNumber: 1 }],
    ['St._Louis.n.01', { kind: 'name', lemma: 'St._Louis', senseNumber: 1 }],
    ['dog.v.01', { kind: 'otherPartOfSpeech' }],
    ['dog%2:38:00::', { kind: 'otherPartOfSpeech' }],
    ['v02001858', { kind: 'otherPartOfSpeech' }],
    ['202001858', { kind: 'otherPartOfSpeech' }],
    ['ili:i99', { kind: 'ili', index: 99 }],
    ['Q144', { kind: 'foreign' }],
    ['wd:Q144', { kind: 'foreign' }],
    ['/m/0bt9lr', { kind: 'foreign' }],
    ['bn:00015267n', { kind: 'foreign' }],
    ['ILSVRC2012_val_00000293.JPEG', { kind: 'unlabelledImage' }],
    ['/data/val/ILSVRC2012_val_00000293.JPEG', { kind: 'unlabelledImage' }],
    ['in1k:207', { kind: 'classIndex', list: 'in1k', index: 207 }],
  ])('reads %s', (text, identifier) => {
    expect(parseIdentifier(text)).toEqual(identifier);
  });

  it.each(['', 'dog', 'n020840711', 'on02084071', 'and/or', 'dog n02084071', 'a:b', '1:2'])(
    'takes %j for words',
    (text) => {
      expect(parseIdentifier(text)).toBeUndefined();
    },
  );
});

it.each([
  ['val/n03394916/ILSVRC2012_val_00000957.JPEG', { kind: 'wnid', offset: 3394916 }],
  ['101_food/pad_thai/1008845.jpg', undefined],
])('reads the path %s as the class of its folder, not as a number', (path, identifier) => {
  expect(parseIdentifier(path)).toEqual(identifier);
});
