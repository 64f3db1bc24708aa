/** A rectangle, in pixels. */
export interface Rect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Returns where a part of a tile lies when the tile is stretched into a box. */
export function boxWithin(part: Rect, tile: Rect, box: Rect): Rect {
  const kx = (box.x1 - box.x0) / (tile.x1 - tile.x0);
  const ky = (box.y1 - box.y0) / (tile.y1 - tile.y0);
  return {
    x0: box.x0 + (part.x0 - tile.x0) * kx,
    y0: box.y0 + (part.y0 - tile.y0) * ky,
    x1: box.x0 + (part.x1 - tile.x0) * kx,
    y1: box.y0 + (part.y1 - tile.y0) * ky,
  };
}

/**
 * Finds where a remark about scraps of an arrangement can stand: the box around as many of the last ones as no tile
 * overlaps. Scraps are the smallest, and the last ones lie in one corner. O(scraps × tiles).
 *
 * @returns `undefined` where a tile overlaps even the last one, or there is none.
 */
export function findClearBox(scraps: readonly Rect[], tiles: readonly Rect[]): Rect | undefined {
  let clear: Rect | undefined;
  for (const scrap of scraps.toReversed()) {
    const box = clear === undefined ? scrap : around(clear, scrap);
    if (tiles.some((tile) => overlaps(tile, box))) break;
    clear = box;
  }
  return clear;
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

function around(a: Rect, b: Rect): Rect {
  return {
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  };
}
