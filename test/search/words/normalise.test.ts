import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, wordsOf } from '../../../src/search/words/normalise.ts';
import { ANY_CHARACTER } from '../../fixtures/any-character.ts';

describe('wordsOf', () => {
  it.each([
    ["Jack-o'-lantern", ['jack', 'o', 'lantern']],
    ['St. Bernard', ['st', 'bernard']],
    ['U.S.A.', ['usa']],
    ['Crème brûlée', ['creme', 'brulee']],
    ['cre\u0300me', ['creme']],
    ['lady’s slipper', ['ladys', 'slipper']],
    ['24/7', ['24', '7']],
    ['C++', ['c']],
    ['domestic_dog', ['domestic', 'dog']],
    ['Ångström Œuvre straße', ['angstrom', 'oeuvre', 'strasse']],
    ['ＤＯＧ', ['dog']],
    ['собака', ['собака']],
    ['!? …', []],
    ['', []],
    ['\ud83d dog', ['dog']],
  ])('reads %j as %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('gives the same for what it gave, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER, maxLength: 80 }), (text) => {
        const words = wordsOf(text);
        expect(wordsOf(words.join(' '))).toEqual(words);
      }),
    );
  });

  it('does not mind case', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(wordsOf(text.toUpperCase())).toEqual(wordsOf(text.toLowerCase()));
      }),
    );
  });
});

it('gives one key to a phrase with spaces, with hyphens, and written together', () => {
  expect(new Set(['ice cream', 'ice-cream', 'icecream', 'Ice Cream'].map((text) => keyOf(wordsOf(text))))).toEqual(
    new Set(['icecream']),
  );
});
