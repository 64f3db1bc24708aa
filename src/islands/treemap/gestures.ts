/** Pixels of the wheel that are a level. */
const WHEEL_LEVEL = 100;
/** Milliseconds without an event that end a gesture; a trackpad's coasting is ignored until then. */
const QUIET = 200;
/** Minimum pixels of an event from a wheel with notches. */
const NOTCH = 80;
/** Pixels of a line of a wheel that counts lines. */
const LINE = 33;
/** The ratio of finger distances that is a level. */
const PINCH = 1.25;
/** Zooming by a trackpad's pinch sends small numbers. */
const PINCH_WHEEL = 4;

/** Callbacks of gestures. */
export interface GestureActs {
  readonly isFlying: () => boolean;
  /**
   * Goes one level in, toward a point.
   *
   * @param start the share that is open already.
   */
  readonly goIn: (x: number, y: number, start: number) => void;
  readonly goOut: () => void;
  /** Opens the tile under a point by a share; returns `false` if no tile can be opened. */
  readonly peek: (x: number, y: number, share: number) => boolean;
  /** Closes the tile that a peek opened. */
  readonly endPeek: () => void;
  /** Whether the whole map is shown, so that going out is the page's. */
  readonly isOutermost: () => boolean;
}

/**
 * Listens to wheel and pinch over a map: each threshold is one level.
 *
 * A map that fills its window takes the plain wheel; one that is a part of a page only with Ctrl or ⌘.
 */
export class MapGestures {
  readonly #stage: HTMLElement;
  readonly #acts: GestureActs;
  readonly #isPart: boolean;
  /** Levels gathered since the last one gone; in is positive. */
  #pull = 0;
  #isLocked = false;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  readonly #fingers = new Map<number, PointerEvent>();
  #apart = 0;

  constructor(stage: HTMLElement, acts: GestureActs, isPart: boolean, signal: AbortSignal) {
    this.#stage = stage;
    this.#acts = acts;
    this.#isPart = isPart;
    stage.addEventListener('wheel', this.#onWheel, { signal, passive: false });
    stage.addEventListener('pointerdown', this.#onDown, { signal });
    stage.addEventListener('pointermove', this.#onMove, { signal });
    for (const type of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(type, (event) => this.#fingers.delete(event.pointerId), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#quiet));
  }

  /** A point of an event, from the stage's upper left. */
  pointOf({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): [number, number] {
    const { left, top } = this.#stage.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  readonly #onWheel = (event: WheelEvent): void => {
    const isZoom = event.ctrlKey || event.metaKey;
    if (this.#isPart && !isZoom) return;
    if (event.deltaY > 0 && this.#acts.isOutermost()) return;
    event.preventDefault();
    const pixels = event.deltaMode === 0 ? event.deltaY * (event.ctrlKey ? PINCH_WHEEL : 1) : event.deltaY * LINE;
    this.#move(-pixels / WHEEL_LEVEL, ...this.pointOf(event), Math.abs(pixels) >= NOTCH);
  };

  readonly #onDown = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') return;
    this.#fingers.set(event.pointerId, event);
    this.#apart = 0;
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (!this.#fingers.has(event.pointerId)) return;
    this.#fingers.set(event.pointerId, event);
    const [a, b] = [...this.#fingers.values()];
    if (this.#fingers.size !== 2 || a === undefined || b === undefined) return;
    const apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    if (this.#apart > 0) {
      const point = this.pointOf({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 });
      this.#move(Math.log(apart / this.#apart) / Math.log(PINCH), ...point, false);
    }
    this.#apart = apart;
  };

  #move(levels: number, x: number, y: number, isNotch: boolean): void {
    const acts = this.#acts;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#isLocked = false;
      this.#pull = 0;
      if (!acts.isFlying()) acts.endPeek();
    }, QUIET);
    // A wheel with notches may go on, a level a flight.
    if (this.#isLocked && isNotch && !acts.isFlying()) this.#isLocked = false;
    if (this.#isLocked || acts.isFlying()) return;
    const before = Math.max(0, this.#pull);
    this.#pull += levels;
    if (this.#pull >= 1) {
      this.#end();
      acts.goIn(x, y, Math.min(0.9, before));
    } else if (this.#pull <= -1) {
      this.#end();
      acts.goOut();
    } else if (this.#pull > 0 && !acts.peek(x, y, this.#pull)) this.#pull = 0;
  }

  #end(): void {
    this.#pull = 0;
    this.#isLocked = true;
  }
}
