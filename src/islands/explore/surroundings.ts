import { attribute, html } from '../../components/markup.ts';
import {
  mapCard,
  type Plate,
  plate,
  sheetOwn,
  sheetRest,
  type SheetRow,
  sheetRows,
} from '../../components/explore/sheet.ts';
import { exploreChildren } from '../../view/explore/columns.ts';
import { colourMeasure } from '../../view/measures.ts';
import { coveredPlaces, NO_STEP } from '../../view/measure-values.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { formatImages, inUnit } from '../../view/quantities.ts';
import type { Stretch } from '../../view/treemap/colour.ts';
import { pathTo, rankedChildren } from '../../view/treemap/places.ts';
import { afterPress } from '../press.ts';
import { render } from '../render.ts';
import { showCard } from '../treemap/card.ts';
import type { ExploreChoices } from './choices.ts';
import type { Drawn, ExploreLabels } from './labels.ts';
import type { ExploreMoves } from './moves.ts';
import type { PictureList } from './pictures.ts';
import type { ExploreScenes } from './scenes.ts';

/** Parts that the surroundings of the canvas are filled from. */
export interface Surroundings {
  readonly root: HTMLElement;
  readonly labels: ExploreLabels;
  readonly pictures: PictureList | undefined;
  readonly choices: ExploreChoices;
  readonly scenes: ExploreScenes;
  readonly moves: ExploreMoves;
  /** Returns whether the screen is a phone's. */
  readonly isNarrow: () => boolean;
  /** Returns the address of the map with a place in focus. */
  readonly hrefOf: (place: number) => string;
  /** Returns the address of a place's page, once its id is known. */
  readonly pageOf: (place: number) => string | undefined;
}

/** Maximum number of rows of the list; the rest is counted. */
const MOST_ROWS = 200;
/** Ancestors in the path of a phone. */
const NARROW_PATH = 3;
/** Milliseconds that the list of a phone slides. */
const SLIDE = 350;

/** Fills heading, figures, gloss, path and title with the focus, or with the chosen leaf. */
export function fillHead(of: Surroundings): void {
  const { root, labels } = of;
  const { tree } = of.scenes;
  const { place } = of.moves;
  const fill = (): void => {
    const name = labels.name(place) ?? root.dataset['title'] ?? '';
    const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector)!;
    find('h1').textContent = name;
    document.title = `${name} · map · Canopy`;
    const { drawn, all } = labels.figures(tree, place).images;
    const figures = figuresOf(of, place, (one, { all }) => formatQuantity(all, one));
    if (drawn < all) figures[2] = `${formatCount(drawn)} drawn here`;
    root.querySelectorAll('.map-figures button').forEach((button, i) => (button.textContent = figures[i] ?? ''));
    find('.map-gloss').textContent = labels.words(place)?.[1] ?? '';
    render(find('.map-picture'), plate(plateOf(of, place), hueClassOf(of, place)));
    const back = find('.map-back');
    back.hidden = place === 0;
    back.setAttribute('aria-label', `Back to ${labels.name(tree.parent[place]!) ?? 'the parent'}`);
    const page = find('.map-page');
    const href = of.pageOf(place);
    page.hidden = href === undefined;
    if (href !== undefined) page.setAttribute('href', href);
    fillPath(of, find('.map-path ol'));
  };
  fill();
  void Promise.all([labels.load(pathTo(tree, place)), labels.loadWords([place])]).then(() => {
    // The reader may have gone on meanwhile.
    if (root.isConnected && root.querySelector(`.map-path [aria-current][data-at="${String(place)}"]`)) fill();
  });
}

/** Returns the images and synsets of a place in words, by default the numbers drawn with the true ones where they differ. */
export function figuresOf(
  { labels, choices, scenes: { tree } }: Surroundings,
  place: number,
  write = drawnFigure,
): string[] {
  const { images, synsets } = labels.figures(tree, place);
  const written = write(inUnit('image', choices.unit), images);
  return tree.size[place]! > 1 ? [written, write('synset', synsets)] : [written];
}

function drawnFigure(one: string, { drawn, all }: Drawn): string {
  const whole = formatQuantity(all, one);
  if (drawn === all) return whole;
  // A map of all nouns draws instances, which no subtree counts.
  return drawn < all
    ? `${formatCount(drawn)} of ${whole} drawn here`
    : `${whole}, ${formatCount(drawn)} with instances`;
}

function fillPath({ scenes, labels, moves, isNarrow, hrefOf }: Surroundings, list: HTMLElement): void {
  const { focus, chosen } = moves;
  const path = pathTo(scenes.tree, focus).slice(isNarrow() ? -NARROW_PATH : 0);
  if (chosen !== undefined) path.push(chosen);
  render(
    list,
    html`${path.map(
      (place) =>
        html`<li><a href="${hrefOf(place)}" data-at="${place}"${attribute('aria-current', place === path.at(-1) ? 'page' : undefined)}>${labels.name(place) ?? '…'}</a></li>`,
    )}`,
  );
}

/** The rows of the list, and how many children it does not list; they slide in from the side one goes to on a phone. */
export function fillSheet(of: Surroundings, cameFrom: number | undefined, direction: -1 | 0 | 1): void {
  const { root, labels, choices, moves } = of;
  const { focus } = moves;
  const { tree } = of.scenes;
  const list = root.querySelector<HTMLElement>('.map-list ul')!;
  const ranked = rankedChildren(tree, of.scenes.areasAt(focus).values, focus);
  // If none has area, the list alone leads to the children.
  const children = ranked.length > 0 ? ranked : exploreChildren(tree, focus);
  const shown = children.slice(0, MOST_ROWS);
  const rest = exploreChildren(tree, focus).length - shown.length;
  const own = tree.ownImages[focus]!;
  const fill = (): void => {
    const rows = shown.map((at) => rowOf(of, at));
    render(
      list,
      html`${sheetRows(rows)}${rest > 0 && sheetRest(rest, choices.unit)}${
        own > 0 && rows.length > 0 && sheetOwn(labels.name(focus) ?? '…', formatImages(own, choices.unit))
      }`,
    );
  };
  fill();
  root.querySelector('.map-list h2')!.textContent =
    children.length === 0 ? '' : `Kinds of ${labels.name(focus) ?? 'this'}`;
  void Promise.all([labels.load(shown), labels.loadWords(shown.slice(0, 60))])
    .then(afterPress)
    .then(() => {
      if (root.dataset['sheet'] === String(focus)) fill();
    });
  of.pictures?.load(shown);
  if (root.dataset['sheet'] === String(focus) && moves.chosen === undefined) return;
  root.dataset['sheet'] = String(focus);
  if (!of.isNarrow()) return;
  const row = cameFrom === undefined ? null : list.querySelector(`[data-at="${String(cameFrom)}"]`);
  const top = root.querySelector<HTMLElement>('.map-head')!.offsetTop;
  const stage = root.querySelector<HTMLElement>('.map-stage')!.offsetHeight;
  if (row) row.scrollIntoView({ block: 'center' });
  else if (window.scrollY > top - stage) window.scrollTo(0, Math.max(0, top - stage));
  if (direction !== 0)
    root.querySelector('.map-list')!.animate(
      [
        { transform: `translateX(${String(direction * 30)}%)`, opacity: 0 },
        { transform: 'none', opacity: 1 },
      ],
      { duration: SLIDE, easing: 'cubic-bezier(.2,.7,.2,1)' },
    );
}

function rowOf(of: Surroundings, at: number): SheetRow {
  const { tree } = of.scenes;
  const { focus, chosen } = of.moves;
  const { values } = of.scenes.areasAt(focus);
  return {
    at,
    href: of.hrefOf(at),
    name: of.labels.name(at) ?? '…',
    rest: otherWords(of, at),
    figures: figuresOf(of, at).join(' · '),
    isInner: tree.size[at]! > 1,
    share: values[focus]! > 0 ? values[at]! / values[focus]! : 0,
    hue: hueClassOf(of, at),
    picture: plateOf(of, at),
    isCurrent: at === chosen,
  };
}

/** The lemmas of a place but the first. */
function otherWords({ labels }: Surroundings, at: number): string {
  const [words = ''] = labels.words(at) ?? [];
  const comma = words.indexOf(', ');
  return comma === -1 ? '' : words.slice(comma + 2);
}

/** The picture of a place, else the nearest above it, in grey; else its initial, as for all people. */
function plateOf({ scenes, pictures, labels }: Surroundings, at: number): Plate {
  const initial = (labels.name(at) ?? '').slice(0, 1);
  const own = pictures?.findIcon(at);
  const photograph = pictures?.findPhotograph(at);
  if (own !== undefined) return { src: own, photograph, isLent: false, initial };
  const lender = pictures?.findLender(at, scenes.tree, labels.isPerson);
  return {
    src: lender === undefined ? lender : pictures?.findIcon(lender),
    photograph,
    isLent: lender !== undefined,
    initial,
  };
}

function hueClassOf({ scenes }: Surroundings, at: number): string {
  return `hue-${String(scenes.hues[at] ?? 8)}`;
}

/** Shows the card of a place next to a point. @param target the child of the focus that a click goes to. */
export function fillCard(of: Surroundings, place: number, target: number, x: number, y: number): void {
  const card = of.root.querySelector<HTMLElement>('.map-card')!;
  card.dataset['at'] = String(place);
  const fill = (): void => {
    if (card.dataset['at'] !== String(place)) return;
    const { labels } = of;
    const { tree } = of.scenes;
    const trail = pathTo(tree, place).slice(tree.depth[of.moves.focus]! + 1, -1);
    render(
      card,
      mapCard({
        name: labels.name(place) ?? '…',
        rest: otherWords(of, place) || trail.map((at) => labels.name(at) ?? '…').join(' › '),
        gloss: labels.words(place)?.[1] ?? '',
        hue: hueClassOf(of, place),
        picture: plateOf(of, place),
        figures: [figuresOf(of, place).join(' · '), measureOf(of, place), parentsOf(of, place)].filter(
          (text) => text !== '',
        ),
        act: `Click: ${tree.size[target]! > 1 ? 'into' : 'choose'} ${labels.name(target) ?? ''}`,
      }),
    );
    showCard(card, x, y);
  };
  fill();
  void Promise.all([of.labels.load([place, target]), of.labels.loadWords([place])]).then(() => {
    if (card.classList.contains('on')) fill();
  });
}

/** Returns the measure of a place's lightness in words. */
function measureOf({ scenes: { steps, tree, coverage }, choices }: Surroundings, place: number): string {
  const { unit, coveredTitle } = choices;
  const { colour } = choices.chosen;
  const step = steps[place] ?? NO_STEP;
  if (coverage !== undefined && coveredTitle !== undefined)
    return `${formatCount(coveredPlaces(tree, coverage)[place]!)} of ${formatCount(tree.size[place]!)} in ${coveredTitle}`;
  if (step === NO_STEP) return '';
  const isInner = tree.size[place]! > 1;
  if (colour === 'popularity')
    return isInner ? `median popularity ${String(step)} %` : `more popular than ${String(step)} % of nouns`;
  if (colour === 'percentile')
    return isInner
      ? `${inUnit('median image percentile', unit)} ${String(step)} %`
      : `${inUnit('more images', unit)} than ${String(step)} % of synsets`;
  return '';
}

/** Returns the other parents of a place, and how many of its children are drawn elsewhere, in words. */
function parentsOf({ scenes: { marks }, labels }: Surroundings, place: number): string {
  if (marks === undefined) return '';
  const others = marks.otherParents(place);
  const elsewhere = marks.drawnElsewhere(place).length;
  return [
    ...(others.length > 0 ? [`Also under ${others.map((at) => labels.name(at) ?? 'another parent').join(', ')}`] : []),
    ...(elsewhere > 0 ? [`${formatQuantity(elsewhere, 'child', 'children')} drawn under other parents`] : []),
  ].join('. ');
}

/** Writes the meaning of area and lightness, and how lightness is stretched. */
export function fillLegend({ root, choices, scenes, moves }: Surroundings, { low, high }: Stretch): void {
  const { scale } = scenes;
  if (scale === undefined) return;
  const colour = colourMeasure(choices.chosen.colour);
  const write = (selector: string, text: string): void => {
    root.querySelector(selector)!.textContent = text;
  };
  write('.map-area', inUnit(scenes.areasAt(moves.focus).measure.legend, scale.unit));
  write('.map-measure', colour.name === 'branch' ? '' : `Lightness: ${colour.legend(scale)}`);
  write('.map-low', colour.write(low, scale));
  write('.map-high', colour.write(high, scale));
  root.querySelector<HTMLElement>('.map-ramp')!.hidden = colour.name === 'branch';
}
