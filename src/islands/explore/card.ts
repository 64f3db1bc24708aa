import type { CardFact, CardLinks } from '../../view/explore/card.ts';
import { synsetUrl } from '../../view/urls.ts';
import type { GuideScene } from './guide.ts';
import { flyingLink } from './reading.ts';
import { here } from '../plain/plain.ts';

/** Of so many synsets a card has links; the others it counts. */
const MOST_LINKS = 4;

/** What a card shows. */
export interface CardContent {
  readonly tile: number;
  readonly facts: readonly CardFact[];
  readonly links: CardLinks;
}

/** Fills the card: picture, words, gloss, figures, and where else the synset stands. */
export function fillCard(card: HTMLElement, scene: GuideScene, { tile, facts, links }: CardContent): void {
  const places = scene.tree.parent.length;
  const at = tile % places;
  const [id, name] = scene.labels.get(at) ?? [undefined, '…'];
  const [words, gloss] = scene.labels.words(at) ?? [name, ''];
  const heading = document.createElement('p');
  heading.className = 'explore-words';
  const page = document.createElement('a');
  page.textContent = words;
  if (id !== undefined) page.href = here(synsetUrl(id, scene.state), scene.tree.images[at]! > 0);
  heading.append(page, tile >= places ? ' itself' : '');
  const parts: Node[] = [heading];
  if (gloss !== '') parts.push(paragraph('explore-gloss', gloss));
  parts.push(figures(facts));
  for (const [title, of] of [
    ['Also under', links.also],
    ['Drawn under other parents', links.elsewhere],
  ] as const) {
    if (of.length > 0) parts.push(linkLine(title, of, scene));
  }
  const picture = scene.pictureOf(tile);
  if (picture !== undefined) parts.unshift(image(card, picture));
  card.replaceChildren(...parts);
}

function paragraph(className: string, text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.className = className;
  made.textContent = text;
  return made;
}

function figures(facts: readonly CardFact[]): HTMLDListElement {
  const list = document.createElement('dl');
  for (const [name, value] of facts) {
    const row = document.createElement('div');
    const term = document.createElement('dt');
    const figure = document.createElement('dd');
    term.textContent = name;
    figure.textContent = value;
    row.append(term, figure);
    list.append(row);
  }
  return list;
}

function linkLine(title: string, places: readonly number[], scene: GuideScene): HTMLParagraphElement {
  const line = paragraph('explore-others', `${title}: `);
  places.slice(0, MOST_LINKS).forEach((place, i) => {
    line.append(i > 0 ? ', ' : '', flyingLink(scene, place));
  });
  if (places.length > MOST_LINKS) line.append(` and ${String(places.length - MOST_LINKS)} more`);
  return line;
}

/** The picture that is there already if it is the same, so that it does not flicker. */
function image(card: HTMLElement, url: string): HTMLImageElement {
  const there = card.querySelector('img');
  if (there?.getAttribute('src') === url) return there;
  const made = document.createElement('img');
  made.src = url;
  made.alt = '';
  made.decoding = 'async';
  return made;
}
