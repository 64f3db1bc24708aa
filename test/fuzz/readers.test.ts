import { describe, expect, it } from 'vitest';
import { InputError } from '../../scripts/pipeline/text/input.ts';
import { fuzzReaders, readerCase } from './fuzz-readers.ts';
import { mutated } from './mutate.ts';
import { Random } from './random.ts';
import type { FuzzedReader } from './fuzzed-reader.ts';
import { READERS } from './readers.ts';

/** A share of what `npm run fuzz` does with another seed and a hundred thousand files. */
const SEED = 20_110_901;
const whole = { seed: SEED, from: 0, until: Infinity };

it.each(READERS.map((reader) => [reader.name, reader] as const))('%s: every seed is read', async (_, reader) => {
  for (const seed of reader.seeds) {
    // A file of another build is none of this one's.
    if (reader.name.startsWith('opening by another')) await expect(reader.read(seed)).rejects.toThrow(/expected/);
    else await reader.read(seed);
  }
});

it('reads a spoilt file or refuses it in a sentence', async () => {
  const { faults, outcomes, next } = await fuzzReaders(READERS, { ...whole, count: 2500 });
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

describe('the fuzzer itself', () => {
  const reader = (read: FuzzedReader['read'], more: Partial<FuzzedReader> = {}): FuzzedReader => ({
    name: 'one',
    seeds: [new TextEncoder().encode('a\tb\n1\t2\n')],
    read,
    ...more,
  });
  const faultsOf = async (one: FuzzedReader): Promise<string[]> =>
    (await fuzzReaders([one], { ...whole, count: 50 })).faults.map(({ what }) => what);

  it('finds what breaks instead of refusing', async () => {
    expect(await faultsOf(reader((bytes) => (undefined as unknown as string[])[bytes.length]!.length))).toEqual([
      expect.stringMatching(/^one: TypeError/),
    ]);
    expect(await faultsOf(reader((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as unknown))).toEqual([
      expect.stringMatching(/^one: SyntaxError/),
    ]);
    expect(
      await faultsOf(
        reader(() => {
          throw new Error('expected a file, came none');
        }),
      ),
    ).toHaveLength(1); // an input is refused by an InputError
  });

  it('takes refusals for what they are', async () => {
    expect(
      await faultsOf(
        reader(() => {
          throw new InputError({ file: 'a' }, { expected: 'b', came: 'c', advice: 'Mend it.' });
        }),
      ),
    ).toEqual([]);
    expect(
      await faultsOf(
        reader(
          () => {
            throw new Error('expected a file, came none');
          },
          { isBuilt: true },
        ),
      ),
    ).toEqual([]);
    expect(
      await faultsOf(
        reader(
          () => {
            throw new Error('oops');
          },
          { isBuilt: true },
        ),
      ),
    ).toHaveLength(1);
  });

  it('makes the same case of the same seed and index, and another of another', () => {
    const bytes = (seed: number, index: number): string =>
      Buffer.from(readerCase(READERS, seed, index).bytes).toString('latin1');
    expect(bytes(1, 7)).toBe(bytes(1, 7));
    expect(new Set([bytes(1, 7), bytes(1, 8), bytes(2, 7), bytes(2, 8)]).size).toBe(4);
  });

  it('leaves the file it spoils as it was, and spoils almost every time', () => {
    const seed = new TextEncoder().encode('{"a": 1, "b": [2, "three"]}\n');
    const before = seed.slice();
    const others = Array.from({ length: 1000 }, (_, index) => mutated(seed, new Random(3, index))).filter(
      (bytes) => !Buffer.from(bytes).equals(before),
    );
    expect(seed).toEqual(before);
    expect(others.length).toBeGreaterThan(900);
  });

  it('draws evenly', () => {
    const random = new Random(1);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) counts[random.below(10)]!++;
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });
});
