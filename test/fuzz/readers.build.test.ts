import { expect, it } from 'vitest';
import { fuzzReaders } from './fuzz-readers.ts';
import { READERS } from './readers.ts';

/** A share of what `npm run fuzz` does with another seed and a hundred thousand files. */
const SEED = 20_110_901;

it.each(READERS.map((reader) => [reader.name, reader] as const))('%s: every seed is read', async (_, reader) => {
  for (const seed of reader.seeds) {
    // A file of another build is none of this one's.
    if (reader.name.startsWith('opening by another')) await expect(reader.read(seed)).rejects.toThrow(/expected/);
    else await reader.read(seed);
  }
});

it('reads a spoilt file or refuses it in a sentence', async () => {
  const { faults, outcomes, next } = await fuzzReaders(READERS, { seed: SEED, from: 0, until: Infinity, count: 2500 });
  expect(faults).toEqual([]);
  expect(next).toBe(2500);
  const [read, refused] = [...outcomes.values()].reduce(
    ([a, b], outcome) => [a + outcome.read, b + outcome.refused],
    [0, 0],
  );
  expect(read + refused).toBe(2500);
  // Were all refused, or all read, nothing would be tested.
  expect(Math.min(read, refused)).toBeGreaterThan(250);
});
