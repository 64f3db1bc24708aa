import { scaleLinear } from 'd3';

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

/** Lays out a bar for each value, all as wide, zero at the bottom; a value above zero is at least one unit tall. */
export function barChart(
  values: readonly number[],
  box: { readonly width: number; readonly height: number },
): BarChart {
  const most = values.reduce((a, b) => Math.max(a, b), 1);
  const height = scaleLinear([0, most], [0, box.height]).nice(4);
  const step = box.width / Math.max(1, values.length);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    bars: values.map((value, i) => {
      const tall = value === 0 ? 0 : Math.max(1, height(value));
      return { x: round(i * step), y: round(box.height - tall), width: round(step * 0.86), height: round(tall) };
    }),
    lines: height.ticks(4).map((value) => ({ value, y: round(box.height - height(value)) })),
  };
}
