import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inset, rounded, squarify } from '../../../src/view/treemap/layout.ts';
import { area, overlap } from './geometry.ts';

const box = { x: 10, y: 20, width: 600, height: 400 };
const values = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 });

describe('squarify', () => {
  it('lays out the example of Bruls, Huizing and van Wijk', () => {
    // Figure 5 of "Squarified Treemaps" (2000): 6, 6, 4, 3, 2, 2, 1 in a box of 6 by 4; the first two share the left half.
    const tiles = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 });
    expect(tiles.slice(0, 2)).toEqual([
      { x: 0, y: 0, width: 3, height: 2 },
      { x: 0, y: 2, width: 3, height: 2 },
    ]);
    expect(tiles.map((tile) => Math.round(area(tile) * 1e9) / 1e9)).toEqual([6, 6, 4, 3, 2, 2, 1]);
  });

  it('gives every value its share of the box, inside it, without overlap', () => {
    fc.assert(
      fc.property(values, (list) => {
        const tiles = squarify(list, box);
        const total = list.reduce((a, b) => a + b, 0);
        tiles.forEach((tile, i) => {
          expect(area(tile)).toBeCloseTo((area(box) * list[i]!) / total, 5);
          expect(tile.x).toBeGreaterThanOrEqual(box.x - 1e-9);
          expect(tile.y).toBeGreaterThanOrEqual(box.y - 1e-9);
          expect(tile.x + tile.width).toBeLessThanOrEqual(box.x + box.width + 1e-6);
          expect(tile.y + tile.height).toBeLessThanOrEqual(box.y + box.height + 1e-6);
          for (const other of tiles.slice(i + 1)) expect(overlap(tile, other)).toBeLessThan(1e-6);
        });
      }),
    );
  });

  it('gives a single value the whole box, and no value nothing', () => {
    expect(squarify([7], box)).toEqual([box]);
    expect(squarify([], box)).toEqual([]);
  });
});

it('insets below a header and inside a frame, and never below nothing', () => {
  expect(inset(box, 21, 3)).toEqual({ x: 13, y: 41, width: 594, height: 376 });
  expect(inset({ x: 0, y: 0, width: 4, height: 10 }, 21, 3)).toMatchObject({ width: 0, height: 0 });
});

it('rounds boxes that touch to boxes that touch', () => {
  fc.assert(
    fc.property(values, (list) => {
      const tiles = squarify(list, box).map(rounded);
      const covered = tiles.reduce((sum, tile) => sum + area(tile), 0);
      expect(covered).toBe(area(box));
    }),
  );
});
