import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeTexts } from '../../../src/domain/text-column.ts';
import { encodePostings, eachPosting, POSTING_BYTES } from '../../../src/search/index/postings.ts';
import { heaviest } from '../../../src/search/index/heaviest.ts';
import { SortedKeys } from '../../../src/search/index/sorted-keys.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'я'), maxLength: 5 });

describe('SortedKeys', () => {
  it('finds each key and each prefix as a look through all would', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, (words, asked) => {
        const sorted = [...words].sort();
        const keys = new SortedKeys(encodeTexts(sorted));
        expect(keys.find(asked)).toBe(sorted.includes(asked) ? sorted.indexOf(asked) : undefined);
        const { start, end } = keys.startingWith(asked);
        expect(sorted.slice(start, end)).toEqual(sorted.filter((key) => key.startsWith(asked)));
      }),
    );
  });
});

describe('heaviest', () => {
  it('returns the largest of any range, the first of equals', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
    fc.assert(
      fc.property(weights, fc.nat(60), fc.nat(60), fc.nat(10), (weight, a, b, count) => {
        const [start, end] = [Math.min(a, b, weight.length), Math.min(Math.max(a, b), weight.length)];
        const expected = [...weight.keys()]
          .slice(start, end)
          .sort((i, j) => weight[j]! - weight[i]! || i - j)
          .slice(0, count);
        expect(heaviest(Uint8Array.from(weight), { start, end }, count)).toEqual(expected);
      }),
    );
  });
});

describe('postings', () => {
  it('come back as they went in', () => {
    const entries = fc.uniqueArray(fc.nat(2 ** 26 - 1), { maxLength: 50 });
    fc.assert(
      fc.property(entries, fc.nat(100), (nodes, offset) => {
        nodes.sort((a, b) => a - b);
        const inLemma = nodes.map((node) => node % 2);
        const bytes = new Uint8Array(offset + POSTING_BYTES * nodes.length);
        const end = encodePostings(Uint32Array.from(nodes.keys()), nodes, inLemma, bytes, offset);
        const read: [number, boolean][] = [];
        eachPosting(bytes, offset, end, (node, lemma) => read.push([node, lemma]));
        expect(read).toEqual(nodes.map((node, i) => [node, inLemma[i] === 1]));
      }),
    );
  });
});
