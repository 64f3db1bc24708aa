import { RAMP_STEPS } from '../../view/treemap/colour.ts';
import type { ExploreTree } from '../../view/explore/columns.ts';
import { frameWidth, headerHeight } from '../../view/explore/frame.ts';
import type { SceneTile } from '../../view/explore/scene.ts';
import { NO_STEP } from '../../view/explore/steps.ts';
import type { Brush } from '../../view/explore/svg.ts';
import type { Box } from '../../view/treemap/layout.ts';

/** The colours and the face of a drawing, as the style sheet has them. */
export interface ExplorePaint {
  /** By step of the ramp; last, for places without a value. */
  readonly fills: readonly string[];
  readonly inks: readonly string[];
  readonly paper: string;
  readonly ink: string;
  /** What marks the tiles that a search found. */
  readonly mark: string;
  readonly face: string;
}

/** What is to be drawn. */
export interface ExploreScene {
  readonly tree: ExploreTree;
  readonly tiles: readonly SceneTile[];
  /** Step of the ramp by place. */
  readonly steps: Int8Array;
  /** The name of a tile, once it is known. */
  readonly nameOf: (tile: number) => string | undefined;
  /** Whether tiles may have pictures, which leave names one line. */
  readonly isPictured: boolean;
  /** Where the tiles lie that a search found. */
  readonly matches: readonly Box[];
  /** The match that the reader is at. */
  readonly match: Box | undefined;
  /** Where the other parents of what is pointed at lie, and its children that are drawn elsewhere. */
  readonly linked: readonly Box[];
  readonly focused: number | undefined;
  readonly pointed: number | undefined;
}

/** The step of places without a value among the fills. */
export const NO_VALUE = RAMP_STEPS;

/** A smaller match has a mark of this size. */
const LEAST_MATCH = 7;

/** Reads the colours of a probe: one child for each step of the ramp, one for no value, one for marks. */
export function readPaint(probe: Element): ExplorePaint {
  const styles = Array.from(probe.children, (child) => getComputedStyle(child));
  const mark = styles.pop()!;
  const own = getComputedStyle(probe);
  return {
    fills: styles.map((style) => style.backgroundColor),
    inks: styles.map((style) => style.color),
    paper: own.backgroundColor,
    ink: own.color,
    mark: mark.backgroundColor,
    face: own.fontFamily,
  };
}

/** Draws the tiles of a scene: level by level, one fill a colour and level. */
export function drawTiles(brush: Brush, scene: ExploreScene, paint: ExplorePaint, width: number, height: number): void {
  brush.fillStyle = paint.paper;
  brush.fillRect(0, 0, width, height);
  for (const level of levelsOf(scene)) {
    level.forEach((tiles, step) => {
      if (tiles.length > 0) brush.fillStyle = paint.fills[step]!;
      for (const tile of tiles) fillTile(brush, tile);
    });
    // The inside of an open tile is paper, which shows as lines between the tiles there, and where they are too small.
    brush.fillStyle = paint.paper;
    for (const tiles of level) for (const tile of tiles) if (tile.isOpen) fillInside(brush, tile);
  }
  brush.fillStyle = paint.fills[NO_VALUE]!;
  for (const { other } of scene.tiles) if (other?.box) fillTile(brush, other.box);
}

/** Draws the frames of the tiles found; names come over them. */
export function drawMatches(brush: Brush, scene: ExploreScene, paint: ExplorePaint): void {
  for (const match of scene.matches) markMatch(brush, match, paint, match === scene.match);
}

/** Draws what else stands out: the tiles pointed at and focused, and those that belong to them. */
export function drawMarks(brush: Brush, scene: ExploreScene, paint: ExplorePaint): void {
  for (const linked of scene.linked) markLinked(brush, linked, paint);
  for (const marked of [scene.pointed, scene.focused]) {
    const tile = marked === undefined ? undefined : scene.tiles.find((other) => other.tile === marked);
    if (tile) outline(brush, tile, marked === scene.focused ? 3 : 1.5, paint.paper, paint.ink);
  }
}

/** Fills a tile but for a line at its right and lower edges; whole pixels are filled several times as fast as parts. */
function fillTile(brush: Brush, { x, y, width, height }: Box): void {
  const [left, top] = [Math.round(x), Math.round(y)];
  const line = width > 6 && height > 6 ? 1 : 0;
  brush.fillRect(left, top, Math.round(x + width) - left - line, Math.round(y + height) - top - line);
}

function fillInside(brush: Brush, { x, y, width, height }: SceneTile): void {
  const frame = frameWidth(width, height);
  const [left, top] = [Math.round(x + frame), Math.round(y + headerHeight(width, height))];
  brush.fillRect(left, top, Math.round(x + width - frame) - left, Math.round(y + height - frame) - top);
}

/** Tiles by depth, then by step of the ramp; the last step is for no value. */
function levelsOf(scene: ExploreScene): SceneTile[][][] {
  const { tree, tiles } = scene;
  const places = tree.parent.length;
  const levels: SceneTile[][][] = [];
  for (const tile of tiles) {
    const depth = tile.tile < places ? tree.depth[tile.tile]! : tree.depth[tile.tile - places]! + 1;
    const level = (levels[depth] ??= Array.from({ length: NO_VALUE + 1 }, () => []));
    level[stepOf(scene, tile.tile)]!.push(tile);
  }
  return levels.filter((level) => level as SceneTile[][] | undefined);
}

/** The step of a tile among the fills. */
export function stepOf({ tree, steps }: ExploreScene, tile: number): number {
  const step = steps[tile % tree.parent.length]!;
  return step === NO_STEP ? NO_VALUE : step;
}

/** A frame within a tile that was found; a dot where it is too small for one. */
function markMatch(brush: Brush, { x, y, width, height }: Box, paint: ExplorePaint, isCurrent: boolean): void {
  if (Math.min(width, height) >= 2 * LEAST_MATCH) {
    const line = isCurrent ? 4 : 2;
    outline(
      brush,
      { x: x + line, y: y + line, width: width - 2 * line - 1, height: height - 2 * line - 1 },
      line,
      paint.paper,
      paint.mark,
    );
    return;
  }
  const size = isCurrent ? LEAST_MATCH + 4 : LEAST_MATCH;
  const [left, top] = [x + (width - size) / 2, y + (height - size) / 2];
  brush.fillStyle = paint.paper;
  brush.fillRect(left - 1, top - 1, size + 2, size + 2);
  brush.fillStyle = paint.mark;
  brush.fillRect(left, top, size, size);
}

/** A frame of dots around a tile that belongs to the one pointed at. */
function markLinked(brush: Brush, box: Box, paint: ExplorePaint): void {
  outline(
    brush,
    { x: box.x + 2, y: box.y + 2, width: Math.max(2, box.width - 5), height: Math.max(2, box.height - 5) },
    2,
    paint.paper,
    paint.ink,
    [2, 3],
  );
}

/** Two lines, so that one of them stands out from whatever is below. */
function outline(
  brush: Brush,
  { x, y, width, height }: Box,
  inner: number,
  outerColour: string,
  innerColour: string,
  dashes: readonly number[] = [],
): void {
  brush.strokeStyle = outerColour;
  brush.lineWidth = inner + 2;
  brush.strokeRect(x, y, width, height);
  brush.strokeStyle = innerColour;
  brush.lineWidth = inner;
  brush.setLineDash([...dashes]);
  brush.strokeRect(x, y, width, height);
  brush.setLineDash([]);
}
