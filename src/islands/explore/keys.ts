import type { ExploreTree } from '../../view/explore/columns.ts';
import { neighbour } from '../../view/explore/reading.ts';
import type { ExploreCamera } from './camera.ts';
import type { ExploreJourney } from './journey.ts';

/** What keys act on. */
export interface KeyedMap {
  readonly tree: ExploreTree;
  /** What areas stand for, by place. */
  readonly values: Float64Array;
  readonly journey: ExploreJourney;
  readonly camera: ExploreCamera;
  /** Opens the page of a place. */
  readonly openPage: (place: number) => void;
}

/**
 * Does what a key of the map asks for: in, out, nearer, further, or to a neighbour of the place with the focus.
 *
 * A key that asks for nothing, or comes with a modifier, is left to the browser.
 */
export function pressKey(event: KeyboardEvent, { tree, values, journey, camera, openPage }: KeyedMap): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const { at, current } = journey;
  if (event.key === 'Enter') {
    if (event.shiftKey || tree.size[at] === 1) openPage(at);
    else journey.visit(at);
  } else if (event.key === 'Escape' || event.key === 'Backspace') {
    journey.visit(tree.parent[current]!);
    journey.focus(tree.parent[current]!);
  } else if (event.key === '+' || event.key === '-') {
    camera.step(event.key === '+' ? 1 : -1);
  } else {
    const goal = neighbour(tree, values, at, event.key);
    if (goal === undefined) return;
    journey.focus(goal, goal === at);
  }
  event.preventDefault();
}
