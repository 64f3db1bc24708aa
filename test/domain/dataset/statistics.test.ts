import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histogram } from '../../../src/domain/dataset/statistics.ts';

test('the bars of a histogram hold every value once, in their own range', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 60 }), (values) => {
      const bars = histogram(values);
      for (const { from, to, synsets, images } of bars) {
        const inside = values.filter((value) => value >= from && value <= to);
        expect([synsets, images]).toEqual([inside.length, inside.reduce((a, b) => a + b, 0)]);
      }
      expect(bars.reduce((sum, bar) => sum + bar.synsets, 0)).toBe(values.length);
      expect(bars.length).toBeLessThanOrEqual(32);
    }),
  );
});

test('bars join without gaps, from 1, in round widths', () => {
  const bars = histogram([3047, 1]);
  expect(bars[0]).toMatchObject({ from: 1, to: 100, synsets: 1 });
  expect(bars.at(-1)).toMatchObject({ from: 3001, to: 3100, synsets: 1, images: 3047 });
  expect(bars.slice(1).every((bar, i) => bar.from === bars[i]!.to + 1)).toBe(true);
});

test('no values make no bars, and one value one bar', () => {
  expect(histogram([])).toEqual([]);
  expect(histogram([1, 1])).toEqual([{ from: 1, to: 1, synsets: 2, images: 2 }]);
});

test.each([
  [32, 1],
  [33, 2],
  [64, 2],
  [65, 5],
  [160, 5],
  [161, 10],
  [320, 10],
  [321, 20],
])('bars up to %i are %i wide', (most, width) => {
  expect(histogram([most])[0]).toMatchObject({ from: 1, to: width });
});
