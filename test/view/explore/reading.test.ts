import { describe, expect, it } from 'vitest';
import { decodeExplore, encodeExplore } from '../../../src/view/explore/columns.ts';
import { placeValues } from '../../../src/view/explore/values.ts';
import { describeTile, neighbour, nextPlaces, rankedChildren } from '../../../src/view/explore/reading.ts';

/*
 * 0 animal ─┬─ 1 cat (10)
 *           ├─ 2 dog (20 own) ─┬─ 3 husky (50)
 *           │                  └─ 4 pug (30)
 *           └─ 5 yeti (0)
 */
const names = ['animal', 'cat', 'dog', 'husky', 'pug', 'yeti'];
const tree = decodeExplore(encodeExplore(Uint8Array.of(0, 1, 1, 2, 2, 1), [0, 10, 20, 50, 30, 0]));
const values = placeValues(tree, 'images');
const nameOf = (at: number): string | undefined => names[at];

it('children are read by size, and those without area not at all', () => {
  expect(rankedChildren(tree, values, 0)).toEqual([2, 1]);
  expect(rankedChildren(tree, values, 3)).toEqual([]);
});

it.each([
  [2, 'ArrowRight', 1],
  [1, 'ArrowRight', 1],
  [1, 'ArrowLeft', 2],
  [2, 'ArrowLeft', 2],
  [2, 'ArrowDown', 3],
  [3, 'ArrowDown', 3],
  [4, 'ArrowUp', 2],
  [0, 'ArrowUp', 0],
  [0, 'ArrowRight', 0],
  [2, 'End', 1],
  [1, 'Home', 2],
  [2, 'a', undefined],
])('from %d %s leads to %d', (at, key, goal) => {
  expect(neighbour(tree, values, at, key)).toBe(goal);
});

describe('a tile in words', () => {
  it.each([
    [0, 'animal, 5 synsets, 110 images'],
    [2, 'dog, 2 synsets, 100 images, 90.9 % of animal, 1 of 2'],
    [4, 'pug, 30 images, 30.0 % of dog, 2 of 2'],
    [5, 'yeti, no images, 0.0 % of animal'],
    [6 + 2, 'dog itself, 20 images of its own, 20.0 % of dog'],
  ])('of %d', (tile, words) => {
    expect(describeTile(tree, values, tile, nameOf)).toBe(words);
  });

  it('says what is too small to be drawn and what another dataset has', () => {
    const remarks = { other: 2, covered: { synsets: 1, by: 'Emoji' } };
    expect(describeTile(tree, values, 2, nameOf, remarks)).toBe(
      'dog, 2 synsets, 100 images, 90.9 % of animal, 1 of 2, 1 of 3 in Emoji, 2 inside too small to draw from here',
    );
  });

  it('says under which parents it is not drawn, and which children are drawn under others', () => {
    expect(describeTile(tree, values, 4, nameOf, { also: ['toy', 'pet'] })).toBe(
      'pug, 30 images, 30.0 % of dog, 2 of 2, also under toy and pet, drawn here alone',
    );
    expect(describeTile(tree, values, 4, nameOf, { also: [] })).toBe(
      'pug, 30 images, 30.0 % of dog, 2 of 2, has more parents, beyond this tree',
    );
    expect(describeTile(tree, values, 1, nameOf, { elsewhere: 1 })).toBe(
      'cat, 10 images, 9.1 % of animal, 2 of 2, 1 child drawn under other parents',
    );
  });

  it('is empty until the name is known', () => {
    expect(describeTile(tree, values, 2, () => undefined)).toBe('');
  });
});

it.each([
  [
    0,
    [
      ['largest', 2],
      ['pictured', 2],
    ],
  ],
  [
    2,
    [
      ['largest', 3],
      ['pictured', 3],
      ['next', 1],
    ],
  ],
  [1, [['previous', 2]]],
  [5, []],
])('from %d one may go on to %j', (at, wanted) => {
  expect(nextPlaces(tree, values, at).map(({ why, place }) => [why, place])).toEqual(wanted);
});

it('the child with most own images need not be the largest', () => {
  // animal: a large branch without images of its own, and a leaf with a few.
  const other = decodeExplore(encodeExplore(Uint8Array.of(0, 1, 2, 1), [0, 0, 9, 5]));
  expect(nextPlaces(other, placeValues(other, 'images'), 0).map(({ why, place }) => [why, place])).toEqual([
    ['largest', 1],
    ['pictured', 3],
  ]);
});
