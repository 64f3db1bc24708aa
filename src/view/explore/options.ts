import { EXPLORE_AREAS, type ExploreArea } from './values.ts';
import { EXPLORE_LAYOUTS, type ExploreLayoutKind } from './frame.ts';
import { formatView, parseView, type PlacedView } from './view.ts';
import { type UrlState, withQuery } from '../urls.ts';

/** What colours stand for in every explorer. */
export const EXPLORE_COLOURS = ['popularity', 'percentile', 'images', 'depth'] as const;
/** One meaning of colour; `in-NAME` is how much of a place another dataset holds. */
export type ExploreColour = (typeof EXPLORE_COLOURS)[number] | `in-${string}`;

/** What a reader chooses in the explorer, besides the dataset and the tree. */
export interface ExploreOptions {
  readonly layout: ExploreLayoutKind;
  readonly area: ExploreArea;
  readonly colour: ExploreColour;
  /** The wnid or group in view; `undefined` for the whole tree. */
  readonly at: string | undefined;
  /** What is searched for and marked. */
  readonly find: string | undefined;
  /** The wnid or group that has the focus, where it is not the one in view. */
  readonly focus: string | undefined;
  /** Where the reader has zoomed to; `undefined` where what is in view is seen whole. */
  readonly view: PlacedView | undefined;
}

/** What the explorer shows unless the reader chooses. */
export const DEFAULT_EXPLORE: ExploreOptions = {
  layout: 'treemap',
  area: 'images',
  colour: 'popularity',
  at: undefined,
  find: undefined,
  focus: undefined,
  view: undefined,
};

/** More than anybody types to find a synset. */
const LONGEST_FIND = 200;

/** Reads the explorer's options from a query; what is missing or unknown is the default. */
export function parseExploreOptions(query: URLSearchParams): ExploreOptions {
  const find = (query.get('find') ?? '').trim();
  return {
    layout: EXPLORE_LAYOUTS.find((known) => known === query.get('layout')) ?? DEFAULT_EXPLORE.layout,
    area: EXPLORE_AREAS.find((known) => known === query.get('area')) ?? DEFAULT_EXPLORE.area,
    colour: parseExploreColour(query.get('colour') ?? '') ?? DEFAULT_EXPLORE.colour,
    at: parseId(query.get('at')),
    find: find === '' || find.length > LONGEST_FIND ? undefined : find,
    focus: parseId(query.get('focus')),
    view: parseView(query.get('view')),
  };
}

function parseId(text: string | null): string | undefined {
  return text !== null && /^[a-z0-9]{1,32}$/.test(text) ? text : undefined;
}

/** Reads a meaning of colour, or `undefined` if it is none. */
function parseExploreColour(text: string): ExploreColour | undefined {
  const other = /^in-([a-z0-9-]{1,64})$/.exec(text)?.[1];
  return other === undefined ? EXPLORE_COLOURS.find((known) => known === text) : `in-${other}`;
}

/** The dataset whose coverage a colour shows, if it shows one. */
export function coveredBy(colour: ExploreColour): string | undefined {
  return colour.startsWith('in-') ? colour.slice(3) : undefined;
}

/** The address of the explorer with some options; defaults are left out. */
export function exploreUrl(options: Partial<ExploreOptions>, state: UrlState = {}): string {
  const given = (name: 'layout' | 'area' | 'colour'): string | undefined =>
    options[name] === DEFAULT_EXPLORE[name] ? undefined : options[name];
  return withQuery('/explore', {
    at: options.at,
    layout: given('layout'),
    area: given('area'),
    colour: given('colour'),
    find: options.find,
    focus: options.focus,
    view: options.view && formatView(options.view),
    dataset: state.dataset,
    tree: state.tree,
  });
}
