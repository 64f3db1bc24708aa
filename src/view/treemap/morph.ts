import type { ExploreTree } from '../explore/columns.ts';
import { isWithin } from './places.ts';
import { boxWithin, type Rect } from './rect.ts';
import type { MapTile, Scene } from './scene.ts';

/** The way between the scene of a node and that of a node below it. */
export interface Morph {
  readonly outer: Scene;
  readonly inner: Scene;
  /** Position of the inner focus in the outer scene. */
  readonly frame: Rect;
  /** Starting position of each tile of the inner scene. */
  readonly from: ReadonlyMap<MapTile, Rect>;
  /** Tiles of the outer scene that are no part of the inner focus. */
  readonly around: readonly { readonly tile: MapTile; readonly isAbove: boolean }[];
}

/**
 * Prepares the way between two scenes: which rectangle becomes which.
 *
 * A tile that both scenes draw goes from its old edges to its new ones; one that only the inner scene draws begins at the
 * same share of its parent. A focus too small to be drawn outside begins in the middle of the nearest tile around it.
 */
export function prepareMorph(tree: ExploreTree, outer: Scene, inner: Scene): Morph {
  const frame = frameOf(tree, outer, inner);
  const from = new Map<MapTile, Rect>();
  for (const tile of inner.tiles) {
    const old = tile.depth === 0 ? frame : outer.tileOf.get(tile.at);
    const parent = inner.tileOf.get(tree.parent[tile.at]!)!;
    from.set(tile, old ?? boxWithin(tile, parent, from.get(parent)!));
  }
  const around = outer.tiles
    .filter(({ at }) => !isWithin(tree, at, inner.focus))
    .map((tile) => ({ tile, isAbove: isWithin(tree, inner.focus, tile.at) }));
  return { outer, inner, frame, from, around };
}

function frameOf(tree: ExploreTree, outer: Scene, inner: Scene): Rect {
  const own = outer.tileOf.get(inner.focus);
  if (own !== undefined) return inner.layout === 'icicle' ? { ...edges(own), x1: inner.width } : edges(own);
  let at = inner.focus;
  while (!outer.tileOf.has(at) && at !== 0) at = tree.parent[at]!;
  const around = outer.tileOf.get(at) ?? { x0: 0, y0: 0, x1: outer.width, y1: outer.height };
  const [x, y] = [(around.x0 + around.x1) / 2, (around.y0 + around.y1) / 2];
  return { x0: x - 12, y0: y - 9, x1: x + 12, y1: y + 9 };
}

function edges({ x0, y0, x1, y1 }: Rect): Rect {
  return { x0, y0, x1, y1 };
}

/** Returns the position of a tile of the inner scene during the zoom; `share` 0 is the outer scene, 1 the inner one. */
export function innerBox({ from }: Morph, tile: MapTile, share: number): Rect {
  const start = from.get(tile)!;
  return {
    x0: mix(start.x0, tile.x0, share),
    y0: mix(start.y0, tile.y0, share),
    x1: mix(start.x1, tile.x1, share),
    y1: mix(start.y1, tile.y1, share),
  };
}

/**
 * Returns the position of a tile around the inner focus during the zoom: it is moved and stretched as the focus grows
 * to the canvas.
 */
export function outerBox({ frame, inner }: Morph, { x0, y0, x1, y1 }: Rect, share: number): Rect {
  const kx = inner.width / (frame.x1 - frame.x0);
  const ky = inner.height / (frame.y1 - frame.y0);
  const [ax, bx] = [mix(1, kx, share), -frame.x0 * kx * share];
  const [ay, by] = [mix(1, ky, share), -frame.y0 * ky * share];
  return { x0: x0 * ax + bx, y0: y0 * ay + by, x1: x1 * ax + bx, y1: y1 * ay + by };
}

/** Mixes two numbers. */
export function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** Slow at both ends: cubic. */
export function easeInOut(share: number): number {
  return share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2;
}
