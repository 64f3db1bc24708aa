import { type Area, areaMeasure, type Colour, colourMeasure } from '../measures.ts';
import { MAP_LAYOUTS, type MapLayout } from '../treemap/layouts.ts';
import { framedPath, stateQuery, type UrlState, withQuery } from '../urls.ts';

/** Reader's choices in the explorer, without the dataset and the tree. */
export interface ExploreOptions {
  readonly layout: MapLayout;
  readonly area: Area;
  readonly colour: Colour;
  /** The wnid or group that fills the map, or a leaf that is chosen; `undefined` for the whole tree. */
  readonly at: string | undefined;
  /** Text that is searched for and marked. */
  readonly find: string | undefined;
}

/** Default choices of the explorer. */
export const DEFAULT_EXPLORE: ExploreOptions = {
  layout: 'treemap',
  area: areaMeasure(undefined).name,
  colour: colourMeasure(undefined).name,
  at: undefined,
  find: undefined,
};

/** Maximum length of a search. */
const LONGEST_FIND = 200;

/** Reads the explorer's options from a query; missing or unknown ones get their defaults. */
export function parseExploreOptions(query: URLSearchParams): ExploreOptions {
  const find = (query.get('find') ?? '').trim();
  return {
    layout: MAP_LAYOUTS.find((known) => known === query.get('layout')) ?? DEFAULT_EXPLORE.layout,
    area: areaMeasure(query.get('area')).name,
    colour: colourMeasure(query.get('colour')).name,
    at: parseName(query.get('at')),
    find: find === '' || find.length > LONGEST_FIND ? undefined : find,
  };
}

/** Reads the name of a synset: an id, a name such as `dog.n.01`, or a sense key. */
function parseName(text: string | null): string | undefined {
  const isName = text !== null && /^[^\s\p{C}"<>]{1,110}(?:\.n\.\d{1,3}|%1:\d\d:\d\d(?:::)?)$/u.test(text);
  return isName ? text : parseId(text);
}

function parseId(text: string | null): string | undefined {
  return text !== null && /^[a-z0-9]{1,32}$/.test(text) ? text : undefined;
}

/** The address of the explorer with some options; defaults are left out. */
export function exploreUrl(options: Partial<ExploreOptions>, state: UrlState = {}): string {
  const given = (name: 'layout' | 'area' | 'colour'): string | undefined =>
    options[name] === DEFAULT_EXPLORE[name] ? undefined : options[name];
  return withQuery(framedPath('/explore', state), {
    at: options.at,
    layout: given('layout'),
    area: given('area'),
    colour: given('colour'),
    find: options.find,
    ...stateQuery(state),
  });
}
