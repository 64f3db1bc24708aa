import type { Dataset } from '../../domain/dataset.ts';
import { imageBounds, RAMP_STEPS } from './colour.ts';
import { formatCount } from '../numbers.ts';
import type { Colour } from './options.ts';

/** What the colours of a treemap stand for. */
export interface TreemapLegend {
  readonly title: string;
  /** The explanation's name on the page of definitions. */
  readonly definition: string;
  /** Figures under the ramp, at a share of its width from 0 to 1. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** What tiles without a colour have in common, if there can be any beside "other". */
  readonly without: string | undefined;
}

const TICKS = [0, 3, 6, 9];

/** The legend of a meaning of colour, with figures from the dataset. */
export function treemapLegend(dataset: Dataset, colour: Colour): TreemapLegend {
  switch (colour) {
    case 'popularity':
      return {
        title: 'Popularity percentile',
        definition: 'popularity',
        ticks: TICKS.map((step) => ({
          at: step / RAMP_STEPS,
          label: `${String(Math.round((100 * step) / RAMP_STEPS))} %`,
        })),
        without: undefined,
      };
    case 'images': {
      const bounds = imageBounds(dataset);
      return {
        title: 'Own images, each colour one ninth of the synsets that have any',
        definition: 'image-percentile',
        ticks: TICKS.map((step) => ({ at: step / RAMP_STEPS, label: formatCount(bounds[step]!) })),
        without: 'no images of its own',
      };
    }
  }
}
