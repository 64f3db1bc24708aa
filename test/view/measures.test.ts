import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeExplore, encodeExplore, type ExploreTree } from '../../src/view/explore/columns.ts';
import {
  AREA_MEASURES,
  areaMeasure,
  COLOUR_MEASURES,
  colourMeasure,
  coveredBy,
  measureScale,
  measureSteps,
} from '../../src/view/measures.ts';
import { medianOfLeaves, NO_STEP, TOP_STEP } from '../../src/view/measure-values.ts';
import { trees } from './explore/trees.ts';

/*
 * 0 ─┬─ 1 ─┬─ 2 (10 images)
 *    │     ├─ 3 (1000)
 *    │     └─ 4 (0)
 *    └─ 5 (100)
 */
const TREE = decodeExplore(encodeExplore(Uint8Array.of(0, 1, 2, 2, 2, 1), [0, 1, 10, 1000, 0, 100]));
const POPULARITY = Uint8Array.of(NO_STEP, 99, 10, 30, 50, 80);

it('the definition of areas, and of each measure of lightness, stands on the about page', () => {
  const page = readFileSync(new URL('../../src/components/about/definitions.ts', import.meta.url), 'utf8');
  for (const definition of ['treemap', ...COLOUR_MEASURES.map((measure) => measure.definition)])
    expect(page).toContain(`id="${definition}"`);
});

describe('areas', () => {
  it.each([
    ['images', [1111, 1011, 10, 1000, 0, 100]],
    ['synsets', [6, 4, 1, 1, 1, 1]],
    ['leaves', [4, 3, 1, 1, 1, 1]],
    ['equal', [1, 1 / 2, 1 / 6, 1 / 6, 1 / 6, 1 / 2]],
  ] as const)('by %s', (name, values) => expect([...areaMeasure(name).values(TREE)]).toEqual(values));

  it('by the root sum up the roots of own images', () =>
    expect(areaMeasure('root').values(TREE)[1]).toBeCloseTo(1 + Math.sqrt(10) + Math.sqrt(1000)));

  it('of a place are those of its children and its own part', () => {
    fc.assert(
      fc.property(trees, fc.constantFrom(...AREA_MEASURES), ({ depth, own }, measure) => {
        const tree = decodeExplore(encodeExplore(depth, own));
        const values = measure.values(tree);
        const sums = Float64Array.from(depth, (_, at) => measure.own(tree, at));
        for (let at = depth.length - 1; at > 0; at--) sums[tree.parent[at]!]! += values[at]!;
        // Synsets count the place itself, which has no part of its own on the map.
        if (measure.name === 'synsets') tree.size.forEach((_, at) => (sums[at]! += 1));
        if (measure.name === 'leaves') tree.size.forEach((size, at) => (sums[at]! += size === 1 ? 1 : 0));
        if (measure.name === 'equal') tree.size.forEach((size, at) => size === 1 && (sums[at] = values[at]!));
        values.forEach((value, at) => expect(value).toBeCloseTo(sums[at]!, 3));
      }),
    );
  });
});

describe('steps', () => {
  it('of popularity are the median of the leaves for an inner place', () =>
    expect([...measureSteps({ tree: TREE, popularity: POPULARITY }, 'popularity')]).toEqual([30, 30, 10, 30, 50, 80]));

  it('of the image percentile leave out places without images', () => {
    // Four places have images: 1, 10, 100 and 1000.
    expect([...measureSteps({ tree: TREE }, 'percentile')]).toEqual([50, 25, 25, 75, NO_STEP, 50]);
  });

  it('of own images go with their logarithm', () => {
    expect([...measureSteps({ tree: TREE }, 'images')]).toEqual([66, 33, 33, 100, NO_STEP, 66]);
    expect(colourMeasure('images').write(TOP_STEP, measureScale(TREE, 'images'))).toBe('1,000');
    expect(colourMeasure('images').write(0, measureScale(TREE, 'images'))).toBe('1');
  });

  it('of depth are levels, and the legend writes them as such', () => {
    expect([...measureSteps({ tree: TREE }, 'depth')]).toEqual([0, 50, 100, 100, 100, 50]);
    expect(colourMeasure('depth').write(50, measureScale(TREE, 'images'))).toBe('1');
  });

  it('of synsets with images are their share of each subtree', () =>
    expect([...measureSteps({ tree: TREE }, 'filled')]).toEqual([66, 75, 100, 100, 0, 100]));

  it('of a covered tree are shares of synsets', () => {
    const coverage = Uint8Array.of(0, 0, 1, 0, 0, 1);
    expect([...measureSteps({ tree: TREE, coverage }, 'in-other')]).toEqual([33, 25, 100, NO_STEP, NO_STEP, 100]);
  });

  it('are missing until their data have come', () => {
    expect(new Set(measureSteps({ tree: TREE }, 'popularity'))).toEqual(new Set([NO_STEP]));
    expect(new Set(measureSteps({ tree: TREE }, 'in-other'))).toEqual(new Set([NO_STEP]));
  });

  it('lie between 0 and the top for every measure and tree', () =>
    fc.assert(
      fc.property(trees, fc.constantFrom(...COLOUR_MEASURES), ({ depth, own }, { name }) => {
        const tree = decodeExplore(encodeExplore(depth, own));
        const popularity = Uint8Array.from(depth, (_, at) => (at * 7) % 101);
        for (const step of measureSteps({ tree, popularity }, name))
          expect(step === NO_STEP || step <= TOP_STEP).toBe(true);
      }),
    ));
});

it('the median is that of a plain sort', () =>
  fc.assert(
    fc.property(trees, ({ depth, own }) => {
      const tree: ExploreTree = decodeExplore(encodeExplore(depth, own));
      const steps = Uint8Array.from(depth, (_, at) => ((at * 37) % 103 > 100 ? NO_STEP : (at * 37) % 103));
      const medians = medianOfLeaves(tree, steps);
      medians.forEach((median, at) => {
        const leaves = [...steps.subarray(at, at + tree.size[at]!)]
          .filter((step, i) => tree.size[at + i] === 1 && step !== NO_STEP)
          .sort((a, b) => a - b);
        const expected = tree.size[at] === 1 || leaves.length === 0 ? steps[at] : leaves[(leaves.length - 1) >> 1];
        expect(median).toBe(expected);
      });
    }),
  ));

it('an unknown name is the default', () => {
  for (const name of [undefined, null, '', 'volume', 'constructor', 'in-', 'in-../etc']) {
    expect(areaMeasure(name).name).toBe('images');
    expect(colourMeasure(name).name).toBe('popularity');
  }
  expect(coveredBy(colourMeasure('in-other-1').name)).toBe('other-1');
  expect(coveredBy('images')).toBeUndefined();
});
