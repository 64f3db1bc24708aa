import { type Box, inset, squarify } from './layout.ts';
import type { Area, Levels } from './options.ts';
import { childrenOf, type TreemapTree } from './tree.ts';

/** A rectangle of a treemap. */
export interface DrawnTile {
  /** `place` is a synset or group with all below it, `own` the images of an inner synset itself, `other` what is too small. */
  readonly kind: 'place' | 'own' | 'other';
  /** The place in the tree; for `own` and `other` the one they belong to. */
  readonly at: number;
  /** What `other` gathers, largest first. */
  readonly gathered: readonly number[];
  /** How many larger children of the same parent come before those in `other`. */
  readonly passed: number;
  /** What its area stands for. */
  readonly value: number;
  /** From 1. */
  readonly depth: number;
  readonly box: Box;
  /** Tiles inside it, if it is open; they fill its box below a header. */
  children: DrawnTile[];
}

/** How much a drawing may hold. */
export interface DrawingLimits {
  readonly width: number;
  readonly height: number;
  /** Most tiles, open ones included. */
  readonly tiles: number;
  readonly levels: Levels;
}

/** The space that an open tile keeps for its name, and its frame, in units of the drawing. */
export const OPEN = { header: 21, frame: 3 } as const;

/** The least area a tile is given, unless it stands alone; the area of a fingertip. */
const LEAST_AREA = 26 * 26;
/** An open tile must have room for its name and some tiles. */
const LEAST_OPEN = { width: 90, height: 70 } as const;
/** Share of the tiles that the first level may use up when there are others. */
const FIRST_LEVEL = 0.6;

/**
 * Draws a tree as nested tiles: the top's children, then the inside of the largest of them, until the limits are met.
 *
 * Tiles of one parent fill it and are in proportion to their values. Under `equal` all are alike, whatever they hold.
 *
 * @param from how many of the top's largest children to pass over. O(places of the tree).
 */
export function drawTreemap(tree: TreemapTree, area: Area, limits: DrawingLimits, from = 0): DrawnTile[] {
  const whole: Box = { x: 0, y: 0, width: limits.width, height: limits.height };
  const first = limits.levels === 1 ? limits.tiles : Math.ceil(limits.tiles * FIRST_LEVEL);
  const top = divide(tree, area, { at: 0, depth: 0, box: whole }, first, from);
  let left = limits.tiles - top.length;
  const closed = top.filter((tile) => mayOpen(tree, tile, limits.levels));
  while (closed.length > 0 && left > 3) {
    closed.sort((a, b) => size(a.box) - size(b.box));
    const tile = closed.pop()!;
    const inside = divide(tree, area, { ...tile, box: inset(tile.box, OPEN.header, OPEN.frame) }, left, 0);
    if (!isWorthOpening(inside)) continue;
    tile.children = inside;
    left -= tile.children.length;
    closed.push(...tile.children.filter((child) => mayOpen(tree, child, limits.levels)));
  }
  return top;
}

/** Tiles in the order of reading: each before those inside it. */
export function flattenTiles(tiles: readonly DrawnTile[]): DrawnTile[] {
  return tiles.flatMap((tile) => [tile, ...flattenTiles(tile.children)]);
}

/** What a place's area stands for, itself included. */
export function placeValue(tree: TreemapTree, area: Area, at: number): number {
  switch (area) {
    case 'images':
      return tree.images[at]!;
    case 'synsets':
      return tree.size[at]!;
    case 'equal':
      return 1;
  }
}

/** Own images of a place: what its subtree has beyond its children's. */
function ownImages(tree: TreemapTree, at: number, children: readonly number[]): number {
  return children.reduce((rest, child) => rest - tree.images[child]!, tree.images[at]!);
}

function divide(
  tree: TreemapTree,
  area: Area,
  parent: Pick<DrawnTile, 'at' | 'depth' | 'box'>,
  most: number,
  from: number,
): DrawnTile[] {
  const all = childrenOf(tree, parent.at);
  const own = area === 'images' && from === 0 ? ownImages(tree, parent.at, all) : 0;
  const children = all
    .map((at) => ({ at, value: placeValue(tree, area, at) }))
    .sort((a, b) => b.value - a.value)
    .slice(from);
  const total = children.reduce((sum, child) => sum + child.value, own);
  if (total === 0) return [];

  const shown = children.filter(
    ({ value }, rank) => value > 0 && rank < most - 2 && (value / total) * size(parent.box) >= LEAST_AREA,
  );
  // To gather a single one would win nothing.
  if (children.length === shown.length + 1 && children.at(-1)!.value > 0) shown.push(children.at(-1)!);
  const gathered = children.slice(shown.length);
  const gatheredValue =
    area === 'equal' ? Math.min(1, gathered.length) : gathered.reduce((sum, { value }) => sum + value, 0);

  const entries: Pick<DrawnTile, 'kind' | 'at' | 'value' | 'gathered'>[] = shown.map((child) => ({
    kind: 'place',
    ...child,
    gathered: [],
  }));
  if (own > 0) entries.push({ kind: 'own', at: parent.at, value: own, gathered: [] });
  if (gatheredValue > 0)
    entries.push({ kind: 'other', at: parent.at, value: gatheredValue, gathered: gathered.map(({ at }) => at) });
  entries.sort((a, b) => b.value - a.value);
  const boxes = squarify(
    entries.map(({ value }) => value),
    parent.box,
  );
  const tiles = entries.map((entry, i): DrawnTile => ({
    ...entry,
    passed: from + shown.length,
    depth: parent.depth + 1,
    box: boxes[i]!,
    children: [],
  }));
  // Largest first gives the squarest tiles; read are those with names first.
  return tiles.sort((a, b) => Number(a.kind === 'other') - Number(b.kind === 'other'));
}

function mayOpen(tree: TreemapTree, { kind, at, depth, box }: DrawnTile, levels: Levels): boolean {
  const hasChildren = tree.size[at]! > 1;
  return (
    kind === 'place' &&
    hasChildren &&
    depth < levels &&
    box.width >= LEAST_OPEN.width &&
    box.height >= LEAST_OPEN.height
  );
}

/** Whether the inside of a tile shows more than that there is something: most of it must have a name. */
function isWorthOpening(inside: readonly DrawnTile[]): boolean {
  const total = inside.reduce((sum, { value }) => sum + value, 0);
  const named = inside.filter(({ kind }) => kind === 'place').reduce((sum, { value }) => sum + value, 0);
  return named > total / 2;
}

function size(box: Box): number {
  return box.width * box.height;
}
