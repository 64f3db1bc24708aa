import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeExplore, encodeExplore } from '../../../src/view/explore/columns.ts';
import { NO_POPULARITY } from '../../../src/view/explore/marks.ts';
import { coveredPlaces, exploreSteps, NO_STEP } from '../../../src/view/explore/steps.ts';
import { trees } from './trees.ts';

/*
 * 0 ─┬─ 1 (1 image) ─── 2 (1000 images)
 *    └─ 3 (10 images)
 */
const tree = decodeExplore(encodeExplore(Uint8Array.of(0, 1, 2, 1), [0, 1, 1000, 10]));

it.each([
  ['popularity', undefined, [4, NO_STEP, 8, 2]],
  ['images', undefined, [NO_STEP, 0, 8, 3]],
  ['percentile', undefined, [NO_STEP, 0, 6, 3]],
  ['depth', undefined, [0, 3, 6, 3]],
  ['in-other', Uint8Array.of(0, 0, 1, 0), [2, 4, 8, NO_STEP]],
  ['in-other', undefined, [NO_STEP, NO_STEP, NO_STEP, NO_STEP]],
] as const)('by %s places have their steps', (colour, coverage, steps) => {
  expect([...exploreSteps(tree, colour, { popularity: Uint8Array.of(4, NO_POPULARITY, 8, 2), coverage })]).toEqual(
    steps,
  );
});

it('places have no colour of popularity before it is here', () => {
  expect([...exploreSteps(tree, 'popularity')]).toEqual([NO_STEP, NO_STEP, NO_STEP, NO_STEP]);
});

describe('coverage', () => {
  it('counts what a walk through each subtree counts', () => {
    fc.assert(
      fc.property(trees, fc.infiniteStream(fc.integer({ min: 0, max: 1 })), ({ depth, own }, bits) => {
        const any = decodeExplore(encodeExplore(depth, own));
        const held = Uint8Array.from(depth, () => bits.next().value as number);
        const naive = Array.from(depth, (_, at) =>
          held.slice(at, at + any.size[at]!).reduce((sum, one) => sum + one, 0),
        );
        expect([...coveredPlaces(any, held)]).toEqual(naive);
      }),
    );
  });
});
