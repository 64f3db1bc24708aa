import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AREAS,
  COLOURS,
  DEFAULT_TREEMAP,
  LEVELS,
  parseTreemapOptions,
  withTreemapOptions,
} from '../../../src/view/treemap/options.ts';

const options = fc.record({
  area: fc.constantFrom(...AREAS),
  colour: fc.constantFrom(...COLOURS),
  levels: fc.constantFrom(...LEVELS),
  from: fc.integer({ min: 0, max: 999_999 }),
});

describe('the options of a treemap in an address', () => {
  it('come back as they went in', () => {
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
    );
  });

  it('leave no trace where they are the default', () => {
    expect(withTreemapOptions('/synset/n02084071', DEFAULT_TREEMAP)).toBe('/synset/n02084071');
    expect(withTreemapOptions('/?dataset=x', { ...DEFAULT_TREEMAP, levels: 3 })).toBe('/?dataset=x&levels=3');
  });

  it.each([
    'area=volume&colour=red&levels=4&from=-1',
    'area=&colour=&levels=0&from=1.5',
    'levels=2.0&from=1e3',
    'from=9999999',
    '',
  ])('fall back to the default for %j', (query) => {
    expect(parseTreemapOptions(new URLSearchParams(query))).toEqual(DEFAULT_TREEMAP);
  });

  it('never fail, whatever the query holds', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const { area, colour, levels, from } = parseTreemapOptions(new URLSearchParams(query));
        expect(AREAS).toContain(area);
        expect(COLOURS).toContain(colour);
        expect(LEVELS).toContain(levels);
        expect(Number.isSafeInteger(from) && from >= 0).toBe(true);
      }),
    );
  });
});
