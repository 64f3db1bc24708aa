import { formatCount } from '../../view/numbers.ts';
import { pathTo, rankedChildren } from '../../view/treemap/places.ts';
import type { Scene } from '../../view/treemap/scene.ts';
import { isStill, type MapCanvas } from '../treemap/canvas.ts';
import type { TileLinks } from '../treemap/links.ts';
import { figuresOf, fillCard, fillHead, fillLegend, fillSheet, type Surroundings } from './surroundings.ts';

/** Blocks of names fetched at once for a scene. */
const BLOCKS_AT_ONCE = 8;

/** Surroundings with the canvas and the links over it. */
export interface AroundParts extends Surroundings {
  readonly canvas: MapCanvas;
  readonly links: TileLinks;
}

/** Everything around the canvas that follows the focus: links over the tiles, head, path, list, legend, card, announcements. */
export class ExploreAround {
  readonly #parts: AroundParts;

  constructor(parts: AroundParts) {
    this.#parts = parts;
  }

  /** Fetches the names and pictures that a scene shows. */
  fetchNames(scene: Scene): void {
    const { labels, pictures, scenes } = this.#parts;
    const places = scene.tiles.filter(({ x0, x1, y0, y1 }) => x1 - x0 > 30 && y1 - y0 > 14).map(({ at }) => at);
    void labels.load([...pathTo(scenes.tree, scene.focus), ...places], BLOCKS_AT_ONCE);
    pictures?.load(places.filter((at) => scene.tileOf.get(at)!.depth < 4));
  }

  /** Fills head, path, list and legend. @param cameFrom the child that the reader comes from; @param direction inward is 1. */
  fill(cameFrom: number | undefined, direction: -1 | 0 | 1): void {
    fillHead(this.#parts);
    fillSheet(this.#parts, cameFrom, isStill() ? 0 : direction);
    const { scene } = this.#parts.canvas;
    if (scene !== undefined) fillLegend(this.#parts, scene.stretch);
  }

  /** Lays links over the tiles of the scene at rest, and fills the rest. @param takesFocus whether a link gets the focus. */
  furnish(cameFrom: number | undefined, takesFocus: boolean): void {
    const { canvas, links, labels, scenes, moves, hrefOf } = this.#parts;
    const { scene } = canvas;
    if (scene === undefined) return;
    const { chosen } = moves;
    this.fetchNames(scene);
    const at = links.focused;
    links.lay(scene, {
      first: cameFrom ?? chosen ?? at,
      takesFocus: at !== undefined || takesFocus,
      hrefOf,
      nameOf: (place) => labels.name(place) ?? '',
      figuresOf: (place) => figuresOf(this.#parts, place),
      tree: scenes.tree,
      chosen,
    });
    this.fill(cameFrom, 0);
  }

  /** Announces the reader's place in the map to assistive technology. */
  announcePlace(): void {
    const { labels, scenes, moves } = this.#parts;
    const { tree } = scenes;
    const { place } = moves;
    const below = rankedChildren(tree, scenes.areasAt(place).values, place).length;
    this.announce(
      [
        labels.name(place) ?? '',
        ...figuresOf(this.#parts, place),
        `level ${String(tree.depth[place]!)}`,
        below === 0 ? 'nothing below' : `${formatCount(below)} below`,
      ].join(', '),
    );
  }

  /** Announces a text to assistive technology, also if it equals the text before. */
  announce(text: string): void {
    const status = this.#parts.root.querySelector('[role=status]')!;
    status.textContent = status.textContent === text ? `${text}\u00a0` : text;
  }

  /** Shows the card of a place next to a point. @param target the child of the focus that a click goes to. */
  showCard(place: number, target: number, x: number, y: number): void {
    const { labels, scenes } = this.#parts;
    // The names of what lies inside are wanted next.
    const next = rankedChildren(scenes.tree, scenes.areasAt(target).values, target).slice(0, 40);
    void labels.load([place, target, ...next], 3);
    fillCard(this.#parts, place, target, x, y);
  }
}
