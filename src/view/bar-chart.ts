import { scaleLinear, scaleLog } from 'd3';

/** One bar of a chart, in units of the chart's own box. */
export interface ChartBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line across the chart at a round value. */
export interface ChartLine {
  readonly value: number;
  readonly y: number;
}

/** The geometry of a bar chart. */
export interface BarChart {
  readonly bars: readonly ChartBar[];
  readonly lines: readonly ChartLine[];
}

/** Scales of bar heights. */
export const SCALES = ['linear', 'log'] as const;
/** One scale. */
export type ChartScale = (typeof SCALES)[number];

/**
 * Lays out a bar for each value, all as wide; a value above zero is at least one unit tall.
 *
 * @param scale `linear` from 0, or `log` from 1, of which the ticks are powers of ten.
 */
export function barChart(
  values: readonly number[],
  box: { readonly width: number; readonly height: number },
  scale: ChartScale = 'linear',
): BarChart {
  const most = values.reduce((a, b) => Math.max(a, b), 1);
  const [height, ticks] = scale === 'log' ? logScale(most, box.height) : linearScale(most, box.height);
  const step = box.width / Math.max(1, values.length);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    bars: values.map((value, i) => {
      const tall = value === 0 ? 0 : Math.max(1, height(value));
      return { x: round(i * step), y: round(box.height - tall), width: round(step * 0.86), height: round(tall) };
    }),
    lines: ticks.map((value) => ({ value, y: round(box.height - height(value)) })),
  };
}

type Scale = readonly [height: (value: number) => number, ticks: readonly number[]];

function linearScale(most: number, height: number): Scale {
  const scale = scaleLinear([0, most], [0, height]).nice(4);
  return [scale, scale.ticks(4)];
}

/** One synset is a tenth of a power of ten tall, so that it differs visibly from zero. */
function logScale(most: number, height: number): Scale {
  const scale = scaleLog([0.8, 10 ** Math.ceil(Math.log10(Math.max(most, 10)))], [0, height]);
  return [scale, scale.ticks().filter((value) => value >= 1 && Number.isInteger(Math.log10(value)))];
}
