import { type HierarchyRectangularNode, treemapSquarify } from 'd3-hierarchy';
import type { ExploreTree } from '../explore/columns.ts';
import { NO_STEP } from '../measure-values.ts';
import { type Stretch, stretched, stretchOf } from './colour.ts';
import { type Label, labelOwn, labelTile, type LabelWriter } from './label.ts';
import type { MapLayout } from './layouts.ts';
import { rankedChildren } from './places.ts';
import { findClearBox, type Rect } from './rect.ts';

/** A tile of a scene. */
export interface MapTile extends Rect {
  /** The place. */
  readonly at: number;
  /** Levels below the focus; the focus itself has 0. */
  readonly depth: number;
  /** Height of its header, where it is open. */
  readonly head: number;
  /** Whether tiles inside it are drawn. */
  isOpen: boolean;
  /** Synsets inside it that are too small to draw, and a box of them that no tile covers. */
  small: number;
  smallAt: Rect | undefined;
  /** The part of it that shows its own images: a tile at the same place, with nothing inside. */
  own: MapTile | undefined;
  /** Step of the measure; {@link NO_STEP} without one. */
  step: number;
  /** Step stretched to the scene, from 0 to 1. */
  value: number;
  label: Label;
}

/** Tiles that are drawn while one node fills the canvas. */
export interface Scene {
  readonly focus: number;
  readonly width: number;
  readonly height: number;
  readonly layout: MapLayout;
  /** Each tile before those inside it; the focus first. */
  readonly tiles: readonly MapTile[];
  readonly tileOf: ReadonlyMap<number, MapTile>;
  readonly stretch: Stretch;
}

/** Data from which a scene is made. */
export interface SceneSource extends LabelWriter {
  readonly tree: ExploreTree;
  /** Area of each place, its subtree included. */
  readonly values: Float64Array;
  /** The part of a place's value that none of its children has. */
  readonly own: (at: number) => number;
  /** Step of the measure by place. */
  readonly steps: Uint8Array;
}

/** The canvas that a focus fills. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly layout: MapLayout;
  /** Whether the screen is a phone's, with room for two levels. */
  readonly isNarrow: boolean;
  /** Levels to draw at most; by default as many as fit. */
  readonly levels?: number | undefined;
  /** Height of the focus's header, where it is not that of the path. */
  readonly head?: number | undefined;
}

/** Heights of headers by depth, in pixels; the focus's holds the path. */
const HEADERS = { wide: [36, 24, 19, 18], narrow: [30, 20, 17] } as const;
const GAPS = [0, 5, 2, 1, 1];
const PADDING = [4, 3, 2, 2];
/** The smallest box that shows its children, by depth. */
const LEAST_OPEN = [
  [0, 0],
  [72, 64],
  [120, 92],
  [520, 400],
] as const;
/** The shorter side of the smallest tile drawn. */
const LEAST_DRAWN = 12;
/** The shorter side of the smallest tile to press: a child of the focus. */
const LEAST_TARGET = 24;
/** A tile opens only if this share of it would be drawn. */
const LEAST_COVERED = 0.4;
/** Children of the focus aim at 3:2, their own at about 5:4: a line of text above a picture. */
const STRETCH = 1.5;
const RATIO = 1.1;
/** Left edges of the columns of an icicle, in shares of the width. */
const COLUMNS = { wide: [0, 0.3, 0.64, 1], narrow: [0, 0.45, 1] } as const;
/** The least height of a row of an icicle beyond its first column. */
const LEAST_ROW = 4;
/** The share of an icicle's height that may go to rows raised to {@link LEAST_TARGET}. */
const RAISED = 0.3;

/**
 * Lays out what is drawn when one node fills a canvas.
 *
 * The children of every node are arranged for the whole canvas and then stretched into the box that the node has. So what
 * lies left stays left when the node comes to fill the canvas, and the way between two scenes is a stretch, not a
 * shuffle. O(places below the focus that are looked at), some 3 ms at 2560 × 1300.
 */
export function layOutScene(source: SceneSource, focus: number, canvas: Canvas): Scene {
  const { width, height, layout } = canvas;
  const tiles: MapTile[] = [];
  const builder = new SceneBuilder(source, canvas, tiles);
  const top = builder.addTile(focus, 0, { x0: 0, y0: 0, x1: width, y1: height });
  if (layout === 'icicle') builder.fillColumns(top);
  else builder.fillTreemap(top);
  const drawn = tiles.flatMap(withOwn);
  const stretch = stretchOf(drawn.filter(({ isOpen, step }) => !isOpen && step !== NO_STEP).map(({ step }) => step));
  for (const tile of drawn) tile.value = tile.step === NO_STEP ? 0 : stretched(tile.step, stretch);
  for (const tile of tiles) {
    tile.label = labelTile(source, tile, layout, canvas.isNarrow);
    if (tile.own !== undefined) tile.own.label = labelOwn(source, tile.own, canvas.isNarrow);
  }
  return { focus, width, height, layout, tiles, tileOf: new Map(tiles.map((tile) => [tile.at, tile])), stretch };
}

/** Returns a tile and, where it has one, the part that shows its own images. */
export function withOwn(tile: MapTile): readonly MapTile[] {
  return tile.own === undefined ? [tile] : [tile, tile.own];
}

const NO_LABEL: Label = { lines: [], note: '', size: 0, weight: 400, inset: 0, top: 0, pictures: [] };

class SceneBuilder {
  readonly #source: SceneSource;
  readonly #canvas: Canvas;
  readonly #tiles: MapTile[];
  readonly #headers: readonly number[];
  readonly #deepest: number;

  constructor(source: SceneSource, canvas: Canvas, tiles: MapTile[]) {
    this.#source = source;
    this.#canvas = canvas;
    this.#tiles = tiles;
    const [path, ...others] = canvas.isNarrow ? HEADERS.narrow : HEADERS.wide;
    this.#headers = [canvas.head ?? path, ...others];
    this.#deepest = Math.min(canvas.levels ?? Infinity, canvas.isNarrow ? 2 : canvas.layout === 'icicle' ? 3 : 4);
  }

  addTile(at: number, depth: number, box: Rect): MapTile {
    const tile = this.#tileOf(at, depth, box);
    this.#tiles.push(tile);
    return tile;
  }

  #tileOf(at: number, depth: number, { x0, y0, x1, y1 }: Rect): MapTile {
    return {
      at,
      depth,
      x0,
      y0,
      x1,
      y1,
      head: this.#headers[depth] ?? 0,
      isOpen: false,
      small: 0,
      smallAt: undefined,
      own: undefined,
      step: this.#source.steps[at] ?? NO_STEP,
      value: 0,
      label: NO_LABEL,
    };
  }

  /** Fills a tile with its children, if it can show enough of them. */
  fillTreemap(tile: MapTile): void {
    const { tree } = this.#source;
    const { width, height } = this.#canvas;
    const { at, depth } = tile;
    const padding = PADDING[depth] ?? 2;
    const [left, top] = [tile.x0 + padding, tile.y0 + tile.head];
    const [w, h] = [width / STRETCH, height - this.#headers[0]!];
    const [kx, ky] = [(tile.x1 - padding - left) / w, (tile.y1 - padding - top) / h];
    if (kx <= 0 || ky <= 0) return;
    const gap = (GAPS[depth + 1] ?? 1) / 2;
    const least = depth === 0 ? LEAST_TARGET : LEAST_DRAWN;
    const inside: (readonly [number, Rect])[] = [];
    let covered = 0;
    const scraps: Rect[] = [];
    let small = 0;
    let own: MapTile | undefined;
    for (const cell of this.#arrange(at, w, h)) {
      const box: Rect = {
        x0: left + cell.x0 * kx + gap,
        y0: top + cell.y0 * ky + gap,
        x1: left + cell.x1 * kx - gap,
        y1: top + cell.y1 * ky - gap,
      };
      if (cell.at === at) {
        if (box.x1 - box.x0 > 70 && box.y1 - box.y0 > 18) own = this.#tileOf(at, depth + 1, box);
      } else if (box.x1 - box.x0 < least || box.y1 - box.y0 < least) {
        small += tree.size[cell.at]!;
        scraps.push(box);
      } else {
        inside.push([cell.at, box]);
        covered += cell.value;
      }
    }
    // A box that could show scraps alone stays whole.
    if (depth > 0 && covered < LEAST_COVERED * this.#source.values[at]!) return;
    tile.isOpen = true;
    const taken = inside.map(([, box]) => box);
    [tile.small, tile.own] = [small, own];
    tile.smallAt = findClearBox(scraps, own === undefined ? taken : [...taken, own]);
    for (const child of inside.map(([place, box]) => this.addTile(place, depth + 1, box)))
      if (this.#mayOpen(child)) this.fillTreemap(child);
  }

  /** Fills the columns right of a tile with its children, from top to bottom. */
  fillColumns(tile: MapTile): void {
    const { tree, values } = this.#source;
    const { at, depth } = tile;
    const edges: readonly number[] = (this.#canvas.isNarrow ? COLUMNS.narrow : COLUMNS.wide).map(
      (share) => share * this.#canvas.width,
    );
    const first = depth === 0 ? tile.head : tile.y0;
    const height = tile.y1 - first;
    const children = rankedChildren(tree, values, at);
    let k = height / Math.max(1e-9, values[at]!);
    /** Number of children, the largest first, that are as tall as their value says. */
    let large = children.length;
    let raised = 0;
    if (depth === 0) {
      tile.isOpen = true;
      // Small rows of the first column are raised to a height one can press, as far as a share of the height goes. That
      // leaves less for the others, so that some of them may become small too.
      let rest = values[at]!;
      while (large > 0 && values[children[large - 1]!]! * k < LEAST_TARGET) {
        rest -= values[children[--large]!]!;
        const low = children.length - large;
        raised = Math.min(low, Math.floor((RAISED * height) / LEAST_TARGET));
        k = rest > 0 ? (height - (raised + (low > raised ? 1 : 0)) * LEAST_TARGET) / rest : 0;
      }
    }
    let y = first;
    for (const [i, child] of children.entries()) {
      const tall = i < large ? values[child]! * k : i < large + raised ? LEAST_TARGET : 0;
      if (tall < (depth === 0 ? LEAST_TARGET : LEAST_ROW)) {
        tile.small += tree.size[child]!;
        tile.smallAt = {
          x0: edges[depth]!,
          y0: Math.min(y, tile.smallAt?.y0 ?? Infinity),
          x1: edges[depth + 1]!,
          y1: tile.y1,
        };
      } else {
        const row = this.addTile(child, depth + 1, {
          x0: edges[depth]! + 1,
          y0: y + 0.5,
          x1: edges[depth + 1]! - 1,
          y1: y + tall - 0.5,
        });
        if (depth + 1 < this.#deepest && tree.size[child]! > 1) this.fillColumns(row);
      }
      y += tall;
    }
  }

  #mayOpen({ at, depth, x0, y0, x1, y1 }: MapTile): boolean {
    const [width, height] = LEAST_OPEN[depth] ?? [Infinity, Infinity];
    const { tree, values, own } = this.#source;
    return (
      depth < this.#deepest && tree.size[at]! > 1 && values[at]! > own(at) && x1 - x0 >= width && y1 - y0 >= height
    );
  }

  /** Arranges the children of a place, the largest first, and last its own part, in a box. */
  #arrange(at: number, width: number, height: number): (Rect & { readonly at: number; readonly value: number })[] {
    const { tree, values, own } = this.#source;
    const cells = rankedChildren(tree, values, at).map((child) => cellOf(child, values[child]!));
    const part = own(at);
    if (part > 0 && cells.length > 0) cells.push(cellOf(at, part));
    const parent = { value: cells.reduce((sum, { value }) => sum + value, 0), children: cells };
    // The tiling reads `value` and `children` and writes the edges; d3's types demand whole nodes.
    squarify(parent as unknown as HierarchyRectangularNode<unknown>, 0, 0, width, height);
    return cells;
  }
}

const squarify = treemapSquarify.ratio(RATIO);

function cellOf(
  at: number,
  value: number,
): { at: number; value: number; x0: number; y0: number; x1: number; y1: number } {
  return { at, value, x0: 0, y0: 0, x1: 0, y1: 0 };
}
