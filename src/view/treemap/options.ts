import { withQuery } from '../urls.ts';

/** What the area of a tile stands for. */
export const AREAS = ['images', 'synsets', 'equal'] as const;
/** One meaning of area. */
export type Area = (typeof AREAS)[number];

/** What the colour of a tile stands for. */
export const COLOURS = ['popularity', 'images'] as const;
/** One meaning of colour. */
export type Colour = (typeof COLOURS)[number];

/** How many levels of the subtree a treemap opens at most. */
export const LEVELS = [1, 2, 3] as const;
/** One number of levels. */
export type Levels = (typeof LEVELS)[number];

/** What a reader chooses about a treemap. */
export interface TreemapOptions {
  readonly area: Area;
  readonly colour: Colour;
  readonly levels: Levels;
  /** How many of the largest children to pass over, to see what was gathered in "other"; from 0. */
  readonly from: number;
}

/** What a treemap shows unless the reader chooses. */
export const DEFAULT_TREEMAP: TreemapOptions = { area: 'images', colour: 'popularity', levels: 2, from: 0 };

const CHOICES = ['area', 'colour', 'levels', 'from'] as const satisfies readonly (keyof TreemapOptions)[];

/** Reads the options from the query of an address; what is missing or unknown is the default. */
export function parseTreemapOptions(query: URLSearchParams): TreemapOptions {
  const area = query.get('area');
  const colour = query.get('colour');
  const levels = query.get('levels');
  const from = query.get('from') ?? '';
  return {
    area: AREAS.find((known) => known === area) ?? DEFAULT_TREEMAP.area,
    colour: COLOURS.find((known) => known === colour) ?? DEFAULT_TREEMAP.colour,
    levels: LEVELS.find((known) => String(known) === levels) ?? DEFAULT_TREEMAP.levels,
    from: /^[1-9]\d{0,5}$/.test(from) ? Number(from) : DEFAULT_TREEMAP.from,
  };
}

/** Adds the options to an address that may have a query already; defaults are left out. */
export function withTreemapOptions(url: string, options: TreemapOptions): string {
  // As most links have them.
  if (CHOICES.every((name) => options[name] === DEFAULT_TREEMAP[name])) return url;
  const given = <K extends keyof TreemapOptions>(name: K): TreemapOptions[K] | undefined =>
    options[name] === DEFAULT_TREEMAP[name] ? undefined : options[name];
  const query = withQuery('', {
    area: given('area'),
    colour: given('colour'),
    levels: given('levels'),
    from: given('from'),
  });
  return url.includes('?') ? url + query.replace('?', '&') : url + query;
}
