import { EXPLORE_AREAS, type ExploreArea } from './explore-values.ts';
import { EXPLORE_LAYOUTS, type ExploreLayoutKind } from './explore-frame.ts';
import { type UrlState, withQuery } from './urls.ts';

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
}

/** What the explorer shows unless the reader chooses. */
export const DEFAULT_EXPLORE: ExploreOptions = { layout: 'treemap', area: 'images', colour: 'popularity', at: undefined, find: undefined };

/** More than anybody types to find a synset. */
const LONGEST_FIND = 200;

/** Reads the explorer's options from a query; what is missing or unknown is the default. */
export function parseExploreOptions(query: URLSearchParams): ExploreOptions {
  const at = query.get('at') ?? '';
  const find = (query.get('find') ?? '').trim();
  return {
    layout: EXPLORE_LAYOUTS.find((known) => known === query.get('layout')) ?? DEFAULT_EXPLORE.layout,
    area: EXPLORE_AREAS.find((known) => known === query.get('area')) ?? DEFAULT_EXPLORE.area,
    colour: parseExploreColour(query.get('colour') ?? '') ?? DEFAULT_EXPLORE.colour,
    at: /^[a-z0-9]{1,32}$/.test(at) ? at : undefined,
    find: find === '' || find.length > LONGEST_FIND ? undefined : find,
  };
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
  const given = <K extends keyof ExploreOptions>(name: K): ExploreOptions[K] | undefined =>
    options[name] === DEFAULT_EXPLORE[name] ? undefined : options[name];
  return withQuery('/explore', {
    at: options.at,
    layout: given('layout'),
    area: given('area'),
    colour: given('colour'),
    find: options.find,
    dataset: state.dataset,
    tree: state.tree,
  });
}

/** Where the data of a tree are served. */
export function exploreDataUrl(version: string, dataset: string, tree: 'release' | 'wordnet'): string {
  return `/explore/${version}/${dataset}/${tree}`;
}
