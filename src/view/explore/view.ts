import type { ExploreLayout } from './frame.ts';
import { type ExploreView, viewOf } from './scene.ts';

/**
 * Where a reader has zoomed to, told by a place so that it is found again on a screen of another size.
 *
 * `x`, `y` is the middle of the screen in shares of the place's tile; `zoom` is 1 where the whole tile is seen.
 */
export interface PlacedView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Digits that are kept of each number in an address: a pixel of a screen that shows a tile whole. */
const DIGITS = 3;

/** Tells a view by a place, or `undefined` where it is the one that shows the place as a whole. */
export function placedView(
  layout: ExploreLayout,
  place: number,
  view: ExploreView,
  width: number,
  height: number,
): PlacedView | undefined {
  const whole = viewOf(layout, place, width, height);
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 2;
  if (
    near(view.x, whole.x) &&
    (layout.kind === 'icicle' || near(view.y, whole.y)) &&
    Math.abs(view.k / whole.k - 1) < 0.005
  )
    return undefined;
  const [left, top, right, bottom] = edgesOf(layout, place);
  return {
    x: ((width / 2 - view.x) / view.k - left) / (right - left),
    y: ((height / 2 - view.y) / view.k - top) / (bottom - top),
    zoom: view.k / whole.k,
  };
}

/** The view that a {@link PlacedView} tells of; never beside the layout. */
export function viewAt(
  layout: ExploreLayout,
  place: number,
  { x, y, zoom }: PlacedView,
  width: number,
  height: number,
): ExploreView {
  const [left, top, right, bottom] = edgesOf(layout, place);
  const k = Math.max(1, viewOf(layout, place, width, height).k * zoom);
  const within = (middle: number, size: number): number =>
    Math.min(0, Math.max(size - k * size, size / 2 - k * middle));
  return { k, x: within(left + x * (right - left), width), y: within(top + y * (bottom - top), height) };
}

/** Writes a view for an address, in letters that need no escape there: `0.512_0.43_1.8`. */
export function formatView({ x, y, zoom }: PlacedView): string {
  return [x, y, zoom].map((value) => String(Number(value.toFixed(DIGITS)))).join('_');
}

/** Reads a view of an address, or `undefined` if it is none. */
export function parseView(text: string | null): PlacedView | undefined {
  if (text === null || !/^-?\d{1,6}(?:\.\d{1,6})?_-?\d{1,6}(?:\.\d{1,6})?_\d{1,7}(?:\.\d{1,6})?$/.test(text))
    return undefined;
  const [x, y, zoom] = text.split('_').map(Number) as [number, number, number];
  return zoom > 0 ? { x, y, zoom } : undefined;
}

function edgesOf({ edges }: ExploreLayout, tile: number): [number, number, number, number] {
  return [edges[4 * tile]!, edges[4 * tile + 1]!, edges[4 * tile + 2]!, edges[4 * tile + 3]!];
}
