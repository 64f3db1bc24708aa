import type { ExploreTree } from '../../view/explore/columns.ts';
import { prepareMorph, type Morph } from '../../view/treemap/morph.ts';
import { childToward, isWithin } from '../../view/treemap/places.ts';
import type { Scene } from '../../view/treemap/scene.ts';
import { tileAtPoint } from '../../view/treemap/nearest.ts';
import { isStill, type MapCanvas } from '../treemap/canvas.ts';

/** Milliseconds within which the levels of a turned wheel make one entry of the history. */
const BURST = 1000;
/** Pixels within which a pointer keeps its aim. */
const AIM = 8;

/** Change of the browser's history for a move. */
export type Recording = 'push' | 'replace' | 'none';

/** Callbacks of moves. */
export interface MoveActs {
  /** Lays out the scene of a focus. */
  readonly sceneOf: (focus: number) => Scene | undefined;
  /** Called when a move begins. */
  readonly onStart: () => void;
  /** Called when focus and chosen leaf are the new ones. @param next the scene to come, where the focus has changed. */
  readonly onMove: (recording: Recording, next: Scene | undefined) => void;
  /** Called when a flight begins. @param cameFrom the child of the new focus that the old one lies in. */
  readonly onFlight: (cameFrom: number | undefined, isInward: boolean) => void;
  /** Called when the map is at rest again. @param from the child, or the leaf, that the reader comes from. */
  readonly onArrival: (from: number | undefined) => void;
}

/** A move that waits for the one under way. */
interface Queued {
  readonly place: number;
  readonly recording: Recording;
}

/** The place of the reader in a tree, and the moves of one level each. */
export class ExploreMoves {
  readonly #tree: ExploreTree;
  readonly #canvas: MapCanvas;
  readonly #acts: MoveActs;
  #focus: number;
  #chosen: number | undefined;
  #aim: { readonly place: number; readonly x: number; readonly y: number } | undefined;
  #peek: Morph | undefined;
  #queued: Queued | undefined;
  #moved = 0;

  /** @param place the first focus, or a leaf that is chosen among its siblings. */
  constructor(tree: ExploreTree, canvas: MapCanvas, acts: MoveActs, place: number) {
    this.#tree = tree;
    this.#canvas = canvas;
    this.#acts = acts;
    const isLeaf = tree.size[place] === 1;
    this.#focus = isLeaf ? tree.parent[place]! : place;
    this.#chosen = isLeaf ? place : undefined;
  }

  /** The node that fills the canvas. */
  get focus(): number {
    return this.#focus;
  }

  /** The leaf that is chosen, if one is. */
  get chosen(): number | undefined {
    return this.#chosen;
  }

  /** The chosen leaf, else the focus. */
  get place(): number {
    return this.#chosen ?? this.#focus;
  }

  /** Whether the whole map is shown and nothing is chosen. */
  get isOutermost(): boolean {
    return this.#focus === 0 && this.#chosen === undefined;
  }

  /** Goes to a place: above or below the focus by a flight, elsewhere at once; a leaf is chosen among its siblings. */
  go(place: number, recording: Recording, start = 0): void {
    if (this.#canvas.isFlying) {
      this.#queued = { place, recording };
      return;
    }
    const tree = this.#tree;
    const isLeaf = tree.size[place] === 1;
    const goal = isLeaf ? tree.parent[place]! : place;
    const [before, wasChosen] = [this.#focus, this.#chosen];
    const next = goal === before ? undefined : this.#acts.sceneOf(goal);
    if (goal !== before && next === undefined) return;
    this.#chosen = isLeaf ? place : undefined;
    this.#focus = goal;
    this.#peek = undefined;
    this.#acts.onStart();
    if (next === undefined) {
      if (wasChosen === this.#chosen) return;
      this.#acts.onMove(recording, undefined);
      this.#acts.onArrival(wasChosen);
      return;
    }
    this.#acts.onMove(recording, next);
    this.#fly(before, next, start);
  }

  /** @param start the share of the way that a peek has gone already. */
  #fly(before: number, next: Scene, start: number): void {
    const tree = this.#tree;
    const goal = this.#focus;
    const scene = this.#canvas.scene;
    const isInward = isWithin(tree, goal, before);
    const cameFrom = isInward ? undefined : childToward(tree, goal, before);
    const arrive = (): void => {
      // Names and pictures may have arrived meanwhile.
      const shown = this.#acts.sceneOf(goal);
      if (shown !== undefined) this.#canvas.show(shown);
      this.#acts.onArrival(cameFrom);
      const queued = this.#queued;
      this.#queued = undefined;
      if (queued !== undefined) this.go(queued.place, queued.recording);
    };
    const isOnTheWay = isInward || isWithin(tree, before, goal);
    if (isStill() || document.hidden || !isOnTheWay || scene === undefined) {
      this.#canvas.show(next);
      arrive();
      return;
    }
    this.#acts.onFlight(cameFrom, isInward);
    const morph = isInward ? prepareMorph(tree, scene, next) : prepareMorph(tree, next, scene);
    this.#canvas.fly(morph, isInward, start, arrive);
  }

  /** Goes one level out; a chosen leaf is let go first. */
  goOut(recording: Recording): void {
    if (this.#canvas.isFlying) this.#queued = { place: this.#tree.parent[this.#focus]!, recording };
    else if (this.#chosen !== undefined) this.go(this.#focus, recording);
    else if (this.#focus !== 0) this.go(this.#tree.parent[this.#focus]!, recording);
  }

  /** Goes one more level towards the aim once the flight under way has ended: a double click. @returns whether there is one. */
  goFurther(): boolean {
    if (this.#aim === undefined || !this.#canvas.isFlying) return false;
    const next = childToward(this.#tree, this.#focus, this.#aim.place);
    if (next !== undefined && this.#tree.size[next]! > 1) this.#queued = { place: next, recording: 'replace' };
    return true;
  }

  /** Finds the child of the focus towards a point; its aim holds while the pointer stays. */
  aimAt(x: number, y: number): number | undefined {
    const tree = this.#tree;
    const scene = this.#canvas.scene;
    if (scene === undefined) return undefined;
    const aim = this.#aim;
    if (aim !== undefined && Math.hypot(x - aim.x, y - aim.y) < AIM) {
      const toward = childToward(tree, this.#focus, aim.place);
      if (toward !== undefined) return toward;
    }
    const tile = tileAtPoint(scene, x, y);
    if (tile === undefined || tile.at === this.#focus) return undefined;
    this.#aim = { place: tile.at, x, y };
    return childToward(tree, this.#focus, tile.at);
  }

  /** Opens the tile at a point by a share; `false` where no tile can be opened. */
  peekAt(x: number, y: number, share: number): boolean {
    const tree = this.#tree;
    const place = this.aimAt(x, y);
    const scene = this.#canvas.scene;
    if (place === undefined || scene === undefined || tree.size[place] === 1) return false;
    this.#acts.onStart();
    if (isStill()) return true;
    if (this.#peek?.inner.focus !== place) {
      const inner = this.#acts.sceneOf(place);
      if (inner === undefined) return false;
      this.#peek = prepareMorph(tree, scene, inner);
    }
    this.#canvas.peek(this.#peek, share);
    return true;
  }

  /** Closes the tile that a peek opened. */
  endPeek(): void {
    if (this.#peek !== undefined) this.#canvas.redraw();
    this.#peek = undefined;
  }

  /** Returns how a level of a turned wheel is recorded: levels that follow each other at once make one entry. */
  recordBurst(): Recording {
    const now = performance.now();
    const recording = now - this.#moved < BURST ? 'replace' : 'push';
    this.#moved = now;
    return recording;
  }
}
