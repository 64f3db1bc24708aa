import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { gridPopularity, type KnownSynset } from '../../../src/domain/dataset/popularity-images.ts';

function synset(node: number, popularity: number, images: number): KnownSynset {
  return { node: nodeIndex(node), popularity, images };
}

it('counts synsets by percentile and by images that double, and names what surprises', () => {
  const synsets = [synset(1, 99, 1), synset(2, 50, 16), synset(3, 60, 31), synset(4, 0, 33), synset(5, 100, 32)];
  const grid = gridPopularity(synsets, 2, 1);
  expect(grid.rows).toEqual([1, 2, 4, 8, 16, 32]);
  expect(grid.synsets).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 1, 1]);
  expect(grid.underrated).toEqual([1]);
  expect(grid.overrated).toEqual([4]);
});

it('gives synsets of equal popularity the mean of their ranks', () => {
  const synsets = [synset(1, 10, 1), synset(2, 10, 2), synset(3, 20, 3)];
  expect(gridPopularity(synsets, 2).underrated).toEqual([1, 3, 2]);
});

it('takes no synsets', () => {
  expect(gridPopularity([], 2)).toMatchObject({ rows: [1], synsets: [0, 0], underrated: [], overrated: [] });
});

test('counts each synset once', () => {
  const any = fc.record({
    popularity: fc.double({ min: 0, max: 100, noNaN: true }),
    images: fc.integer({ min: 1, max: 1e6 }),
  });
  fc.assert(
    fc.property(fc.array(any), (list) => {
      const grid = gridPopularity(list.map(({ popularity, images }, i) => synset(i, popularity, images)));
      expect(grid.synsets.reduce((a, b) => a + b, 0)).toBe(list.length);
    }),
  );
});
