import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeTexts, textAt, utf8Length } from '../../src/domain/text-column.ts';
import { ANY_CHARACTER } from '../fixtures/any-character.ts';

test('every string comes back, of all planes of Unicode', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: ANY_CHARACTER }), { maxLength: 20 }), (strings) => {
      const column = encodeTexts(strings);
      expect(strings.map((_, i) => textAt(column, i))).toEqual(strings);
    }),
  );
});

test('letters of one to four bytes, empty strings and a byte-order mark come back', () => {
  const strings = ['', 'dog', 'café', '€', '🐕', '', '\ufeffmarked', 'a🐕b'];
  const column = encodeTexts(strings);
  expect(strings.map((_, i) => textAt(column, i))).toEqual(strings);
  expect([...column.end]).toEqual([0, 0, 3, 8, 11, 15, 15, 24, 30]);
});

test('the length in UTF-8 is that of the encoder', () => {
  fc.assert(
    fc.property(fc.string({ unit: ANY_CHARACTER }), (text) => {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
    }),
  );
});

test.each([
  ['\x7f', 1],
  ['\x80', 2],
  ['\u07ff', 2],
  ['\u0800', 3],
  ['\ud800\udc00', 4],
  ['\udbff\udfff', 4],
  ['\ud7ff\udc00', 6],
  ['\udc00\udc00', 6],
  ['\ud800\udbff', 6],
  ['\ud800\ue000', 6],
  ['\ud83d\ud83d\udc15', 7],
])('%j has %i bytes, halves of pairs as the encoder writes them', (text, bytes) => {
  expect(utf8Length(text)).toBe(bytes);
  expect(new TextEncoder().encode(text)).toHaveLength(bytes);
});

test('half of a surrogate pair is refused', () => {
  expect(() => encodeTexts(['fine', '\ud83d'])).toThrow('half of a surrogate pair in string 1');
});
