import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundedDistance } from '../../../src/search/words/edit-distance.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The whole table, as the textbook has it. */
function naive(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const ways = [d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ways.push(d[i - 2]![j - 2]! + 1);
      d[i]![j] = Math.min(...ways);
    }
  }
  return d[a.length]![b.length]!;
}

it.each([
  ['giraf', 'giraffe', 2],
  ['labradoor', 'labrador', 1],
  ['recieve', 'receive', 1],
  ['chiuaua', 'chihuahua', 2],
  ['dog', 'dog', 0],
])('knows how far %s is from %s', (a, b, edits) => {
  expect(boundedDistance(bytes(a), bytes(b), 0, b.length, 3)).toBe(edits);
});

it('is the textbook’s distance up to the limit, and one more beyond, wherever in its bytes the other string stands', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, word, fc.integer({ min: 0, max: 3 }), (a, before, b, limit) => {
      const all = bytes(before + b);
      expect(boundedDistance(bytes(a), all, before.length, all.length, limit)).toBe(Math.min(naive(a, b), limit + 1));
    }),
    { numRuns: 3000 },
  );
});

it('takes strings of any length for too far', () => {
  const long = bytes('a'.repeat(1000));
  expect(boundedDistance(long, long, 0, 1000, 3)).toBe(4);
});
