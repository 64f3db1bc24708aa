import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AREA_MEASURES, COLOUR_MEASURES } from '../../../src/view/measures.ts';
import { DEFAULT_TREEMAP, parseTreemapOptions, withTreemapOptions } from '../../../src/view/treemap/options.ts';

const options = fc.record({
  area: fc.constantFrom(...AREA_MEASURES.map(({ name }) => name)),
  colour: fc.constantFrom(...COLOUR_MEASURES.map(({ name }) => name)),
});

describe('the options of a map in an address', () => {
  it('come back as they went in', () =>
    fc.assert(
      fc.property(
        options,
        fc.constantFrom('/', '/synset/n02084071', '/synset/n02084071?tree=wordnet'),
        (chosen, base) => {
          const url = new URL(withTreemapOptions(base, chosen), 'http://localhost');
          expect(parseTreemapOptions(url.searchParams)).toEqual(chosen);
          expect(url.searchParams.get('tree')).toBe(base.includes('tree') ? 'wordnet' : null);
        },
      ),
    ));

  it('leave no trace where they are the default', () => {
    expect(withTreemapOptions('/synset/n02084071', DEFAULT_TREEMAP)).toBe('/synset/n02084071');
    expect(withTreemapOptions('/?dataset=x', { ...DEFAULT_TREEMAP, area: 'synsets' })).toBe('/?dataset=x&area=synsets');
  });

  it.each(['area=volume&colour=red', 'area=&colour=', 'colour=in-emoji', ''])('fall back for %j', (query) =>
    expect(parseTreemapOptions(new URLSearchParams(query))).toEqual(DEFAULT_TREEMAP),
  );
});
