import { exploreChildren } from '../../view/explore/columns.ts';
import { exploreUrl } from '../../view/explore/options.ts';
import { type NextPlace, nextPlaces, rankedChildren } from '../../view/explore/reading.ts';
import { formatCount, formatQuantity, formatShare } from '../../view/numbers.ts';
import { synsetUrl } from '../../view/urls.ts';
import type { GuideScene } from './guide.ts';
import { here } from '../plain/plain.ts';

/** Rows of the table; the rest is told by number. */
const ROWS = 50;

/** Writes the path from the top to a place: links that fly there. */
export function fillPath(list: Element, scene: GuideScene, current: number): void {
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
  // A long path shows its end, once the page is laid out anyway.
  if (path.length > 1)
    requestAnimationFrame(() => {
      list.scrollLeft = list.scrollWidth;
    });
}

const WHY: Readonly<Record<NextPlace['why'], string>> = {
  largest: 'Largest child',
  pictured: 'Child with most own images',
  previous: 'Larger sibling',
  next: 'Smaller sibling',
};

/** Writes where one may go next: links that fly there. */
export function fillNext(list: Element, scene: GuideScene, current: number): void {
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
export function fillTable(body: Element, scene: GuideScene, current: number): void {
  const { tree, marks, values, labels, state } = scene;
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
    const cells = [
      formatCount(tree.size[place]! - 1),
      formatCount(tree.ownImages[place]!),
      formatCount(tree.images[place]!),
      formatShare(values[place]!, values[current]!),
    ];
    for (const text of cells) {
      const cell = row.insertCell();
      cell.textContent = text;
    }
    const page = document.createElement('a');
    page.textContent = 'Page';
    page.ariaLabel = `Page of ${labels.get(place)?.[1] ?? 'the synset'}`;
    if (id !== undefined) page.href = here(synsetUrl(id, state), tree.images[place]! > 0);
    row.insertCell().append(page);
    return row;
  });
  const without = exploreChildren(tree, current).length - children.length;
  if (children.length > shown.length)
    rows.push(closingRow(`and ${formatQuantity(children.length - shown.length, 'smaller one')}`));
  if (without > 0)
    rows.push(closingRow(`${formatQuantity(without, 'child has', 'children have')} no images, and so no area`));
  rows.push(...(marks?.drawnElsewhere(current) ?? []).map((place) => elsewhereRow(scene, place)));
  body.replaceChildren(...rows);
}

function closingRow(...content: readonly (string | Node)[]): HTMLTableRowElement {
  const row = document.createElement('tr');
  const cell = row.insertCell();
  cell.colSpan = 6;
  cell.append(...content);
  return row;
}

/** A child that has its row, and its area, under another parent. */
function elsewhereRow(scene: GuideScene, place: number): HTMLTableRowElement {
  const parent = scene.tree.parent[place]!;
  void scene.labels.load([place, parent]);
  return closingRow(flyingLink(scene, place), ' is drawn under ', flyingLink(scene, parent));
}

/** A link to the explorer at a place; a plain click flies there instead. */
export function flyingLink(
  { labels, options, state }: Pick<GuideScene, 'labels' | 'options' | 'state'>,
  place: number,
): HTMLAnchorElement {
  const [id, name] = labels.get(place) ?? [undefined, '…'];
  const link = document.createElement('a');
  link.textContent = name;
  link.href = here(exploreUrl({ ...options, at: id }, state));
  link.dataset['place'] = String(place);
  return link;
}
