import type { Rect } from './rect.ts';
import type { MapTile, Scene } from './scene.ts';

/** Returns the innermost tile at a point, if any. */
export function tileAtPoint({ tiles }: Scene, x: number, y: number): MapTile | undefined {
  return tiles.findLast((tile) => x >= tile.x0 && x < tile.x1 && y >= tile.y0 && y < tile.y1);
}

/**
 * The tile that an arrow key leads to from one of the focus's children: the nearest that way.
 *
 * @returns `undefined` where there is none that way.
 */
export function nearestTile(tiles: readonly MapTile[], from: MapTile, key: string): MapTile | undefined {
  const step = ARROWS[key];
  if (step === undefined) return undefined;
  const [x, y] = middle(from);
  let best: MapTile | undefined;
  let least = Infinity;
  for (const tile of tiles) {
    if (tile.depth !== from.depth || tile === from) continue;
    const [u, v] = middle(tile);
    const along = (u - x) * step[0] + (v - y) * step[1];
    const across = Math.abs((u - x) * step[1]) + Math.abs((v - y) * step[0]);
    if (along > 4 && along + 2 * across < least) [best, least] = [tile, along + 2 * across];
  }
  return best;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function middle({ x0, y0, x1, y1 }: Rect): [number, number] {
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}
