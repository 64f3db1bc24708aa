import { select, zoom, type ZoomBehavior, zoomIdentity, type ZoomTransform } from 'd3';
import type { ExploreView } from '../../view/explore/scene.ts';

const DEEPEST = 1e6;
const STEP = 1.6;

/** What is seen of a layout: moved by wheel, pinch and drag, or flown. */
export class ExploreCamera {
  readonly #canvas: HTMLCanvasElement;
  readonly #zoom: ZoomBehavior<HTMLCanvasElement, unknown>;
  #view: ZoomTransform = zoomIdentity;
  /** Whether the move under way is one of {@link step}. */
  #isStep = false;

  /** @param onMove called after each move, and whether the reader moved freely, rather than flew to a place. */
  constructor(canvas: HTMLCanvasElement, onMove: (isGesture: boolean) => void) {
    this.#canvas = canvas;
    this.#zoom = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([1, DEEPEST])
      .on('zoom', ({ transform, sourceEvent }: { transform: ZoomTransform; sourceEvent: unknown }) => {
        this.#view = transform;
        // A finger that goes up or down over the whole picture scrolls the page.
        canvas.classList.toggle('whole', transform.k <= 1);
        onMove(this.#isStep || Boolean(sourceEvent));
      });
    select(canvas).call(this.#zoom).on('dblclick.zoom', null);
  }

  /** What is seen now. */
  get view(): ExploreView {
    return this.#view;
  }

  /** Keeps the view within a box. */
  keepWithin(width: number, height: number): void {
    this.#zoom
      .translateExtent([
        [0, 0],
        [width, height],
      ])
      .extent([
        [0, 0],
        [width, height],
      ]);
  }

  /** Goes to a view in so many milliseconds; at once for readers who prefer things not to move. */
  fly({ x, y, k }: ExploreView, duration: number): void {
    this.#isStep = false;
    const goal = zoomIdentity.translate(x, y).scale(k);
    const canvas = select(this.#canvas);
    if (duration === 0 || isStill()) this.#zoom.transform(canvas.interrupt(), goal);
    else this.#zoom.transform(canvas.transition().duration(duration), goal);
  }

  /** Goes nearer, or further off, by one step. */
  step(direction: 1 | -1): void {
    this.#isStep = true;
    const by = STEP ** direction;
    const canvas = select(this.#canvas);
    if (isStill()) this.#zoom.scaleBy(canvas.interrupt(), by);
    else this.#zoom.scaleBy(canvas.transition().duration(200), by);
  }
}

/** Whether the reader prefers things not to move. */
export function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
