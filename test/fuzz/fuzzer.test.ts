import { describe, expect, it } from 'vitest';
import { InputError } from '../../scripts/pipeline/text/input.ts';
import { fuzzReaders, readerCase } from './fuzz-readers.ts';
import type { FuzzedReader } from './fuzzed-reader.ts';
import { mutated } from './mutate.ts';
import { Random } from './random.ts';

describe('the fuzzer itself', () => {
  const reader = (read: FuzzedReader['read'], more: Partial<FuzzedReader> = {}): FuzzedReader => ({
    name: 'one',
    seeds: [new TextEncoder().encode('a\tb\n1\t2\n')],
    read,
    ...more,
  });
  const faultsOf = async (one: FuzzedReader): Promise<string[]> =>
    (await fuzzReaders([one], { seed: 1, from: 0, until: Infinity, count: 50 })).faults.map(({ what }) => what);

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
          throw new InputError('a', { expected: 'b', came: 'c', advice: 'Mend it.' });
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
      Buffer.from(readerCase([reader(() => undefined)], seed, index).bytes).toString('latin1');
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
