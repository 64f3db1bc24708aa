import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { measureConcentration } from '../../../src/domain/dataset/concentration.ts';

it('says of equal synsets that each holds its part', () => {
  const { cumulativeShare, synsetsOfHalf, effectiveSynsets } = measureConcentration([5, 5, 5, 5], 4);
  expect(cumulativeShare).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(synsetsOfHalf).toBe(2);
  expect(effectiveSynsets).toBeCloseTo(4);
});

it('says that one synset among tiny ones holds nearly all', () => {
  const { cumulativeShare, synsetsOfHalf, effectiveSynsets } = measureConcentration([97, 1, 1, 1], 4);
  expect(cumulativeShare).toEqual([0, 0.97, 0.98, 0.99, 1]);
  expect(synsetsOfHalf).toBe(1);
  expect(effectiveSynsets).toBeCloseTo(1.18, 2);
});

it('has nothing to say of no images', () => {
  expect(measureConcentration([], 2)).toEqual({ cumulativeShare: [0, 0, 0], synsetsOfHalf: 0, effectiveSynsets: 0 });
});

test('the curve rises from 0 to 1 and lies on or above the diagonal', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(sizes, (images) => {
      const sorted = images.toSorted((a, b) => b - a);
      const { cumulativeShare, synsetsOfHalf, effectiveSynsets } = measureConcentration(sorted, 20);
      expect(cumulativeShare[0]).toBe(0);
      expect(cumulativeShare.at(-1)).toBeCloseTo(1);
      for (const [i, share] of cumulativeShare.entries()) {
        expect(share).toBeGreaterThanOrEqual(i / 20 - 1e-9);
        expect(share).toBeGreaterThanOrEqual((cumulativeShare[i - 1] ?? 0) - 1e-9);
      }
      const half = sorted.reduce((a, b) => a + b) / 2;
      const sum = (n: number): number => sorted.slice(0, n).reduce((a, b) => a + b, 0);
      expect(sum(synsetsOfHalf)).toBeGreaterThanOrEqual(half);
      expect(sum(synsetsOfHalf - 1)).toBeLessThan(half);
      expect(effectiveSynsets).toBeLessThanOrEqual(sorted.length + 1e-6);
    }),
  );
});
