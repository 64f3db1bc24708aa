import { describe, expect, test } from 'vitest';
import { bestPhotograph, withHiddenLast } from '../../scripts/pipeline/images/file-images.ts';
import { commonsFile } from '../../scripts/pipeline/commons/commons-table.ts';
import { commonsUrl, isPhotographUrl } from '../../src/domain/pictures/commons-file.ts';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import type { Picture } from '../../src/domain/pictures/picture.ts';

/** A picture of a file of Commons, or of none, by its size. */
function picture(name: string, width: number, height: number): Picture {
  return {
    id: 'n00000001_1',
    url: name === '' ? '' : commonsUrl(commonsFile(name)),
    title: '',
    author: '',
    licence: '',
    source: '',
    file: '',
    original: { start: 0, bytes: 1, width, height, sha256: '' },
  };
}

describe('the picture that illustrates a synset', () => {
  const cases: [string, Picture[], number][] = [
    ['the first of those large enough', [picture('A.jpg', 500, 400), picture('B.jpg', 500, 400)], 0],
    ['a larger one', [picture('A.jpg', 100, 100), picture('B.jpg', 500, 400)], 1],
    ['no panorama', [picture('A.jpg', 900, 300), picture('B.jpg', 500, 400)], 1],
    ['a wide one where no other is large', [picture('A.jpg', 120, 90), picture('B.jpg', 600, 300)], 1],
    ['a photograph before a drawing', [picture('A.svg', 500, 500), picture('B.jpg', 500, 400)], 1],
    ['a photograph before a map', [picture('Map of A.svg', 500, 500), picture('B.jpg', 500, 400)], 1],
    ['a photograph before a flag', [picture('Flag of A.png', 500, 333), picture('B.jpg', 500, 400)], 1],
    ['a photograph of poor shape before a flag', [picture('Flag of A.png', 500, 333), picture('B.jpg', 900, 200)], 1],
    ['a drawing where nothing else is', [picture('A.svg', 100, 100), picture('B.svg', 500, 400)], 1],
    ['the first where none is large', [picture('A.jpg', 100, 100), picture('B.jpg', 90, 90)], 0],
    ['one of a folder, whose kind nothing tells', [picture('A.svg', 500, 500), picture('', 500, 400)], 1],
    ['the first of none', [], 0],
  ];
  test.each(cases)('is %s', (_, pictures, place) => expect(bestPhotograph(pictures)).toBe(place));
});

test.each([
  ['https://example.org/map.svg', true],
  [commonsUrl(commonsFile('Dog.JPG')), true],
  [commonsUrl(commonsFile('Dog.svg')), false],
  [commonsUrl(commonsFile('Benzene 2D.png')), false],
])('%s is a photograph: %s', (url, is) => expect(isPhotographUrl(url)).toBe(is));

describe('images that show people', () => {
  const images = ['A', 'B', 'C'].map((name) => ({ ...picture(`${name}.jpg`, 500, 400), id: name }));
  const node = nodeIndex(4);
  const filed = {
    byNode: new Map([[node, images]]),
    hidden: new Map(),
    best: new Map([[node, 0]]),
    description: { sources: [], sensitive: [], illustrates: true, totals: { rows: 3, pictures: 3, without: {} } },
  };

  test.each([
    [[], 'ABC', undefined, 0],
    [['A'], 'BCA', 1, 0],
    [['C', 'A'], 'BAC', 2, 0],
    [['A', 'B', 'C'], 'ABC', 3, undefined],
    [['X'], 'ABC', undefined, 0],
  ])('%j come last in their synset, and none of them illustrates', (ids, order, hidden, best) => {
    const last = withHiddenLast(filed, new Set(ids));
    expect(
      last.byNode
        .get(node)!
        .map(({ id }) => id)
        .join(''),
    ).toBe(order);
    expect([last.hidden.get(node), last.best.get(node)]).toEqual([hidden, best]);
  });
});
