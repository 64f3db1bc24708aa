import { copyFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../scripts/pipeline/text/input.ts';
import { mergeSlices } from '../../scripts/pipeline/pictures/merge-slices.ts';
import { type BuiltSlice, noteSlice, packsOf, parseSlice, readSlice } from '../../scripts/pipeline/pictures/slice.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { everyByte } from '../fixtures/every-byte.ts';
import { expectWhole } from '../fixtures/expect-whole.ts';
import { MINI, type MiniWordnet } from '../fixtures/mini-wordnet.ts';
import { draw, smallRun, writeSources } from '../fixtures/small-run.ts';

test.each(['', '1', '0/3', '4/3', '1/0', '-1/3', '1/3/5', 'a/b', '1/100000', '1.5/3', ' 1/3'])(
  '%j is no part of a whole',
  (text) =>
    expect(() => parseSlice(text)).toThrow(
      /^--part: expected a part and how many there are, such as 2\/3, 10000 at most, came ".*"\. Count the parts from 1\.$/,
    ),
);

test('every pack is in one slice of however many, in preorder, and no slice has more than its share and a pack', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 90 }),
      (counts, of) => {
        const pictures = counts.reduce((sum, count) => sum + count, 0);
        // Packs that have pictures need not follow each other.
        const set = { parts: counts.map((_, i) => 3 * i), pictures, picturesIn: (pack: number) => counts[pack / 3]! };
        const slices = Array.from({ length: of }, (_, i) => packsOf({ part: i + 1, of }, set));
        expect(slices.flat()).toEqual(set.parts);
        for (const packs of slices)
          expect(packs.reduce((sum, pack) => sum + set.picturesIn(pack), 0)).toBeLessThanOrEqual(
            pictures / of + Math.max(...counts),
          );
      },
    ),
  );
});

/** The mini WordNet with so many synsets between those with pictures that these come into three packs. */
const LONG: MiniWordnet = {
  ...MINI,
  ...Object.fromEntries(
    ['animal', 'place'].flatMap((above) =>
      Array.from({ length: 1100 }, (_, i) => [
        `${above} ${String(i)}`,
        { words: [`${above} ${String(i)}`], gloss: 'one of many', hypernyms: [above] },
      ]),
    ),
  ),
};

let root: string;
let sources: string;
let slices: BuiltSlice[];

async function builtSlice(part: number, of: number): Promise<BuiltSlice> {
  const folder = path.join(root, `part ${String(part)} of ${String(of)}`);
  const { version } = await smallRun(sources, folder, { wordnet: LONG, slice: { part, of } });
  await noteSlice(folder, version, { part, of });
  return readSlice(folder);
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'canopy-slices-'));
  sources = path.join(root, 'sources');
  await writeSources(sources, 3, LONG);
  slices = [await builtSlice(1, 3), await builtSlice(2, 3), await builtSlice(3, 3)];
});
afterAll(() => rm(root, { recursive: true, force: true }));

const packsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith('.pack'))
    .map((name) => path.basename(name))
    .sort();

test('parts that were built apart and joined have the bytes of one that was built at once', async () => {
  const [whole, joined] = [path.join(root, 'whole'), path.join(root, 'joined')];
  await smallRun(sources, whole, { wordnet: LONG });
  const packs = await Promise.all(slices.map(({ folder }) => packsIn(folder)));
  expect(packs.flat().sort()).toEqual(await packsIn(whole));
  for (const names of packs) expect(names.length).toBeGreaterThan(0);

  // In whatever order they are named.
  const build = await mergeSlices(slices.toReversed(), joined);
  const [{ made, all } = { made: NaN, all: NaN }] = await draw(joined, build);
  expect(await everyByte(joined)).toEqual(await everyByte(whole));
  // Nothing is left to draw: the copies came from the parts.
  // Two copies of each of the 12 pictures, and two more of the one that illustrates each of the 4 synsets.
  expect([made, all]).toEqual([0, 2 * 12 + 2 * 4]);
  expect(await expectWhole(joined, 'joined')).toBe(build.version);
});

describe('parts are refused that', () => {
  const refusal = async (parts: readonly BuiltSlice[]): Promise<unknown> => {
    const out = path.join(root, 'refused');
    const error = await mergeSlices(parts, out).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(
      await readdir(out).then(
        (names) => names.includes('current.json'),
        () => false,
      ),
    ).toBe(false);
    await rm(out, { recursive: true, force: true });
    return error;
  };
  const copyOf = async ({ folder }: BuiltSlice, name: string): Promise<BuiltSlice> => {
    const copy = path.join(root, name);
    await cp(folder, copy, { recursive: true });
    return readSlice(copy);
  };
  /** A pack of a slice. */
  const aPack = async ({ folder }: BuiltSlice): Promise<string> =>
    path.join(
      folder,
      (await readdir(folder, { recursive: true })).find((name) => name.endsWith('.pack'))!,
    );

  test.each([
    [
      'lack one',
      () => [slices[0]!, slices[2]!],
      /^npm run data -- merge: expected all 3 parts, came none of number 2\. Build them/,
    ],
    ['are none', () => [], /expected the folders of all parts, came none/],
    [
      'come twice',
      () => [...slices, slices[1]!],
      /part 2 of 3: expected each part once, came part 2 again, which .*part 2 of 3 is\. Leave one of the two out\.$/,
    ],
    [
      'are of another division',
      () => [...slices.slice(0, 2), { ...slices[2]!, of: 4 }],
      /part 3 of 3: expected one of 3 parts, as .*part 1 of 3 is, came one of 4/,
    ],
    [
      'are of another build',
      () => [...slices.slice(0, 2), { ...slices[2]!, version: '0123456789ab' }],
      /part 3 of 3: expected a part of the build [0-9a-f]{12}, as .*part 1 of 3 is, came one of 0123456789ab/,
    ],
  ] as const)('%s', async (_, parts, message) => {
    const error = await refusal(parts());
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(message);
  });

  test('lack a pack', async () => {
    const slice = await copyOf(slices[1]!, 'lacking');
    const pack = await aPack(slice);
    await rm(pack);
    expect(String(await refusal([slices[0]!, slice, slices[2]!]))).toBe(
      `InputError: ${pack}: expected a pack of the part, came none. Build that part again.`,
    );
  });

  test('have a turned bit in a picture, or in the build', async () => {
    const slice = await copyOf(slices[0]!, 'damaged');
    const pack = await aPack(slice);
    const bytes = await readFile(pack);
    bytes[bytes.length - 1]! ^= 1;
    await writeFile(pack, bytes);
    const parts = [slice, slices[1]!, slices[2]!];
    expect(String(await refusal(parts))).toBe(
      `StoreError: ${pack}: expected the bytes that the build wrote, came others; remove it and build that part again`,
    );
    await copyFile(path.join(slices[0]!.folder, path.relative(slice.folder, pack)), pack);
    await writeFile(path.join(slice.folder, slice.version, 'catalogue.json'), '{}');
    const error = await refusal(parts);
    expect(error).toBeInstanceOf(StoreError);
    expect(String(error)).toContain(
      `${slice.version}: expected the bytes that the build wrote, came others; build that part again`,
    );
  });

  test('are folders of another kind', async () => {
    const error = await readSlice(sources).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toMatch(
      /sources\/part\.json: expected which part of a build the folder holds, came "ENOENT"\. Name folders that npm run data -- --part I\/N --out DIR has filled to its end\.$/,
    );
  });
});
