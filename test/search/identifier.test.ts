import { describe, expect, it } from 'vitest';
import { parseIdentifier } from '../../src/search/identifier.ts';

const DOG = { kind: 'wnid', offset: 2084071 };

describe('parseIdentifier', () => {
  it.each([
    'n02084071',
    'N02084071',
    ' n02084071 ',
    'n02084071_123',
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
    ['in1k:207', { kind: 'classIndex', list: 'in1k', index: 207 }],
  ])('reads %s', (text, identifier) => {
    expect(parseIdentifier(text)).toEqual(identifier);
  });

  it.each([
    '',
    'dog',
    'n0208407',
    'n020840711',
    '2084071',
    'on02084071',
    'and/or',
    'dog n02084071',
    'dog.v.01',
    'dog%2:05:00::',
    'a:b',
    '1:2',
  ])('takes %j for words', (text) => {
    expect(parseIdentifier(text)).toBeUndefined();
  });
});
