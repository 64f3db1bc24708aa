import fc from 'fast-check';
import { expect, it } from 'vitest';
import { largestPlaces } from '../../../src/view/explore/blocks.ts';

it('names the largest subtrees first, of equals the first in preorder', () => {
  expect(largestPlaces(Uint32Array.of(6, 1, 3, 1, 1, 3))).toEqual([0, 2, 5, 1, 3, 4]);
  expect(largestPlaces(new Uint32Array())).toEqual([]);
});

it('leaves out what comes after the 800 largest, as sorting them all would', () =>
  fc.assert(
    fc.property(fc.uint32Array({ minLength: 700, maxLength: 1200, max: 40 }), (size) => {
      const sorted = Array.from(size.keys()).sort((a, b) => size[b]! - size[a]! || a - b);
      expect(largestPlaces(size)).toEqual(sorted.slice(0, 800));
    }),
    { numRuns: 30 },
  ));
