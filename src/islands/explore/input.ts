import { closest } from '../closest.ts';
import { childToward } from '../../view/treemap/places.ts';
import { tileAtPoint } from '../../view/treemap/nearest.ts';
import type { ExploreTree } from '../../view/explore/columns.ts';
import { MapGestures } from '../treemap/gestures.ts';
import type { MapCanvas } from '../treemap/canvas.ts';
import type { TileLinks } from '../treemap/links.ts';
import type { ExploreMoves } from './moves.ts';

/** Callbacks of a reader's input. */
export interface InputActs {
  readonly toggleList: () => void;
  readonly retry: () => void;
  readonly save: (format: 'png' | 'svg') => void;
  /** Shows the card of a place next to a point of the window. @param target the child of the focus that holds it. */
  readonly showCard: (place: number, target: number, x: number, y: number) => void;
  readonly hideCard: () => void;
  readonly announce: (text: string) => void;
}

/** Parts that input acts on; the tree and the moves are there once the map is loaded. */
export interface InputParts {
  readonly stage: HTMLElement;
  readonly canvas: MapCanvas;
  readonly links: TileLinks;
  readonly map: () => { readonly tree: ExploreTree; readonly moves: ExploreMoves } | undefined;
  /** Whether the map is a part of a page, which then keeps the plain wheel. */
  readonly isPart: boolean;
}

/** Pointer, wheel, pinch and keys over the explorer: each act is one level. */
export class ExploreInput {
  readonly #parts: InputParts;
  readonly #acts: InputActs;
  readonly #gestures: MapGestures;
  #byKeys = false;

  constructor(root: HTMLElement, parts: InputParts, acts: InputActs, signal: AbortSignal) {
    this.#parts = parts;
    this.#acts = acts;
    const { stage } = parts;
    this.#gestures = this.#listenToGestures(signal);
    root.addEventListener('click', this.#onClick, { signal });
    root.addEventListener('keydown', this.#onKey, { signal });
    document.addEventListener('keydown', this.#onUnfocusedKey, { signal });
    stage.addEventListener('dblclick', this.#onDoubleClick, { signal });
    stage.addEventListener('pointermove', this.#onHover, { signal });
    stage.addEventListener('pointerleave', acts.hideCard, { signal });
    stage.addEventListener('focusin', this.#onFocus, { signal });
    stage.addEventListener('focusout', acts.hideCard, { signal });
    for (const type of ['pointerover', 'focusin'] as const)
      root.querySelector('.map-list')?.addEventListener(type, this.#onRow, { signal });
  }

  /** Returns whether the last move was made on a tile by keys, so that the focus follows, and resets the answer. */
  takeByKeys(): boolean {
    const byKeys = this.#byKeys;
    this.#byKeys = false;
    return byKeys;
  }

  get #moves(): ExploreMoves | undefined {
    return this.#parts.map()?.moves;
  }

  #listenToGestures(signal: AbortSignal): MapGestures {
    const { stage, canvas, isPart } = this.#parts;
    return new MapGestures(
      stage,
      {
        isFlying: () => canvas.isFlying,
        goIn: (x, y, start) => {
          const moves = this.#moves;
          const place = moves?.aimAt(x, y);
          if (place !== undefined) moves?.go(place, moves.recordBurst(), start);
        },
        goOut: () => {
          const moves = this.#moves;
          moves?.goOut(moves.recordBurst());
        },
        peek: (x, y, share) => this.#moves?.peekAt(x, y, share) ?? false,
        endPeek: () => this.#moves?.endPeek(),
        isOutermost: () => this.#moves?.isOutermost ?? true,
      },
      isPart,
      signal,
    );
  }

  readonly #onClick = (event: MouseEvent): void => {
    const act = closest(event.target, '[data-act]')?.dataset['act'];
    const save = closest(event.target, '[data-save]')?.dataset['save'];
    const moves = this.#moves;
    if (act === 'list') this.#acts.toggleList();
    else if (act === 'out') moves?.goOut('push');
    else if (act === 'fit') moves?.go(0, 'push');
    else if (act === 'retry') {
      event.preventDefault();
      this.#acts.retry();
    } else if (save !== undefined) this.#acts.save(save === 'svg' ? 'svg' : 'png');
    const link = closest(event.target, 'a[data-at]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || moves === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#byKeys = event.detail === 0;
    const { links, canvas } = this.#parts;
    const isOnMap = links.holds(link);
    if (isOnMap && canvas.isFlying) return;
    const aimed = isOnMap && event.detail > 0 ? moves.aimAt(...this.#gestures.pointOf(event)) : undefined;
    moves.go(aimed ?? Number(link.dataset['at']), 'push');
  };

  readonly #onDoubleClick = (event: MouseEvent): void => {
    if (this.#moves?.goFurther() === true) event.preventDefault();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const moves = this.#moves;
    if (event.altKey || event.ctrlKey || event.metaKey || moves === undefined) return;
    if (closest(event.target, 'input, select, details[open]') && event.key !== 'Escape') return;
    const details = closest<HTMLDetailsElement>(event.target, 'details');
    if (details?.open) {
      details.open = false;
      details.querySelector('summary')?.focus();
      return;
    }
    const hit = closest(event.target, '.map-hits a');
    this.#byKeys = hit !== undefined;
    const { canvas, links } = this.#parts;
    if (event.key === 'Escape' || event.key === '-') moves.goOut('push');
    else if (event.key === '0') moves.go(0, 'push');
    else if (event.key === '+' && hit) moves.go(Number(hit.dataset['at']), 'push');
    else if (hit && event.key.startsWith('Arrow')) {
      const { scene } = canvas;
      if (scene !== undefined && !links.moveFocus(scene, hit, event.key)) this.#acts.announce('No tile that way.');
    } else return;
    event.preventDefault();
  };

  /** After a click on a tile nothing has the focus, as the tile is gone: keys are the map's all the same. */
  readonly #onUnfocusedKey = (event: KeyboardEvent): void => {
    if (event.target === document.body) this.#onKey(event);
  };

  readonly #onFocus = (event: FocusEvent): void => {
    const hit = closest(event.target, '.map-hits a');
    if (!hit?.matches(':focus-visible')) return;
    const place = Number(hit.dataset['at']);
    const box = hit.getBoundingClientRect();
    this.#acts.showCard(place, place, box.left + box.width / 2, box.top + Math.min(box.height / 2, 60));
  };

  readonly #onHover = (event: PointerEvent): void => {
    const { canvas, links } = this.#parts;
    const map = this.#parts.map();
    const { scene } = canvas;
    if (event.pointerType === 'touch' || scene === undefined || map === undefined || canvas.isFlying) return;
    const [x, y] = this.#gestures.pointOf(event);
    const tile = closest(event.target, '.map-path a') ? undefined : tileAtPoint(scene, x, y);
    const toward = tile === undefined ? undefined : childToward(map.tree, map.moves.focus, tile.at);
    links.light(toward);
    if (tile === undefined || toward === undefined) this.#acts.hideCard();
    else this.#acts.showCard(tile.at, toward, event.clientX, event.clientY);
  };

  readonly #onRow = (event: Event): void => {
    const row = closest(event.target, '[data-at]');
    this.#parts.links.light(row && Number(row.dataset['at']));
  };
}
