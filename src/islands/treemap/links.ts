import type { ExploreTree } from '../../view/explore/columns.ts';
import { formatQuantity } from '../../view/numbers.ts';
import type { Rect } from '../../view/treemap/rect.ts';
import type { MapTile, Scene } from '../../view/treemap/scene.ts';
import { nearestTile } from '../../view/treemap/nearest.ts';

/** Texts and targets of the links over a scene. */
export interface LinkSource {
  readonly tree: ExploreTree;
  readonly hrefOf: (place: number) => string;
  readonly nameOf: (place: number) => string;
  /** The images and synsets of a place in words. */
  readonly figuresOf: (place: number) => readonly string[];
  readonly chosen: number | undefined;
  /** The place whose link comes first in the order of tabbing; the first tile where it has none. */
  readonly first: number | undefined;
  /** Whether the focus goes to that link. */
  readonly takesFocus: boolean;
}

/** Links over a canvas: one for each child of the focus, with one tab stop for all. */
export class TileLinks {
  readonly #box: HTMLElement;

  constructor(box: HTMLElement) {
    this.#box = box;
  }

  /** The place whose link has the focus. */
  get focused(): number | undefined {
    const { activeElement } = document;
    return activeElement instanceof HTMLElement && this.#box.contains(activeElement)
      ? Number(activeElement.dataset['at'])
      : undefined;
  }

  /** Whether an element is one of the links. */
  holds(element: Element): boolean {
    return this.#box.contains(element);
  }

  /** Removes all links while the map moves. */
  clear(): void {
    this.#box.replaceChildren();
  }

  /** Lays links over the children of a scene's focus, and a button over those too small to draw. */
  lay(scene: Scene, source: LinkSource): void {
    const tiles = scene.tiles.filter(({ depth }) => depth === 1);
    const links: HTMLElement[] = tiles.map((tile, i) =>
      linkOf(scene, source, tile, `${String(i + 1)} of ${String(tiles.length)}`),
    );
    const stop = links.find((link) => link.dataset['at'] === String(source.first)) ?? links[0];
    for (const link of links) link.tabIndex = link === stop ? 0 : -1;
    const { small, smallAt } = scene.tiles[0]!;
    if (smallAt !== undefined) links.push(listButton(small, smallAt));
    this.#box.replaceChildren(...links);
    if (source.takesFocus) stop?.focus({ preventScroll: true });
  }

  /** Outlines the link of a place, and no other. */
  light(place: number | undefined): void {
    for (const link of this.#box.querySelectorAll<HTMLElement>('a'))
      link.classList.toggle('on', link.dataset['at'] === String(place));
  }

  /** Moves the focus from a link to the nearest one that way. @returns whether there is one. */
  moveFocus(scene: Scene, from: HTMLElement, key: string): boolean {
    const tile = scene.tileOf.get(Number(from.dataset['at']));
    const goal = tile && nearestTile(scene.tiles, tile, key);
    const link = goal && this.#box.querySelector<HTMLElement>(`[data-at="${String(goal.at)}"]`);
    if (!link) return false;
    from.tabIndex = -1;
    link.tabIndex = 0;
    link.focus();
    return true;
  }
}

function linkOf(scene: Scene, source: LinkSource, tile: MapTile, rank: string): HTMLAnchorElement {
  const { tree, hrefOf, nameOf, figuresOf, chosen } = source;
  const { at } = tile;
  const link = document.createElement('a');
  link.href = hrefOf(at);
  link.dataset['at'] = String(at);
  const isLeaf = tree.size[at] === 1;
  link.setAttribute('aria-label', [nameOf(at), ...figuresOf(at), rank].join(', '));
  if (at === chosen) link.setAttribute('aria-current', 'true');
  link.classList.toggle('leaf', isLeaf);
  placeBox(link, scene.layout === 'icicle' ? { ...tile, x1: scene.width } : tile);
  return link;
}

function listButton(small: number, box: Rect): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.dataset['act'] = 'list';
  button.setAttribute('aria-label', `${formatQuantity(small, 'smaller synset')}: open the list`);
  placeBox(button, box);
  return button;
}

function placeBox(element: HTMLElement, { x0, y0, x1, y1 }: Rect): void {
  // Set through the object model, which the content security policy allows.
  Object.assign(element.style, {
    left: `${String(x0)}px`,
    top: `${String(y0)}px`,
    width: `${String(x1 - x0)}px`,
    height: `${String(y1 - y0)}px`,
  });
}
