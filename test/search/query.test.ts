import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_QUERY, MOST_RESTRICTIONS, parseQuery, queryText } from '../../src/search/query.ts';
import { ANY_CHARACTER } from '../fixtures/any-character.ts';

describe('parseQuery', () => {
  it('tells restrictions from words', () => {
    expect(parseQuery('big dog in:animal images:>500 depth:<=6 dataset:Some')).toEqual({
      words: 'big dog',
      restrictions: [
        { kind: 'in', value: 'animal', text: 'in:animal' },
        { kind: 'images', comparison: '>', value: 500, text: 'images:>500' },
        { kind: 'depth', comparison: '<=', value: 6, text: 'depth:<=6' },
        { kind: 'dataset', value: 'some', text: 'dataset:Some' },
      ],
    });
  });

  it.each([
    ['in:"domestic cat"', 'domestic cat'],
    ['in:domestic_cat', 'domestic cat'],
    ['IN:Dog', 'Dog'],
  ])('reads the value of %s as %j', (text, value) => {
    expect(parseQuery(text).restrictions).toMatchObject([{ kind: 'in', value }]);
  });

  it('takes leaf for a restriction next to another, and for a word else', () => {
    expect(parseQuery('leaf').words).toBe('leaf');
    expect(parseQuery('maple leaf').words).toBe('maple leaf');
    expect(parseQuery('leaf in:plant').restrictions.map(({ kind }) => kind)).toEqual(['leaf', 'in']);
    expect(parseQuery('is:leaf').restrictions).toEqual([{ kind: 'leaf', text: 'is:leaf' }]);
  });

  it.each([
    'images:many',
    'images:>',
    'images:-1',
    'images:1e9',
    'depth:<>3',
    'in:',
    ':',
    'is:tree',
    'time:',
    'a:b',
    '"',
    'in:""',
  ])('takes %j for words', (text) => {
    expect(parseQuery(text)).toEqual({ words: text, restrictions: [] });
  });

  it('reads so much and no more', () => {
    expect(parseQuery('x'.repeat(10_000)).words).toHaveLength(LONGEST_QUERY);
    expect(parseQuery('is:leaf '.repeat(20)).restrictions).toHaveLength(MOST_RESTRICTIONS);
  });

  it('reads any text, and the text it writes the same way', () => {
    const piece = fc.oneof(
      fc.string({ unit: ANY_CHARACTER, maxLength: 12 }),
      fc.constantFrom('in:dog', 'images:>5', 'leaf', 'is:leaf', 'depth:3', '"', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const query = parseQuery(pieces.join(' '));
        const again = parseQuery(queryText(query));
        expect(again.restrictions.filter(({ text }) => text !== 'leaf')).toEqual(
          query.restrictions.filter(({ text }) => text !== 'leaf'),
        );
      }),
    );
  });
});
