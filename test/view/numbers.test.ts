import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCompact,
  formatCount,
  formatPercentile,
  formatQuantity,
  formatShare,
} from '../../src/view/numbers.ts';

describe('numbers as they are written', () => {
  it('separates thousands', () =>
    expect([0, 999, 1000, 14197122].map(formatCount)).toEqual(['0', '999', '1,000', '14,197,122']));

  it('says one image and two images', () => {
    expect([0, 1, 1808].map((count) => formatQuantity(count, 'image'))).toEqual([
      '0 images',
      '1 image',
      '1,808 images',
    ]);
    expect(formatQuantity(2, 'class', 'classes')).toBe('2 classes');
  });

  it('never rounds a percentile up to 100', () => {
    expect(formatPercentile({ below: 99_999, population: 100_000 })).toBe('99.99 %');
    expect(formatPercentile({ below: 0, population: 3 })).toBe('0.00 %');
  });

  it('does not call a small share nothing', () =>
    expect([formatShare(0, 10), formatShare(1, 100_000), formatShare(1, 3), formatShare(1, 0)]).toEqual([
      '0.0 %',
      '< 0.1 %',
      '33.3 %',
      '–',
    ]));

  it('writes bytes in the unit that fits', () =>
    expect([1, 999, 1000, 999_949, 999_950, 7_079_529, 5e12].map(formatBytes)).toEqual([
      '1 byte',
      '999 bytes',
      '1.0 kB',
      '999.9 kB',
      '1.0 MB',
      '7.1 MB',
      '5.0 TB',
    ]));

  it('shortens large numbers', () => expect([7, 1603, 14197122].map(formatCompact)).toEqual(['7', '1.6K', '14.2M']));
});
