import { headerHeight } from '../../view/explore/frame.ts';
import type { Gathered, SceneTile } from '../../view/explore/scene.ts';
import type { Brush } from '../../view/explore/svg.ts';
import { formatCount } from '../../view/numbers.ts';
import type { Box } from '../../view/treemap/layout.ts';
import { type ExplorePaint, type ExploreScene, NO_VALUE, stepOf } from './canvas.ts';

/** From this size on, names are looked for. */
const LEAST_LABEL = { width: 30, height: 15 } as const;
/** Smaller text is not read. */
const LEAST_TEXT = 10;
/** Size of the names of closed tiles. */
const LEAF_TEXT = 12;
/** From line to line of a name that takes several. */
const LEAF_LINE = 15;
/** Size of the names that lie over what a tile holds. */
const PLATE = 11;

/** Writes the names that fit: in headers, on closed tiles, and on plates over tiles whose header is too thin. */
export function drawNames(brush: Brush, scene: ExploreScene, paint: ExplorePaint): void {
  const pen = new Pen(brush);
  const plates = platesOf(pen, scene, paint);
  const labelled = scene.tiles.filter(
    ({ width, height }) => width >= LEAST_LABEL.width && height >= LEAST_LABEL.height,
  );
  // Font by font: to change it takes as long as to write.
  for (const tile of labelled) {
    if (tile.isOpen) continue;
    const plate = plates.find(
      ({ box }) =>
        tile.x < box.x + box.width &&
        tile.y < box.y + box.height &&
        tile.x + tile.width > box.x &&
        tile.y + tile.height > box.y,
    );
    const top = plate === undefined ? tile.y : plate.box.y + plate.box.height;
    const seen = Math.max(top, 0);
    const room = tile.y + tile.height - seen;
    // In a low tile the name stands in its middle, so that nothing of it is cut.
    if (room >= LEAST_LABEL.height)
      drawName(
        pen,
        scene,
        paint,
        tile,
        LEAF_TEXT,
        seen + Math.min(LEAF_TEXT, room / 2),
        scene.isPictured ? 1 : Math.floor((room - 6) / LEAF_LINE),
      );
  }
  for (const tile of labelled) {
    if (!tile.isOpen) continue;
    const header = headerHeight(tile.width, tile.height);
    const size = Math.min(15, Math.floor(header * 0.8));
    if (size >= LEAST_TEXT) drawName(pen, scene, paint, tile, size, tile.y + Math.min(header, 30) / 2);
  }
  for (const { other } of labelled) if (other !== undefined) drawGathered(pen, other, paint);
  pen.use(plateFont(paint));
  for (const { tile, box, text } of plates) {
    const step = stepOf(scene, tile.tile);
    brush.fillStyle = paint.fills[step]!;
    brush.fillRect(box.x, box.y, box.width, box.height);
    pen.write(text, box.x + 0.35 * PLATE, box.y + box.height / 2, paint.inks[step]!);
  }
}

/** A name that lies over what an open tile holds. */
interface Plate {
  readonly tile: SceneTile;
  readonly box: Box;
  readonly text: string;
}

function plateFont(paint: ExplorePaint): string {
  return `600 ${String(PLATE)}px ${paint.face}`;
}

/** Plates for open tiles whose header is too thin for a name, unless a tile around them has a plate. */
function platesOf(pen: Pen, scene: ExploreScene, paint: ExplorePaint): Plate[] {
  pen.use(plateFont(paint));
  const plates: Plate[] = [];
  for (const tile of scene.tiles) {
    const { isOpen, x, y, width, height } = tile;
    if (!isOpen || width <= 64 || height <= 40 || headerHeight(width, height) * 0.8 >= LEAST_TEXT) continue;
    if (plates.some((plate) => holds(plate.tile, tile))) continue;
    const name = scene.nameOf(tile.tile);
    const text = name === undefined ? '' : pen.fitted(name, width - PLATE);
    if (text !== '')
      plates.push({ tile, text, box: { x, y, width: pen.width(text) + 0.7 * PLATE, height: 1.4 * PLATE } });
  }
  return plates;
}

/** @param middle of the first line; @param most lines, where one is too narrow. */
function drawName(
  pen: Pen,
  scene: ExploreScene,
  paint: ExplorePaint,
  tile: SceneTile,
  size: number,
  middle: number,
  most = 1,
): void {
  const name = scene.nameOf(tile.tile);
  if (name === undefined) return;
  const left = Math.max(0, tile.x) + 0.35 * size;
  pen.use(`${tile.isOpen ? '600 ' : ''}${String(size)}px ${paint.face}`);
  const room = tile.x + tile.width - left - 0.35 * size;
  // A header says where one is, if need be with the beginning of its name; a closed tile says what it is, or nothing.
  const lines = pen.broken(name, room, most) ?? (tile.isOpen ? [pen.fitted(name, room)] : []);
  const ink = paint.inks[stepOf(scene, tile.tile)]!;
  lines.forEach((line, i) => {
    if (line !== '') pen.write(line, left, middle + i * LEAF_LINE, ink);
  });
}

function drawGathered(pen: Pen, { count, box }: Gathered, paint: ExplorePaint): void {
  if (box === undefined || box.width < LEAST_LABEL.width || box.height < LEAST_LABEL.height) return;
  pen.use(`${String(LEAST_TEXT)}px ${paint.face}`);
  const text = pen.fitted(`other (${formatCount(count)})`, box.width - 6);
  if (text.endsWith(')')) pen.write(text, box.x + 3, box.y + 0.75 * LEAST_TEXT, paint.inks[NO_VALUE]!);
}

function holds(outer: SceneTile, inner: SceneTile): boolean {
  return (
    inner.x >= outer.x && inner.y >= outer.y && inner.x < outer.x + outer.width && inner.y < outer.y + outer.height
  );
}

/** Writes with a brush; it knows the widths of texts, which are asked for again in every frame. */
class Pen {
  static readonly #widths = new Map<string, Map<string, number>>();
  readonly #brush: Brush;
  #font = '';
  #ofFont = new Map<string, number>();

  constructor(brush: Brush) {
    this.#brush = brush;
    brush.textBaseline = 'middle';
  }

  /** Takes a font up; to do so without need is slow. */
  use(font: string): void {
    if (font === this.#font) return;
    this.#font = font;
    this.#brush.font = font;
    this.#ofFont = Pen.#widths.get(font) ?? new Map<string, number>();
    Pen.#widths.set(font, this.#ofFont);
  }

  write(text: string, x: number, y: number, ink: string): void {
    this.#brush.fillStyle = ink;
    this.#brush.fillText(text, x, y);
  }

  width(text: string): number {
    let width = this.#ofFont.get(text);
    if (width === undefined) {
      if (this.#ofFont.size > 10_000) this.#ofFont.clear();
      width = this.#brush.measureText(text).width;
      this.#ofFont.set(text, width);
    }
    return width;
  }

  /** A text broken between words into lines of a width; `undefined` where it does not fit into so many. */
  broken(text: string, room: number, most: number): string[] | undefined {
    if (this.width(text) <= room) return [text];
    const words = text.split(' ');
    if (most < 2 || words.length < 2 || words.some((word) => this.width(word) > room)) return undefined;
    const lines: string[] = [];
    for (const word of words) {
      const joined = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
      if (lines.length > 0 && this.width(joined) <= room) lines[lines.length - 1] = joined;
      else lines.push(word);
    }
    return lines.length <= most ? lines : undefined;
  }

  /** A text cut to a width with an ellipsis, or empty where too little would be left. */
  fitted(text: string, room: number): string {
    const whole = this.width(text);
    if (whole <= room) return text;
    for (let letters = Math.floor((text.length * room) / whole); letters >= 4; letters--) {
      const cut = `${text.slice(0, letters).trimEnd()}…`;
      if (this.width(cut) <= room) return cut;
    }
    return '';
  }
}
