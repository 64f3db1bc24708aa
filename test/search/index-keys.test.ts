import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyTable, sortStretches, WordReader } from '../../scripts/pipeline/search/build-search-keys.ts';
import { wordsOf } from '../../src/search/words/normalise.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

it('reads the words of bytes as those of a string are read', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...`aZ9 '.-_/"\`(),;:+\t`.split(/(?:)/)), maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  fc.assert(
    fc.property(text, text, (before, read) => {
      const all = encoder.encode(before + read);
      const words: string[] = [];
      new WordReader(all).eachWord(encoder.encode(before).length, all.length, (bytes, start, end) =>
        words.push(decoder.decode(bytes.slice(start, end))),
      );
      expect(words).toEqual(wordsOf(read));
    }),
    { numRuns: 500 },
  );
});

describe('KeyTable', () => {
  it('numbers each key once, in the order of arrival', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 60 }), (texts) => {
        const table = new KeyTable();
        const distinct = [...new Set(texts)];
        const numbers = texts.map((text) => table.number(encoder.encode(text), 0, encoder.encode(text).length));
        expect(numbers).toEqual(texts.map((text) => distinct.indexOf(text)));
        expect(table.size).toBe(distinct.length);
      }),
    );
  });

  it('holds more keys and longer ones than it began with room for', () => {
    const table = new KeyTable();
    const long = encoder.encode('x'.repeat(3_000_000));
    table.number(long, 0, long.length);
    for (let i = 0; i < 100_000; i++) table.number(encoder.encode(String(i)), 0, String(i).length);
    expect(table.number(encoder.encode('77777'), 0, 5)).toBe(77_778);
    expect(table.number(long, 0, long.length)).toBe(0);
  });
});

it('sorts stretches of bytes, however much of their beginnings they share', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é'), maxLength: 9 }), { maxLength: 50 }),
      (texts) => {
        const encoded = texts.map((text) => encoder.encode(text));
        const starts = encoded.map((_, i) => encoded.slice(0, i).reduce((sum, bytes) => sum + bytes.length, 0));
        const ends = encoded.map((bytes, i) => starts[i]! + bytes.length);
        const order = sortStretches(encoder.encode(texts.join('')), starts, ends);
        const expected = [...texts.keys()].sort((a, b) =>
          texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : a - b,
        );
        expect([...order]).toEqual(expected);
      },
    ),
  );
});
