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

  const throws = (error: Error) => (): never => {
    throw error;
  };
  const refusal = new InputError('a', { expected: 'b', came: 'c', advice: 'Mend it.' });
  const plainRefusal = new Error('expected a file, came none');

  it.each<readonly [string, FuzzedReader['read'], boolean, readonly RegExp[]]>([
    ['what breaks', (bytes) => (undefined as unknown as string[])[bytes.length]!.length, false, [/^one: TypeError/]],
    ['what breaks', (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as unknown, false, [/^one: SyntaxError/]],
    ['an input refused by another error than an InputError', throws(plainRefusal), false, [/expected a file/]],
    ['no refusal', throws(refusal), false, []],
    ['no refusal of a built file, which its words show', throws(plainRefusal), true, []],
    ['what fails without a refusal', throws(new Error('oops')), true, [/oops/]],
  ])('finds %s', async (_, read, isBuilt, expected) => {
    const faults = await faultsOf(reader(read, { isBuilt }));
    expect(faults).toEqual(expected.map((pattern) => expect.stringMatching(pattern) as string));
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
