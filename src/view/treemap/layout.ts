import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';

/** A rectangle of a drawing, in its own units, y downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Datum {
  readonly value: number;
  readonly children?: readonly Datum[];
}

/**
 * Divides a box among values: rectangles as square as can be, in proportion, without gap or overlap.
 *
 * Squarified treemap of Bruls, Huizing and van Wijk (2000), as d3-hierarchy has it.
 *
 * @param values positive, best in descending order; @returns one box for each, in the same order.
 */
export function squarify(values: readonly number[], box: Box): Box[] {
  if (values.length === 0) return [];
  const root = hierarchy<Datum>({ value: 0, children: values.map((value) => ({ value })) }, (datum) => datum.children);
  root.sum((datum) => datum.value);
  const laidOut = treemap<Datum>().tile(treemapSquarify).size([box.width, box.height])(root);
  return (laidOut.children ?? []).map((tile) => ({
    x: box.x + tile.x0,
    y: box.y + tile.y0,
    width: tile.x1 - tile.x0,
    height: tile.y1 - tile.y0,
  }));
}

/** The box that is left inside a frame and below a header. */
export function inset(box: Box, header: number, frame: number): Box {
  return {
    x: box.x + frame,
    y: box.y + header,
    width: Math.max(0, box.width - 2 * frame),
    height: Math.max(0, box.height - header - frame),
  };
}

/** A box moved to whole units, edge by edge, so that boxes that touch still do. */
export function rounded({ x, y, width, height }: Box): Box {
  const left = Math.round(x);
  const top = Math.round(y);
  return { x: left, y: top, width: Math.round(x + width) - left, height: Math.round(y + height) - top };
}
