import { type Area, areaMeasure, type Colour, colourMeasure } from '../measures.ts';
import { withQuery } from '../urls.ts';

/** Reader's choices for the map of a synset's page; their names are the explorer's. */
export interface TreemapOptions {
  readonly area: Area;
  readonly colour: Colour;
}

/** Default choices of a map. */
export const DEFAULT_TREEMAP: TreemapOptions = {
  area: areaMeasure(undefined).name,
  colour: colourMeasure(undefined).name,
};

/** Reads the options from the query of an address; missing or unknown ones get their defaults. */
export function parseTreemapOptions(query: URLSearchParams): TreemapOptions {
  const colour = colourMeasure(query.get('colour')).name;
  return {
    area: areaMeasure(query.get('area')).name,
    // Coverage by another dataset is the explorer's alone.
    colour: colour.startsWith('in-') ? DEFAULT_TREEMAP.colour : colour,
  };
}

/** Adds the options to an address that may have a query already; defaults are left out. */
export function withTreemapOptions(url: string, { area, colour }: TreemapOptions): string {
  const query = withQuery('', {
    area: area === DEFAULT_TREEMAP.area ? undefined : area,
    colour: colour === DEFAULT_TREEMAP.colour ? undefined : colour,
  });
  return url.includes('?') ? url + query.replace('?', '&') : url + query;
}
