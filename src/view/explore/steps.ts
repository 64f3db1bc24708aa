import { RAMP_STEPS, rampStep } from '../treemap/colour.ts';
import type { ExploreTree } from './columns.ts';
import { NO_POPULARITY } from './marks.ts';
import type { ExploreColour } from './options.ts';

/** Stands for a place without a value in {@link exploreSteps}. */
export const NO_STEP = -1;

/** For each place 1 if another dataset has images of it, else 0. */
export type Coverage = Uint8Array;

/** What some colours stand for, beyond the tree itself. */
export interface ColourSource {
  /** The ninths of `explore-marks.ts`. */
  readonly popularity?: Uint8Array | undefined;
  readonly coverage?: Coverage | undefined;
}

/**
 * The step of the colour ramp of each place, or {@link NO_STEP}. O(places log places).
 *
 * Colours that stand for what is not here yet are those of places without a value.
 */
export function exploreSteps(
  tree: ExploreTree,
  colour: ExploreColour,
  { popularity, coverage }: ColourSource = {},
): Int8Array {
  switch (colour) {
    case 'popularity':
      return popularity === undefined
        ? withoutValues(tree)
        : stepsOf(popularity, (ninth) => (ninth === NO_POPULARITY ? NO_STEP : ninth));
    case 'percentile': {
      const sorted = tree.ownImages.filter((images) => images > 0).sort();
      return stepsOf(tree.ownImages, (images) =>
        images === 0 ? NO_STEP : rampStep({ below: countBelow(sorted, images), population: sorted.length }),
      );
    }
    case 'images': {
      const most = tree.ownImages.reduce((a, b) => Math.max(a, b), 1);
      return stepsOf(tree.ownImages, (images) => (images === 0 ? NO_STEP : logarithmicStep(images, most)));
    }
    case 'depth': {
      const deepest = tree.depth.reduce((a, b) => Math.max(a, b), 0);
      return stepsOf(tree.depth, (depth) => Math.floor((depth * RAMP_STEPS) / (deepest + 1)));
    }
    default:
      return coverage === undefined ? withoutValues(tree) : coverageSteps(tree, coverage);
  }
}

/** A step for each value; a loop, since the typed arrays' own `from` takes several times as long with a function. */
function stepsOf(values: ArrayLike<number>, step: (value: number, at: number) => number): Int8Array {
  const steps = new Int8Array(values.length);
  for (let at = 0; at < steps.length; at++) steps[at] = step(values[at]!, at);
  return steps;
}

function withoutValues({ depth }: ExploreTree): Int8Array {
  return new Int8Array(depth.length).fill(NO_STEP);
}

/** How many of some numbers in ascending order are less than another. */
function countBelow(sorted: Uint32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The step of a number from 1 to `most`, when each step is as many times the one before. */
function logarithmicStep(value: number, most: number): number {
  return Math.min(RAMP_STEPS - 1, Math.floor((RAMP_STEPS * Math.log(value)) / Math.log(Math.max(2, most))));
}

/** How many synsets of each subtree, itself included, another dataset has images of. O(places). */
export function coveredPlaces(tree: Pick<ExploreTree, 'parent'>, coverage: Coverage): Uint32Array {
  const covered = Uint32Array.from(coverage);
  for (let at = covered.length - 1; at > 0; at--) covered[tree.parent[at]!]! += covered[at]!;
  return covered;
}

function coverageSteps(tree: ExploreTree, coverage: Coverage): Int8Array {
  return stepsOf(coveredPlaces(tree, coverage), (covered, at) =>
    covered === 0 ? NO_STEP : Math.min(RAMP_STEPS - 1, Math.floor((RAMP_STEPS * covered) / tree.size[at]!)),
  );
}
