import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_EXPLORE, exploreUrl, parseExploreOptions } from '../../../src/view/explore/options.ts';
import { AREA_MEASURES, COLOUR_MEASURES } from '../../../src/view/measures.ts';
import { MAP_LAYOUTS } from '../../../src/view/treemap/layouts.ts';

it('the explorer’s address gives back what it was made from', () => {
  const options = fc.record({
    layout: fc.constantFrom(...MAP_LAYOUTS),
    area: fc.constantFrom(...AREA_MEASURES.map(({ name }) => name)),
    colour: fc.constantFrom(...COLOUR_MEASURES.map(({ name }) => name), 'in-other-1' as const),
    at: fc.constantFrom(undefined, 'n02084071', 'fa11misc'),
    find: fc.option(
      fc.string({ minLength: 1, maxLength: 50 }).map((text) => `a${text}z`),
      { nil: undefined },
    ),
  });
  fc.assert(
    fc.property(options, (chosen) => {
      const url = new URL(exploreUrl(chosen, { tree: 'wordnet' }), 'http://localhost');
      expect(parseExploreOptions(url.searchParams)).toEqual(chosen);
      expect(url.searchParams.get('tree')).toBe('wordnet');
    }),
  );
});

it('the explorer’s address is short where nothing is chosen', () =>
  expect(exploreUrl(DEFAULT_EXPLORE)).toBe('/explore'));

it.each([
  'layout=pie',
  'area=volume',
  'colour=1',
  'colour=in-',
  'colour=in-%2F..',
  'at=../etc',
  'at=%00',
  `at=${'n'.repeat(10_000)}`,
  'find=%20',
  `find=${'a'.repeat(201)}`,
])('%.20s is ignored', (query) => expect(parseExploreOptions(new URLSearchParams(query))).toEqual(DEFAULT_EXPLORE));
