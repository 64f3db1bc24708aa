import { type ExploreTree } from '../view/explore-columns.ts';
import { type ExploreOptions, exploreUrl } from '../view/explore-options.ts';
import { type NextPlace, nextPlaces, rankedChildren } from '../view/explore-reading.ts';
import { formatCount, formatShare } from '../view/numbers.ts';
import { synsetUrl, type UrlState } from '../view/urls.ts';
import { type ExploreLabels } from './explore-labels.ts';

/** What path and table are written from. */
export interface ReadingScene {
  readonly tree: ExploreTree;
  readonly values: Float64Array;
  readonly labels: ExploreLabels;
  readonly state: UrlState;
  readonly options: ExploreOptions;
}

/** Rows of the table; the rest is told by number. */
const ROWS = 50;

/** Writes the path from the top to a place: links that fly there. */
export function fillPath(list: Element, scene: ReadingScene, current: number): void {
  const path = [current];
  while (path[0] !== 0) path.unshift(scene.tree.parent[path[0]!]!);
  void scene.labels.load(path);
  list.replaceChildren(
    ...path.map((place) => {
      const item = document.createElement('li');
      const link = flyingLink(scene, place);
      if (place === current) link.setAttribute('aria-current', 'true');
      item.append(link);
      return item;
    }),
  );
  // A long path shows its end.
  list.scrollLeft = list.scrollWidth;
}

const WHY: Readonly<Record<NextPlace['why'], string>> = {
  largest: 'Largest child', pictured: 'Child with most own images', previous: 'Larger sibling', next: 'Smaller sibling',
};

/** Writes where one may go next: links that fly there. */
export function fillNext(list: Element, scene: ReadingScene, current: number): void {
  const places = nextPlaces(scene.tree, scene.values, current);
  void scene.labels.load(places.map(({ place }) => place));
  list.replaceChildren(
    ...places.map(({ why, place }) => {
      const item = document.createElement('li');
      item.append(`${WHY[why]}: `, flyingLink(scene, place));
      return item;
    }),
  );
}

/** Writes the children of a place as rows: what the picture shows, in numbers. */
export function fillTable(body: Element, scene: ReadingScene, current: number): void {
  const { tree, values, labels, state } = scene;
  const children = rankedChildren(tree, values, current);
  const shown = children.slice(0, ROWS);
  void labels.load(shown);
  const rows = shown.map((place) => {
    const row = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    const id = labels.get(place)?.[0];
    if (tree.size[place]! > 1) head.append(flyingLink(scene, place));
    else head.append(labels.get(place)?.[1] ?? '…');
    row.append(head);
    const cells = [formatCount(tree.size[place]! - 1), formatCount(tree.ownImages[place]!), formatCount(tree.images[place]!), formatShare(values[place]!, values[current]!)];
    for (const text of cells) {
      const cell = row.insertCell();
      cell.className = 'number';
      cell.textContent = text;
    }
    const page = document.createElement('a');
    page.textContent = 'Page';
    page.ariaLabel = `Page of ${labels.get(place)?.[1] ?? 'the synset'}`;
    if (id !== undefined) page.href = synsetUrl(id, state);
    row.insertCell().append(page);
    return row;
  });
  if (children.length > shown.length) {
    const row = document.createElement('tr');
    const cell = row.insertCell();
    cell.colSpan = 6;
    cell.textContent = `and ${formatCount(children.length - shown.length)} smaller ones`;
    rows.push(row);
  }
  body.replaceChildren(...rows);
}

/** A link to the explorer at a place; a plain click flies there instead. */
function flyingLink({ labels, options, state }: ReadingScene, place: number): HTMLAnchorElement {
  const [id, name] = labels.get(place) ?? [undefined, '…'];
  const link = document.createElement('a');
  link.textContent = name;
  link.href = exploreUrl({ ...options, at: place === 0 ? undefined : id }, state);
  link.dataset['place'] = String(place);
  return link;
}
