/**
 * The treemap's keyboard and its card: one stop in the order of tabbing, arrows from tile to tile.
 *
 * Up leads to the tile around, or to the strip that leads to the parent; down to the first tile inside; left and right
 * along the tiles of one parent, with hard ends; Home and End to the first and last of them. Every tile is a link of
 * its own, so Enter, clicks and the browser's own ways to open a link need nothing from here.
 */
class TreemapViewElement extends HTMLElement {
  #stop = new AbortController();
  /** What the card says while no tile is pointed at. */
  #hint = '';

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#hint = this.querySelector('.treemap-card')?.textContent ?? '';
    for (const picture of this.#pictures()) {
      tilesOf(picture).forEach((tile, i) => (tile.tabIndex = i === 0 ? 0 : -1));
    }
    this.addEventListener('keydown', this.#onKey, { signal });
    this.addEventListener('focusin', this.#onFocus, { signal });
    this.addEventListener('focusout', this.#onBlur, { signal });
    this.addEventListener('pointerover', this.#onPoint, { signal });
    this.addEventListener('pointerleave', this.#onLeave, { signal });
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #pictures(): NodeListOf<SVGSVGElement> {
    return this.querySelectorAll('.treemap-wide, .treemap-tall');
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const up = this.querySelector<HTMLElement>('[data-up]');
    const tile = tileAt(event.target);
    if (!tile) {
      if (event.key !== 'ArrowDown' || event.target !== up) return;
      event.preventDefault();
      const picture = [...this.#pictures()].find((svg) => svg.getBoundingClientRect().height > 0);
      if (picture) tilesOf(picture)[0]?.focus();
      return;
    }
    const goal = destination(tile, event.key);
    if (goal === undefined) return;
    event.preventDefault();
    (goal === 'up' ? up : goal)?.focus();
  };

  readonly #onFocus = (event: FocusEvent): void => {
    const tile = tileAt(event.target);
    if (!tile) return;
    for (const other of tilesOf(pictureOf(tile))) other.tabIndex = other === tile ? 0 : -1;
    this.#describe(tile);
    if (tile.matches(':focus-visible')) ring(tile);
    const siblings = siblingsOf(tile);
    // The link's name is read with the focus; only its place among the others is news.
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = `${String(siblings.indexOf(tile) + 1)} of ${String(siblings.length)}`;
  };

  readonly #onBlur = (event: FocusEvent): void => {
    const tile = tileAt(event.target);
    if (tile) pictureOf(tile).querySelector('.ring')?.remove();
  };

  readonly #onPoint = (event: PointerEvent): void => {
    const tile = tileAt(event.target);
    if (tile) this.#describe(tile);
  };

  readonly #onLeave = (): void => {
    const focused = tileAt(document.activeElement);
    this.#describe(focused && this.contains(focused) ? focused : undefined);
  };

  #describe(tile: SVGAElement | undefined): void {
    const card = this.querySelector('.treemap-card');
    if (card) card.textContent = tile?.querySelector('title')?.textContent ?? this.#hint;
  }
}

function tileAt(target: EventTarget | null): SVGAElement | undefined {
  return target instanceof Element ? (target.closest<SVGAElement>('svg a') ?? undefined) : undefined;
}

function pictureOf(tile: SVGAElement): SVGSVGElement {
  return tile.ownerSVGElement!;
}

/** Draws the mark of focus over all tiles: a tile's own frame is half covered by its neighbours. */
function ring(tile: SVGAElement): void {
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.setAttribute('class', 'ring');
  const outline = tile.querySelector('path');
  if (outline) group.append(outline.cloneNode(), outline.cloneNode());
  pictureOf(tile).append(group);
}

function tilesOf(picture: SVGSVGElement): SVGAElement[] {
  return [...picture.querySelectorAll<SVGAElement>(':scope > a')];
}

/** Where a key leads from a tile: another tile (itself at an end), the strip, or nowhere: the key is not ours. */
function destination(tile: SVGAElement, key: string): SVGAElement | 'up' | undefined {
  const siblings = siblingsOf(tile);
  const place = siblings.indexOf(tile);
  switch (key) {
    case 'ArrowLeft':
      return siblings[Math.max(0, place - 1)];
    case 'ArrowRight':
      return siblings[Math.min(siblings.length - 1, place + 1)];
    case 'Home':
      return siblings[0];
    case 'End':
      return siblings.at(-1);
    case 'ArrowUp':
      return parentOf(tile) ?? 'up';
    case 'ArrowDown': {
      const next = tile.nextElementSibling;
      return next instanceof SVGAElement && depthOf(next) > depthOf(tile) ? next : tile;
    }
    default:
      return undefined;
  }
}

/** How deep a tile lies, from 1; tiles come in preorder, so their depths tell who is whose. */
function depthOf(tile: Element): number {
  return tile.classList.contains('d3') ? 3 : tile.classList.contains('d2') ? 2 : 1;
}

function parentOf(tile: SVGAElement): SVGAElement | undefined {
  const depth = depthOf(tile);
  for (let before = tile.previousElementSibling; before; before = before.previousElementSibling) {
    if (depthOf(before) < depth) return before as SVGAElement;
  }
  return undefined;
}

function siblingsOf(tile: SVGAElement): SVGAElement[] {
  const depth = depthOf(tile);
  const parent = parentOf(tile);
  return tilesOf(pictureOf(tile)).filter((other) => depthOf(other) === depth && parentOf(other) === parent);
}

customElements.define('treemap-view', TreemapViewElement);

export {};
