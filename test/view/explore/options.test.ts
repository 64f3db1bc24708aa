import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EXPLORE_LAYOUTS } from '../../../src/view/explore/frame.ts';
import {
  coveredBy,
  DEFAULT_EXPLORE,
  EXPLORE_COLOURS,
  exploreUrl,
  parseExploreOptions,
} from '../../../src/view/explore/options.ts';
import { EXPLORE_AREAS } from '../../../src/view/explore/values.ts';

it('the explorer’s address gives back what it was made from', () => {
  const options = fc.record({
    layout: fc.constantFrom(...EXPLORE_LAYOUTS),
    area: fc.constantFrom(...EXPLORE_AREAS),
    colour: fc.constantFrom(...EXPLORE_COLOURS, 'in-other-1' as const),
    at: fc.constantFrom(undefined, 'n02084071', 'fa11misc'),
    find: fc.option(
      fc.string({ minLength: 1, maxLength: 50 }).map((text) => `a${text}z`),
      { nil: undefined },
    ),
    focus: fc.constantFrom(undefined, 'n02084071'),
    view: fc.constantFrom(undefined, { x: 0.512, y: -0.25, zoom: 1.8 }, { x: 3, y: 0, zoom: 0.001 }),
  });
  fc.assert(
    fc.property(options, (chosen) => {
      const url = new URL(exploreUrl(chosen, { tree: 'wordnet' }), 'http://localhost');
      expect(parseExploreOptions(url.searchParams)).toEqual(chosen);
      expect(url.searchParams.get('tree')).toBe('wordnet');
    }),
  );
});

it('the explorer’s address is short where nothing is chosen', () => {
  expect(exploreUrl(DEFAULT_EXPLORE)).toBe('/explore');
});

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
  'focus=A',
  'view=1',
  'view=1_2',
  'view=1_2_0',
  'view=1_2_3_4',
  'view=1e3_1_1',
  'view=Infinity_0_1',
  'view=__',
  `view=${'1'.repeat(9)}_0_1`,
])('%.20s is passed over', (query) => {
  expect(parseExploreOptions(new URLSearchParams(query))).toEqual(DEFAULT_EXPLORE);
});

it('a colour names the dataset whose coverage it shows', () => {
  expect(coveredBy('in-other-1')).toBe('other-1');
  expect(coveredBy('images')).toBeUndefined();
});
