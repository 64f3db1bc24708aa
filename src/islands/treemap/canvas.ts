import { easeInOut, mix, type Morph } from '../../view/treemap/morph.ts';
import type { Scene } from '../../view/treemap/scene.ts';
import type { ScenePainter } from '../../view/treemap/paint.ts';

/** Milliseconds that a level in or out takes. */
const DURATION = 350;
/** Share of the way that a tile opens under the fingers before it is gone into. */
const PEEK = 0.18;

/** The canvas of a map: a scene at rest, a flight between two, or a tile opened a little. */
export class MapCanvas {
  readonly element: HTMLCanvasElement;
  readonly #painter: ScenePainter;
  #scene: Scene | undefined;
  #flight: number | undefined;
  #isDue = false;

  constructor(element: HTMLCanvasElement, painter: ScenePainter) {
    this.element = element;
    this.#painter = painter;
  }

  /** The scene at rest, or the one a flight leads to. */
  get scene(): Scene | undefined {
    return this.#scene;
  }

  /** Whether a flight is under way. */
  get isFlying(): boolean {
    return this.#flight !== undefined;
  }

  /** Fits the canvas to its box. @returns its size in CSS pixels. */
  fitToBox(): { readonly width: number; readonly height: number } {
    const { width, height } = this.element.getBoundingClientRect();
    const ratio = Math.min(2, devicePixelRatio);
    this.#painter.ratio = ratio;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    // To set a size clears the canvas.
    if (this.element.width !== w) this.element.width = w;
    if (this.element.height !== h) this.element.height = h;
    return { width, height };
  }

  /** Shows a scene without animation. */
  show(scene: Scene): void {
    this.stop();
    this.#scene = scene;
    this.#drawAtRest();
  }

  /** Draws the scene at rest before the next frame. */
  redraw(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      if (!this.isFlying) this.#drawAtRest();
    });
  }

  /**
   * Flies along a morph, in or out, and then rests.
   *
   * @param start the share of a peek that is open already.
   */
  fly(morph: Morph, isInward: boolean, start: number, onEnd: () => void): void {
    this.stop();
    this.#scene = isInward ? morph.inner : morph.outer;
    const from = isInward ? PEEK * start : 0;
    const length = DURATION * (1 - start);
    let begun: number | undefined;
    const step = (now: number): void => {
      begun ??= now;
      const done = Math.min(1, (now - begun) / length);
      const share = mix(from, 1, easeInOut(done));
      const brush = this.#brush();
      if (done < 1) {
        if (brush) this.#painter.drawBetween(brush, morph, isInward ? share : 1 - share);
        this.#flight = requestAnimationFrame(step);
        return;
      }
      this.#flight = undefined;
      this.#drawAtRest();
      onEnd();
    };
    this.#flight = requestAnimationFrame(step);
  }

  /** Opens a tile a little. @param share from 0 to 1. */
  peek(morph: Morph, share: number): void {
    requestAnimationFrame(() => {
      const brush = this.#brush();
      if (brush && !this.isFlying) this.#painter.drawBetween(brush, morph, PEEK * Math.min(1, share));
    });
  }

  /** Ends a flight where it is. */
  stop(): void {
    if (this.#flight !== undefined) cancelAnimationFrame(this.#flight);
    this.#flight = undefined;
  }

  #drawAtRest(): void {
    const brush = this.#brush();
    if (brush && this.#scene) this.#painter.drawScene(brush, this.#scene);
  }

  #brush(): CanvasRenderingContext2D | undefined {
    const context = this.element.getContext('2d', { alpha: false }) ?? undefined;
    const { ratio } = this.#painter;
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    return context;
  }
}

/** Returns true if the reader prefers reduced motion. */
export function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
