import { closest } from '../closest.ts';
import { nearestTile } from '../../view/treemap/nearest.ts';
import type { MapTile } from '../../view/treemap/scene.ts';
import { followLink } from '../follow-link.ts';
import { isStill } from './canvas.ts';
import { showCard } from './card.ts';
import { MapGestures } from './gestures.ts';
import { applyTheme, readTheme } from './theme.ts';
import { ListeningElement } from '../listening-element.ts';

/** Milliseconds that a tile takes to fill the canvas. */
const DURATION = 350;
/** Device pixels per CSS pixel from which small copies of pictures look soft. */
const DENSE = 1.25;

/**
 * The static map of a page: the same acts as the explorer's, one level each.
 *
 * A tile stretches until it fills the canvas while the page of its synset comes, whose map has the same arrangement.
 * Every tile is a link of its own, so Enter, clicks and the browser's own ways to open a link need nothing from here.
 */
class TreemapViewElement extends ListeningElement {
  #isLeaving = false;

  protected override connect(signal: AbortSignal): void {
    this.#isLeaving = false;
    applyTheme(readTheme());
    if (devicePixelRatio > DENSE) this.#sharpen();
    for (const picture of this.#pictures())
      hitsOf(picture).forEach((hit, i) => hit.setAttribute('tabindex', i === 0 ? '0' : '-1'));
    this.addEventListener('keydown', this.#onKey, { signal });
    this.addEventListener('focusin', this.#onFocus, { signal });
    this.addEventListener('focusout', this.#hide, { signal });
    this.addEventListener('pointermove', this.#onPoint, { signal });
    this.addEventListener('pointerleave', this.#hide, { signal });
    this.addEventListener('click', this.#onClick, { signal });
    const stage = this.querySelector<HTMLElement>('.map-static');
    if (stage === null) return;
    new MapGestures(
      stage,
      {
        isFlying: () => this.#isLeaving,
        goIn: (x, y) =>
          this.#hitAt(stage, x, y)?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })),
        goOut: () => this.#up?.click(),
        peek: () => true,
        endPeek: () => undefined,
        isOutermost: () => this.#up === null,
      },
      true,
      signal,
    );
  }

  /** Replaces small copies of pictures by larger ones, for a dense screen. */
  #sharpen(): void {
    for (const image of this.querySelectorAll<SVGImageElement>('[data-sharp]'))
      image.setAttribute('href', image.dataset['sharp']!);
  }

  get #up(): HTMLElement | null {
    return this.querySelector<HTMLElement>('[data-up]');
  }

  #pictures(): NodeListOf<SVGSVGElement> {
    return this.querySelectorAll<SVGSVGElement>('.map-svg');
  }

  #hitAt(stage: HTMLElement, x: number, y: number): Element | undefined {
    const { left, top } = stage.getBoundingClientRect();
    return document.elementFromPoint(left + x, top + y)?.closest('.map-hit') ?? undefined;
  }

  readonly #onClick = (event: MouseEvent): void => {
    const hit = closest<SVGAElement>(event.target, 'a.map-hit');
    if (!hit || event.ctrlKey || event.metaKey || event.shiftKey || this.#isLeaving) return;
    this.#isLeaving = true;
    if (!isStill()) stretch(hit);
    // A page that could not be fetched leaves the map as it was.
    setTimeout(() => (this.#isLeaving = false), 2 * DURATION);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const hit = closest<SVGAElement>(event.target, 'a.map-hit');
    if (!hit) return;
    if (event.key === 'Escape' || event.key === '-') this.#up?.click();
    else if (event.key === '0') this.#goToRoot();
    else if (event.key.startsWith('Arrow')) {
      const hits = hitsOf(hit.ownerSVGElement!);
      const tiles = hits.map(tileOf);
      const goal = nearestTile(tiles, tiles[hits.indexOf(hit)]!, event.key);
      if (goal !== undefined) hits[tiles.indexOf(goal)]!.focus();
    } else return;
    event.preventDefault();
  };

  #goToRoot(): void {
    const { root } = this.dataset;
    if (root === undefined) return;
    followLink(this, root);
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const hit = closest<SVGAElement>(event.target, 'a.map-hit');
    if (!hit) return;
    for (const other of hitsOf(hit.ownerSVGElement!)) other.setAttribute('tabindex', other === hit ? '0' : '-1');
    if (!hit.matches(':focus-visible')) return;
    const box = hit.getBoundingClientRect();
    this.#show(hit, box.left + box.width / 2, box.top + Math.min(box.height / 2, 60));
  };

  readonly #onPoint = (event: PointerEvent): void => {
    const hit = closest<SVGAElement>(event.target, 'a.map-hit');
    if (hit && event.pointerType !== 'touch') this.#show(hit, event.clientX, event.clientY);
    else this.#hide();
  };

  /** Shows the card of a tile next to a point. */
  #show(hit: SVGAElement, x: number, y: number): void {
    const card = this.querySelector<HTMLElement>('.map-card');
    if (!card) return;
    card.textContent = hit.getAttribute('aria-label');
    showCard(card, x, y);
  }

  readonly #hide = (): void => this.querySelector('.map-card')?.classList.remove('on');
}

function hitsOf(picture: SVGSVGElement): SVGAElement[] {
  return [...picture.querySelectorAll<SVGAElement>('a.map-hit')];
}

/** The box of a tile in the picture's units, as a tile of a scene. */
function tileOf(hit: SVGAElement): MapTile {
  const { x, y, width, height } = hit.getBBox();
  return { x0: x, y0: y, x1: x + width, y1: y + height, depth: 1 } as MapTile;
}

/** Stretches a picture until one of its tiles fills it. */
function stretch(hit: SVGAElement): void {
  const picture = hit.ownerSVGElement!;
  const { x, y, width, height } = hit.getBBox();
  const { width: w, height: h } = picture.viewBox.baseVal;
  const ground = picture.querySelector('g');
  picture.querySelectorAll('text, image').forEach((one) =>
    one.animate([{ opacity: 1 }, { opacity: 0, offset: 0.45 }, { opacity: 0 }], {
      duration: DURATION,
      fill: 'forwards',
    }),
  );
  ground?.animate(
    [
      { transform: 'none' },
      { transform: `scale(${String(w / width)}, ${String(h / height)}) translate(${String(-x)}px, ${String(-y)}px)` },
    ],
    { duration: DURATION, easing: 'cubic-bezier(.65, 0, .35, 1)', fill: 'forwards' },
  );
}

customElements.define('treemap-view', TreemapViewElement);
