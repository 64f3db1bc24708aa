import type { Brush } from '../explore/svg.ts';
import { formatCount } from '../numbers.ts';
import {
  BANDS,
  type BranchHue,
  HUES,
  NO_BRANCH,
  plateColour,
  type Scheme,
  type Theme,
  tileColour,
  tintColour,
} from './colour.ts';
import { type Label, LENT, lineHeight } from './label.ts';
import { innerBox, mix, type Morph, outerBox } from './morph.ts';
import { boxWithin, type Rect } from './rect.ts';
import { type MapTile, type Scene, withOwn } from './scene.ts';

/** The colours of a drawing. */
export interface Palette {
  readonly scheme: Scheme;
  readonly theme: Theme;
  readonly face: string;
  /** System colours while the reader's own are forced: tiles are borders and text alone. */
  readonly forced: { readonly ground: string; readonly ink: string } | undefined;
}

/** Data of a drawing that its tiles lack. */
export interface PaintSource {
  /** Index of the hue of a place. */
  readonly hueOf: (at: number) => number;
  /** Returns the bitmap of a picture for a side in device pixels; requests it if it is missing. */
  readonly bitmapOf: (key: string, side: number) => CanvasImageSource | undefined;
  /** Places that a search found. */
  readonly isFound: (at: number) => boolean;
}

/** A brush that can draw half transparent: a canvas. */
type LayeredBrush = Brush & { globalAlpha?: number };

/** Draws scenes and the ways between them. */
export class ScenePainter {
  readonly #source: PaintSource;
  palette: Palette;
  /** Device pixels per CSS pixel. */
  ratio = 1;

  constructor(source: PaintSource, palette: Palette) {
    this.#source = source;
    this.palette = palette;
  }

  /** Draws a scene at rest. */
  drawScene(brush: LayeredBrush, scene: Scene): void {
    this.#clear(brush, scene);
    const drawn = scene.tiles.flatMap(withOwn);
    for (const tile of drawn) this.#fill(brush, scene, tile, tile, tile.value, 1);
    for (const tile of drawn) {
      this.#write(brush, scene, tile, tile.label, tile, 1);
      if (tile.smallAt !== undefined) this.#note(brush, `${formatCount(tile.small)} smaller`, tile.smallAt);
    }
    this.#markFound(brush, scene);
  }

  /** Draws the way between two scenes. @param share 0 is the outer scene, 1 the inner one. */
  drawBetween(brush: LayeredBrush, morph: Morph, share: number): void {
    const { inner, outer } = morph;
    this.#clear(brush, inner);
    const fading = Math.min(1, (1 - share) * 1.5);
    if (fading > 0.01) {
      for (const { tile } of morph.around)
        for (const part of withOwn(tile))
          this.#fill(brush, outer, part, outerBox(morph, part, share), part.value, fading);
      if (share < 0.45)
        for (const { tile, isAbove } of morph.around)
          if (!isAbove) this.#write(brush, outer, tile, tile.label, outerBox(morph, tile, share), 1 - share / 0.45);
    }
    const moved: [MapTile, MapTile | undefined, Rect][] = [];
    for (const tile of inner.tiles) {
      const old = outer.tileOf.get(tile.at);
      const box = innerBox(morph, tile, share);
      if (old !== undefined && old.isOpen !== tile.isOpen) {
        this.#fill(brush, inner, old, box, old.value, 1);
        this.#fill(brush, inner, tile, box, tile.value, share);
      } else {
        const value = old === undefined ? tile.value : mix(old.value, tile.value, share);
        this.#fill(brush, inner, tile, box, value, old === undefined ? Math.min(1, share * 1.5) : 1);
      }
      if (tile.own !== undefined)
        this.#fill(brush, inner, tile.own, boxWithin(tile.own, tile, box), tile.own.value, old?.own ? 1 : share);
      moved.push([tile, old, box]);
    }
    for (const [tile, old, box] of moved) this.#writeBetween(brush, inner, tile, old, box, share);
  }

  #writeBetween(
    brush: LayeredBrush,
    scene: Scene,
    tile: MapTile,
    old: MapTile | undefined,
    box: Rect,
    share: number,
  ): void {
    const coming = Math.max(0, share * 2 - 1);
    const going = Math.max(0, 1 - share * 2);
    if (old === undefined) {
      this.#write(brush, scene, tile, tile.label, box, coming);
      return;
    }
    const [was, is] = [old.label, tile.label];
    const isSame = was.lines.length === 1 && is.lines.length === 1 && was.lines[0] === is.lines[0];
    const size = tile.depth === 0 ? was.size : mix(was.size, is.size, share);
    const text = (label: Label, alpha: number): void =>
      this.#write(brush, scene, tile, { ...label, size, pictures: [] }, box, alpha);
    if (isSame) text(share < 0.5 ? { ...was, weight: is.weight } : { ...is, note: was.note && is.note }, 1);
    else if (share < 0.5) text(was, going);
    else if (tile.depth > 0) text(is, coming);
    const pictures = (of: MapTile, alpha: number): void =>
      this.#write(brush, scene, of, { ...of.label, lines: [] }, box, alpha);
    if (old.isOpen && tile.isOpen && tile.depth > 0) pictures(tile, 1);
    else {
      pictures(old, going);
      pictures(tile, coming);
    }
  }

  #clear(brush: LayeredBrush, { width, height }: Scene): void {
    setAlpha(brush, 1);
    brush.fillStyle = this.palette.forced?.ground ?? BANDS[this.palette.scheme].card;
    brush.fillRect(0, 0, width, height);
  }

  #hue(at: number): BranchHue {
    return HUES[this.#source.hueOf(at)]!;
  }

  #fill(brush: LayeredBrush, scene: Scene, tile: MapTile, box: Rect, value: number, alpha: number): void {
    const [x0, y0] = [Math.max(box.x0, -2), Math.max(box.y0, -2)];
    const [x1, y1] = [Math.min(box.x1, scene.width + 2), Math.min(box.y1, scene.height + 2)];
    if (alpha <= 0.01 || x1 - x0 < 1 || y1 - y0 < 1) return;
    setAlpha(brush, alpha);
    const { forced, scheme, theme } = this.palette;
    if (forced !== undefined) {
      brush.fillStyle = forced.ground;
      brush.fillRect(x0, y0, x1 - x0, y1 - y0);
      brush.strokeStyle = forced.ink;
      brush.lineWidth = 1;
      brush.strokeRect(x0 + 0.5, y0 + 0.5, x1 - x0 - 1, y1 - y0 - 1);
      return;
    }
    const isWhole = tile.at === 0 && this.#source.hueOf(0) === NO_BRANCH;
    const tint = isWhole ? BANDS[scheme].card : tintColour(this.#hue(tile.at), value, scheme, theme);
    const isFlat = scene.layout === 'icicle';
    if (isFlat && !tile.isOpen && tile.small > 0) {
      // Ground for rows that are too low to be drawn.
      brush.fillStyle = tint;
      brush.fillRect(x0, y0, scene.width - x0, y1 - y0);
    }
    brush.fillStyle = tile.isOpen ? tint : tileColour(this.#hue(tile.at), value, scheme, theme);
    brush.fillRect(x0, y0, x1 - x0, y1 - y0);
  }

  /** Draws the pictures and the text of a tile into a box: the centres of pictures move with it, their sides with its lesser one. */
  #write(brush: LayeredBrush, scene: Scene, tile: MapTile, label: Label, box: Rect, alpha: number): void {
    if (alpha <= 0.02 || box.x1 <= 0 || box.y1 <= 0 || box.x0 >= scene.width || box.y0 >= scene.height) return;
    setAlpha(brush, alpha);
    const kx = (box.x1 - box.x0) / (tile.x1 - tile.x0);
    const ky = (box.y1 - box.y0) / (tile.y1 - tile.y0);
    const k = Math.min(kx, ky, 1.6);
    const isHeader = tile.isOpen && scene.layout === 'treemap';
    if (this.palette.forced === undefined)
      for (const { key, x, y, side } of label.pictures) {
        const drawn = side * k;
        const left = isHeader ? box.x0 + x : box.x0 + (x + side / 2) * kx - drawn / 2;
        const top = isHeader ? box.y0 + y : box.y0 + (y + side / 2) * ky - drawn / 2;
        this.#drawPicture(brush, this.#hue(tile.at), key, left, top, drawn, alpha);
      }
    if (label.lines.length === 0) return;
    const { ink, softInk } = BANDS[this.palette.scheme];
    const { size, weight, inset, top } = label;
    brush.textBaseline = 'alphabetic';
    brush.font = `${String(weight)} ${String(size)}px ${this.palette.face}`;
    brush.fillStyle = this.palette.forced?.ink ?? ink;
    label.lines.forEach((line, i) =>
      brush.fillText(line, box.x0 + inset, box.y0 + top + size * 0.95 + i * lineHeight(size)),
    );
    if (label.note === '') return;
    const before = brush.measureText(label.lines[0]!).width;
    brush.font = `400 ${String(size - 1)}px ${this.palette.face}`;
    brush.fillStyle = this.palette.forced?.ink ?? (tile.isOpen ? softInk : ink);
    brush.fillText(label.note, box.x0 + inset + before + 7, box.y0 + top + size * 0.95);
  }

  #drawPicture(
    brush: LayeredBrush,
    hue: BranchHue,
    key: string,
    x: number,
    y: number,
    side: number,
    alpha: number,
  ): void {
    const bitmap = this.#source.bitmapOf(key, side * this.ratio);
    if (bitmap === undefined) return;
    const rim = this.palette.scheme === 'dark' ? side * 0.07 : 0;
    if (rim > 0) {
      const round = side * 0.14;
      brush.fillStyle = brush.strokeStyle = plateColour(hue);
      brush.lineWidth = 2 * round;
      brush.lineJoin = 'round';
      brush.fillRect(x + round, y + round, side - 2 * round, side - 2 * round);
      brush.strokeRect(x + round, y + round, side - 2 * round, side - 2 * round);
      brush.lineJoin = 'miter';
    }
    setAlpha(brush, key.endsWith(LENT) ? 0.4 * alpha : alpha);
    brush.drawImage(bitmap, x + rim, y + rim, side - 2 * rim, side - 2 * rim);
    setAlpha(brush, alpha);
  }

  /** Writes a text quietly at the foot of a box, if it fits. */
  #note(brush: LayeredBrush, text: string, { x0, x1, y0, y1 }: Rect): void {
    if (y1 - y0 < 18) return;
    setAlpha(brush, 1);
    brush.textBaseline = 'alphabetic';
    brush.font = `400 12.5px ${this.palette.face}`;
    const { width } = brush.measureText(text);
    if (width > x1 - x0 - 8) return;
    brush.fillStyle = this.palette.forced?.ink ?? BANDS[this.palette.scheme].softInk;
    brush.fillText(text, x1 - 5 - width, y1 - 6);
  }

  /** Outlines the tiles that a search found, or that hold what it found and show nothing inside. */
  #markFound(brush: LayeredBrush, scene: Scene): void {
    const { ground, ink } = this.palette.forced ?? {
      ground: BANDS[this.palette.scheme].card,
      ink: BANDS[this.palette.scheme].ink,
    };
    for (const tile of scene.tiles) {
      if (tile.depth === 0 || !this.#source.isFound(tile.at)) continue;
      const [w, h] = [tile.x1 - tile.x0, tile.y1 - tile.y0];
      brush.strokeStyle = ground;
      brush.lineWidth = 5;
      brush.strokeRect(tile.x0 + 2.5, tile.y0 + 2.5, w - 5, h - 5);
      brush.strokeStyle = ink;
      brush.lineWidth = 2;
      brush.strokeRect(tile.x0 + 2.5, tile.y0 + 2.5, w - 5, h - 5);
    }
  }
}

function setAlpha(brush: LayeredBrush, alpha: number): void {
  // Saved drawings are opaque.
  if ('globalAlpha' in brush) brush.globalAlpha = alpha;
}
