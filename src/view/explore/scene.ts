import type { ExploreLayout, ExploreLayoutKind } from './frame.ts';
import type { ExploreTree } from './columns.ts';
import type { Box } from '../treemap/layout.ts';

/** How a reader has zoomed: `k` pixels a unit, and the layout's origin at `(x, y)` on the screen. */
export interface ExploreView {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** A tile on the screen, in pixels. */
export interface SceneTile extends Box {
  /** The place, or the number of places more for its own images. */
  readonly tile: number;
  /** Whether tiles inside it are drawn too, within its bounds. */
  readonly isOpen: boolean;
  /** What of its inside is too small to be drawn by itself. */
  readonly other: Gathered | undefined;
}

/** Tiles too small to be drawn, that lie together. */
export interface Gathered {
  readonly count: number;
  /** Where they are; `undefined` where no rectangle holds them and little else. */
  readonly box: Box | undefined;
}

/** A tile is drawn if both its sides have this many pixels. */
const LEAST = 2;
/** A tile opens if its shorter side has this many. */
const LEAST_OPEN = 30;
/** Share of a box that gathered tiles must fill to have it for their own. */
const FILLING = 0.85;

/** A layout on the way from one to another of the same kind: `share` 0 is the first, 1 the second. */
export interface Blend {
  readonly from: ExploreLayout;
  readonly to: ExploreLayout;
  readonly share: number;
}

/** An edge of a tile in a layout: 0 left, 1 top, 2 right, 3 bottom. */
function edgeOf({ from, to, share }: Blend, tile: number, edge: 0 | 1 | 2 | 3): number {
  const end = to.edges[4 * tile + edge]!;
  return share === 1 ? end : from.edges[4 * tile + edge]! * (1 - share) + end * share;
}

/** Where a tile lies on the screen; an icicle is zoomed in its breadth alone, so that all its levels stay in view. */
export function boxOnScreen(blend: Blend, view: ExploreView, tile: number): Box {
  const isFlat = blend.to.kind === 'icicle';
  const [top, ky] = isFlat ? [0, 1] : [view.y, view.k];
  const x = view.x + view.k * edgeOf(blend, tile, 0);
  const y = top + ky * edgeOf(blend, tile, 1);
  return { x, y, width: view.x + view.k * edgeOf(blend, tile, 2) - x, height: top + ky * edgeOf(blend, tile, 3) - y };
}

/**
 * The tiles that a screen shows, each before those inside or below it: what lies outside or is too small to see is left
 * out with all it holds, so the work depends on the screen and not on the tree.
 */
export function sceneTiles(
  tree: ExploreTree,
  blend: Blend,
  view: ExploreView,
  width: number,
  height: number,
): SceneTile[] {
  const places = tree.parent.length;
  const isFlat = blend.to.kind === 'icicle';
  const tiles: SceneTile[] = [];
  /** The tiles on the way to the place, whose insides are drawn. */
  const path: Opened[] = [];
  const add = (tile: number): boolean => {
    const box = boxOnScreen(blend, view, tile);
    const { x, y, width: w, height: h } = box;
    if (x > width || y > height || x + w < 0 || y + h < 0) return false;
    if (w < LEAST || h < LEAST) {
      if (w > 0) path.at(-1)?.gather(box);
      return false;
    }
    const goesOn = tile < places && (isFlat || Math.min(w, h) >= LEAST_OPEN) && isDivided(tree, blend.to, tile);
    const isOpen = goesOn && !isFlat;
    const drawn: SceneTile & { other: Gathered | undefined } = {
      tile,
      x,
      y,
      width: w,
      height: h,
      isOpen,
      other: undefined,
    };
    tiles.push(drawn);
    if (goesOn) path.push(new Opened(drawn, tile + tree.size[tile]!));
    return goesOn;
  };
  let at = 0;
  while (at < places) {
    while (path.length > 0 && path.at(-1)!.end <= at) path.pop()!.close();
    if (!add(at)) {
      at += tree.size[at]!;
      continue;
    }
    if (tree.ownImages[at]! > 0) add(places + at);
    at++;
  }
  for (const opened of path) opened.close();
  return tiles;
}

/** Whether there are tiles inside a place. */
function isDivided(tree: ExploreTree, { edges, places }: ExploreLayout, at: number): boolean {
  const hasArea = (tile: number): boolean => edges[4 * tile + 2]! > edges[4 * tile]!;
  const end = at + tree.size[at]!;
  for (let child = at + 1; child < end; child += tree.size[child]!) if (hasArea(child)) return true;
  return hasArea(places + at);
}

/** A tile whose inside is drawn, and what of it is too small. */
class Opened {
  /** The place after its subtree. */
  readonly end: number;
  readonly #tile: { other: Gathered | undefined };
  #count = 0;
  #area = 0;
  #left = Infinity;
  #top = Infinity;
  #right = -Infinity;
  #bottom = -Infinity;

  constructor(tile: { other: Gathered | undefined }, end: number) {
    this.#tile = tile;
    this.end = end;
  }

  gather({ x, y, width, height }: Box): void {
    this.#count++;
    this.#area += width * height;
    this.#left = Math.min(this.#left, x);
    this.#top = Math.min(this.#top, y);
    this.#right = Math.max(this.#right, x + width);
    this.#bottom = Math.max(this.#bottom, y + height);
  }

  /** Tells the tile what was gathered. */
  close(): void {
    if (this.#count === 0) return;
    const box = { x: this.#left, y: this.#top, width: this.#right - this.#left, height: this.#bottom - this.#top };
    this.#tile.other = { count: this.#count, box: this.#area >= FILLING * box.width * box.height ? box : undefined };
  }
}

/** The innermost tile at a point of the screen, or `undefined` beside all tiles. */
export function tileAt(tiles: readonly SceneTile[], x: number, y: number): SceneTile | undefined {
  return tiles.findLast((tile) => x >= tile.x && x < tile.x + tile.width && y >= tile.y && y < tile.y + tile.height);
}

/** The view that shows a tile as large as the screen allows: in its middle, but never beside the layout. */
export function viewOf(layout: ExploreLayout, tile: number, width: number, height: number): ExploreView {
  const edge = (i: number): number => layout.edges[4 * tile + i]!;
  const across = width / (edge(2) - edge(0));
  if (layout.kind === 'icicle') return { k: across, x: -across * edge(0), y: 0 };
  const k = Math.min(across, height / (edge(3) - edge(1)));
  const within = (middle: number, size: number): number =>
    Math.min(0, Math.max(size - k * size, size / 2 - k * middle));
  return { k, x: within((edge(0) + edge(2)) / 2, width), y: within((edge(1) + edge(3)) / 2, height) };
}

/** The place a reader has moved to: the innermost inner one around the middle that fills the screen one way or the other. */
export function placeInView(
  tree: ExploreTree,
  kind: ExploreLayoutKind,
  tiles: readonly SceneTile[],
  width: number,
  height: number,
): number {
  const places = tree.parent.length;
  const fills = ({ tile, isOpen, x, y, width: w, height: h }: SceneTile): boolean => {
    if (tile >= places || x > width / 2 || x + w < width / 2) return false;
    if (kind === 'icicle') return tree.size[tile]! > 1 && w >= FILLED * width;
    return isOpen && y <= height / 2 && y + h >= height / 2 && (w >= FILLED * width || h >= FILLED * height);
  };
  return tiles.findLast(fills)?.tile ?? 0;
}

/** Share of the screen's width or height that a place fills when it is the one in view. */
const FILLED = 0.9;
