import type { Dataset } from '../../domain/dataset.ts';
import { RAMP_STEPS } from '../treemap/colour.ts';
import type { ExploreColour } from './options.ts';
import { formatCount } from '../numbers.ts';
import { type TreemapLegend, treemapLegend } from '../treemap/legend.ts';

/** What a legend needs besides the meaning of colour. */
export interface LegendScene {
  readonly dataset: Dataset;
  /** The dataset whose coverage is shown, for colours that show one. */
  readonly other: Dataset | undefined;
  /** Edges from the top to the deepest place. */
  readonly deepest: number;
}

const TICKS = [0, 3, 6, 9];

/** The legend of a meaning of colour of the explorer. */
export function exploreLegend({ dataset, other, deepest }: LegendScene, colour: ExploreColour): TreemapLegend {
  const ticks = (label: (share: number) => string): TreemapLegend['ticks'] =>
    TICKS.map((step) => ({ at: step / RAMP_STEPS, label: label(step / RAMP_STEPS) }));
  switch (colour) {
    case 'popularity':
      return treemapLegend(dataset, 'popularity');
    case 'percentile':
      return treemapLegend(dataset, 'images');
    case 'images': {
      const most = dataset.columns.ownImages.reduce((a, b) => Math.max(a, b), 1);
      return {
        title: 'Own images, each colour as many times the one before',
        definition: 'images',
        ticks: ticks((share) => formatCount(Math.round(most ** share))),
        without: 'no images of its own',
      };
    }
    case 'depth':
      return {
        title: 'Steps from the top',
        definition: 'depth',
        ticks: ticks((share) => formatCount(Math.round(deepest * share))),
        without: undefined,
      };
    default:
      return {
        title: `Synsets of the subtree with images in ${other?.description.title ?? 'the other dataset'}`,
        definition: 'images',
        ticks: ticks((share) => `${String(Math.round(100 * share))} %`),
        without: 'none of it',
      };
  }
}
