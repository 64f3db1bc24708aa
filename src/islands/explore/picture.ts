import type { Arrangement } from '../../view/explore/arrangement.ts';
import type { ExploreTree } from '../../view/explore/columns.ts';
import type { ExploreLayout } from '../../view/explore/frame.ts';
import { type Blend, boxOnScreen, sceneTiles, type SceneTile, tileAt, viewOf } from '../../view/explore/scene.ts';
import type { Brush } from '../../view/explore/svg.ts';
import { placedView, type PlacedView, viewAt } from '../../view/explore/view.ts';
import type { Box } from '../../view/treemap/layout.ts';
import { ExploreCamera, isStill } from './camera.ts';
import { drawMarks, drawMatches, drawTiles, type ExplorePaint, type ExploreScene, readPaint } from './canvas.ts';
import type { ExploreMontages } from './montages.ts';
import { drawNames } from './names.ts';

const BLEND = 500;
/** A tile of this size is seen well enough to be focused where it is. */
const SEEN = { width: 24, height: 14 } as const;

/** What a picture is made of besides its layout. */
export interface PictureSubject {
  readonly tree: ExploreTree;
  /** What areas stand for, by place. */
  readonly values: Float64Array;
  /** Step of the ramp by place. */
  readonly steps: Int8Array;
  /** Places that a search found, and the one of them that the reader is at. */
  readonly matches: readonly number[];
  readonly match: number | undefined;
  readonly focused: number | undefined;
  readonly pointed: number | undefined;
  /** Places that belong to the one pointed at or focused, and are drawn elsewhere. */
  readonly linked: readonly number[];
}

/** What a picture asks of the page around it. */
export interface PictureFrame {
  readonly nameOf: (tile: number) => string | undefined;
  /** Called after each move of the view, and whether the reader made it with the pointer. */
  readonly onMove: (isGesture: boolean) => void;
  /** Pictures of tiles, where there are any. */
  readonly montages: () => ExploreMontages | undefined;
}

/** The canvas of the explorer: it draws what is in view, once a frame at most and only when something has changed. */
export class ExplorePicture {
  readonly canvas: HTMLCanvasElement;
  readonly camera: ExploreCamera;
  readonly #probe: Element;
  readonly #frame: PictureFrame;
  #paint: ExplorePaint;
  #subject: PictureSubject | undefined;
  #blend: Blend | undefined;
  #tiles: readonly SceneTile[] = [];
  /** The box that the layout was made for. */
  #box = { width: 0, height: 0 };
  #isDue = false;

  constructor(canvas: HTMLCanvasElement, probe: Element, frame: PictureFrame) {
    this.canvas = canvas;
    this.#probe = probe;
    this.#frame = frame;
    this.#paint = readPaint(probe);
    this.camera = new ExploreCamera(canvas, (isGesture) => {
      this.redraw();
      frame.onMove(isGesture);
    });
  }

  /** The tiles that were drawn last. */
  get tiles(): readonly SceneTile[] {
    return this.#tiles;
  }

  /** In CSS pixels. */
  get size(): { readonly width: number; readonly height: number } {
    return { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
  }

  get paint(): ExplorePaint {
    return this.#paint;
  }

  /** Takes the colours of the page anew. */
  recolour(): void {
    this.#paint = readPaint(this.#probe);
    this.redraw();
  }

  /** Changes something about what is drawn. */
  change(subject: PictureSubject): void {
    this.#subject = subject;
    this.redraw();
  }

  /** Takes up another layout; tiles move to their new places, unless the box or the kind is another. */
  takeUp(layout: ExploreLayout, { width, height }: Arrangement): void {
    this.#box = { width, height };
    const [across, down] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    const isSameBox = this.canvas.width === across && this.canvas.height === down;
    if (!isSameBox) [this.canvas.width, this.canvas.height] = [across, down];
    this.camera.keepWithin(width, height);
    const from = this.#blend?.to;
    if (from?.kind === layout.kind && isSameBox && !isStill()) this.#moveTiles(from, layout);
    else {
      this.#blend = { from: layout, to: layout, share: 1 };
      this.redraw();
    }
  }

  #moveTiles(from: ExploreLayout, to: ExploreLayout): void {
    const start = performance.now();
    const step = (now: number): void => {
      if (this.#blend?.to !== to) return;
      const share = Math.min(1, Math.max(0, (now - start) / BLEND));
      this.#blend = { from, to, share: share * share * (3 - 2 * share) };
      this.#draw();
      if (share < 1) requestAnimationFrame(step);
      else this.#frame.onMove(false);
    };
    this.#blend = { from, to, share: 0 };
    requestAnimationFrame(step);
  }

  /** Goes to a place in so many milliseconds, or to a view told by it. A place without area is seen in the one around it. */
  fly(place: number, duration: number, view?: PlacedView): void {
    const subject = this.#subject;
    if (this.#blend === undefined || subject === undefined) return;
    let shown = place;
    while (shown !== 0 && subject.values[shown] === 0) shown = subject.tree.parent[shown]!;
    const { width, height } = this.size;
    const { to } = this.#blend;
    this.camera.fly(
      view === undefined || shown !== place ? viewOf(to, shown, width, height) : viewAt(to, shown, view, width, height),
      duration,
    );
  }

  /** What is seen now, told by a place; `undefined` where it is the whole of it. */
  placed(place: number): PlacedView | undefined {
    const { width, height } = this.size;
    return this.#blend && placedView(this.#blend.to, place, this.camera.view, width, height);
  }

  /** The view has come to rest: pictures of tiles may be fetched. */
  rest(): void {
    this.#frame.montages()?.prepare(this.#tiles);
  }

  /** The innermost tile under a pointer. */
  tileUnder(event: MouseEvent): SceneTile | undefined {
    const box = this.canvas.getBoundingClientRect();
    return tileAt(this.#tiles, event.clientX - box.left, event.clientY - box.top);
  }

  /** Whether a tile is in view, whole and large enough. */
  shows(tile: number): boolean {
    const drawn = this.#tiles.find((other) => other.tile === tile);
    if (drawn === undefined) return false;
    const { width, height } = this.size;
    const isWhole =
      drawn.x > -1 && drawn.y > -1 && drawn.x + drawn.width < width + 1 && drawn.y + drawn.height < height + 1;
    return isWhole && drawn.width > SEEN.width && drawn.height > SEEN.height;
  }

  /** Draws what is in view with another brush, without the traces of pointer and focus. */
  drawOn(brush: Brush): void {
    const scene = this.#scene();
    if (scene === undefined) return;
    const { width, height } = this.size;
    const still = { ...scene, focused: undefined, pointed: undefined, linked: [] };
    drawTiles(brush, still, this.#paint, width, height);
    this.#frame.montages()?.draw(brush, scene.tiles);
    drawMatches(brush, still, this.#paint);
    drawNames(brush, still, this.#paint);
    drawMarks(brush, still, this.#paint);
  }

  /** Draws before the next frame is shown. */
  redraw(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#draw();
    });
  }

  #draw(): void {
    const context = this.canvas.getContext('2d', { alpha: false });
    const scene = this.#scene();
    if (!context || scene === undefined) return;
    const { width, height } = this.#box;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    drawTiles(context, scene, this.#paint, width, height);
    this.#frame.montages()?.draw(context, scene.tiles);
    drawMatches(context, scene, this.#paint);
    drawNames(context, scene, this.#paint);
    drawMarks(context, scene, this.#paint);
  }

  #scene(): ExploreScene | undefined {
    const subject = this.#subject;
    const blend = this.#blend;
    if (subject === undefined || blend === undefined) return undefined;
    const { width, height } = this.#box;
    const { tree, values, steps, focused, pointed } = subject;
    const view = this.camera.view;
    this.#tiles = sceneTiles(tree, blend, view, width, height);
    const boxesOf = (among: readonly number[]): (Box & { readonly place: number })[] =>
      among
        .filter((place) => values[place]! > 0)
        .map((place) => ({ place, ...boxOnScreen(blend, view, place) }))
        .filter(({ x, y, width: w, height: h }) => x < width && y < height && x + w > 0 && y + h > 0);
    const matches = boxesOf(subject.matches);
    return {
      tree,
      steps,
      matches,
      linked: boxesOf(subject.linked),
      tiles: this.#tiles,
      nameOf: this.#frame.nameOf,
      isPictured: this.#frame.montages() !== undefined,
      pointed,
      match: matches.find(({ place }) => place === subject.match),
      focused: document.activeElement === this.canvas ? focused : undefined,
    };
  }
}
