import type { Dataset } from '../../domain/dataset.ts';
import type { NodeIndex } from '../../domain/node-index.ts';
import type { Percentile } from '../../domain/percentile.ts';
import type { Colour } from './options.ts';

/** Steps of the colour ramp, from 0, the least. */
export const RAMP_STEPS = 9;

/** The step of a percentile on the ramp. */
export function rampStep({ below, population }: Percentile): number {
  return Math.min(RAMP_STEPS - 1, Math.floor((below * RAMP_STEPS) / population));
}

/** The step of a synset under a meaning of colour, or `undefined` where it has none: no images. */
export function synsetStep(dataset: Dataset, colour: Colour, node: NodeIndex): number | undefined {
  switch (colour) {
    case 'popularity':
      return rampStep(dataset.popularityPercentile(node));
    case 'images': {
      const percentile = dataset.imagePercentile(node);
      return percentile && rampStep(percentile);
    }
  }
}

/** The least number of own images in each step of the ramp, and last the most of all; what a legend needs. */
export function imageBounds(dataset: Dataset): number[] {
  const bounds = new Array<number>(RAMP_STEPS + 1).fill(Infinity);
  const { ownImages, imagesBelow } = dataset.columns;
  const population = dataset.totals.synsetsWithImages;
  let most = 0;
  ownImages.forEach((images, node) => {
    if (images === 0) return;
    const step = rampStep({ below: imagesBelow[node]!, population });
    bounds[step] = Math.min(bounds[step]!, images);
    most = Math.max(most, images);
  });
  bounds[RAMP_STEPS] = most;
  // Where ties leave a step empty, it begins where the next one does.
  for (let step = RAMP_STEPS - 1; step >= 0; step--) bounds[step] = Math.min(bounds[step]!, bounds[step + 1]!);
  return bounds;
}
