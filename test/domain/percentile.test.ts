import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerBound } from '../../src/domain/binary-search.ts';
import { countBelow, percent } from '../../src/domain/percentile.ts';

test('counts members strictly below, ties alike', () => {
  expect([...countBelow([5, 1, 3, 9, 0], [1, 3, 3, 7])]).toEqual([3, 0, 1, 4, 0]);
});

test('agrees with counting one by one', () => {
  const numbers = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { maxLength: 30 });
  fc.assert(
    fc.property(numbers, numbers, (values, population) => {
      expect([...countBelow(values, population)]).toEqual(values.map((v) => population.filter((p) => p < v).length));
    }),
  );
});

test('an empty population has nobody below', () => {
  expect([...countBelow([1, 2], [])]).toEqual([0, 0]);
  expect(lowerBound([], 4)).toBe(0);
});

test('the least has 0 per cent, and the greatest less than 100', () => {
  expect(percent({ below: 0, population: 4 })).toBe(0);
  expect(percent({ below: 3, population: 4 })).toBe(75);
});
