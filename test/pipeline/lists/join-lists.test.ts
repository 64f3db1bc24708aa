import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { IdentifierReader } from '../../../scripts/pipeline/datasets/identifiers.ts';
import type { Holding } from '../../../scripts/pipeline/datasets/holdings.ts';
import { buildUrlList, type BuiltUrlList } from '../../../scripts/pipeline/lists/build-url-list.ts';
import { joinLists } from '../../../scripts/pipeline/lists/join-lists.ts';
import { UrlLists } from '../../../scripts/pipeline/lists/url-lists.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { inputsOver } from '../../fixtures/mini-inputs.ts';
import { MINI } from '../../fixtures/mini-wordnet.ts';
import { buildAndOpen } from '../../fixtures/open-files.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

/** The mini WordNet with 1,000 synsets more, so that a list has several buckets. */
const inputs = inputsOver({
  ...MINI,
  ...Object.fromEntries(
    Array.from({ length: 1000 }, (_, i) => [
      `animal ${String(i)}`,
      { words: [`animal ${String(i)}`], gloss: 'one of many', hypernyms: ['animal'] },
    ]),
  ),
});
const { taxonomy, lexicon } = await buildAndOpen(inputs);
const identifiers = new IdentifierReader(taxonomy, lexicon, () => false, '3.0');

/** Lines of 2,000 images, some of which come twice. */
const lines = Array.from({ length: 2000 }, (_, i) => {
  const wnid = taxonomy.wnid(nodeIndex((i * 37) % taxonomy.size));
  return `${wnid}_${String(i % 700)}\thttp://example.org/${'x'.repeat(i % 90)}/${String(i)}.jpg\n`;
});

async function list(share?: { part: number; of: number }): Promise<BuiltUrlList> {
  return buildUrlList(await holding(), {
    offset: taxonomy.columns.offset,
    identifiers,
    workshop: await temporaryFolder(),
    ...(share === undefined ? {} : { share }),
  });
}

async function holding(more = ''): Promise<Holding> {
  const file = path.join(await temporaryFolder(), 'urls.txt');
  await writeFile(file, [...lines, ...lines.slice(0, 30), 'n99999999_1\thttp://example.org/\n', more].join(''));
  return { kind: 'urls', path: file, isFolder: false };
}

test.each([1, 2, 3, 7, 20])('%i parts of a list, joined, are the same bytes as the list made at once', async (of) => {
  const whole = await list();
  const parts = await Promise.all(Array.from({ length: of }, (_, i) => list({ part: i + 1, of })));
  const joined = await joinLists(parts, await temporaryFolder());
  expect([joined.digest, joined.images, joined.bytes]).toEqual([whole.digest, whole.images, whole.bytes]);
  expect((await readFile(joined.table)).equals(await readFile(whole.table))).toBe(true);
  expect((await readFile(joined.directory)).equals(await readFile(whole.directory))).toBe(true);
  // Each part has checked all lines, and those that come twice are counted in one.
  expect(new Set(parts.map((part) => part.lines))).toEqual(new Set([whole.lines]));
  const duplicates = parts.reduce((sum, { leftOut }) => sum + (leftOut.duplicate?.lines ?? 0), 0);
  expect([duplicates, whole.leftOut.duplicate?.lines]).toEqual([30, 30]);
});

test('a part that is damaged is refused by its name', async () => {
  const parts = await Promise.all([1, 2].map((part) => list({ part, of: 2 })));
  const bytes = await readFile(parts[1]!.table);
  bytes[bytes.length >> 1]! ^= 1;
  await writeFile(parts[1]!.table, bytes);
  await expect(joinLists(parts, await temporaryFolder())).rejects.toThrow(
    `${parts[1]!.table}: expected the bytes that its directory sums, came others. Make this part again.`,
  );
});

/** The lists of a folder of builds, as a machine has them whose files of addresses are these. */
async function listsOf(urls: Holding, out: string, program = 'program'): Promise<UrlLists> {
  return UrlLists.find(out, { ...inputs, holdings: new Map([['mini', new Map([['urls', urls]])]]) }, program, false);
}

/** A folder with a part of the list, made by a machine of its own. */
async function madePart(part: number, of: number, urls?: Holding, program?: string): Promise<string> {
  const [out, own] = [await temporaryFolder(), urls ?? (await holding())];
  await (await listsOf(own, out, program)).makePart({ part, of })('mini', own, taxonomy, identifiers);
  return out;
}

test('parts that several machines have made are joined to the list that the next build finds', async () => {
  const [urls, out] = [await holding(), await temporaryFolder()];
  const lists = await listsOf(urls, out);
  expect(lists.isWhole).toBe(false);
  await lists.join(await Promise.all([3, 1, 2].map((part) => madePart(part, 3))));
  const found = await listsOf(urls, out);
  expect([found.isWhole, found.digests.get('mini')]).toEqual([true, (await list()).digest]);
  const { lines: read, images, leftOut, unknown } = await found.make('mini', urls, taxonomy, identifiers);
  const whole = await list();
  const identified = (all: BuiltUrlList['unknown']): unknown[] =>
    all.map(({ text, line, lines: some }) => [text, line, some]);
  expect([read, images, identified(unknown)]).toEqual([whole.lines, whole.images, identified(whole.unknown)]);
  expect(Object.entries(leftOut).map(([reason, left]) => [reason, left.lines])).toEqual(
    Object.entries(whole.leftOut).map(([reason, left]) => [reason, left.lines]),
  );
});

test('a folder with a part alone has no whole list', async () => {
  const urls = await holding();
  expect((await listsOf(urls, await madePart(1, 2, urls))).isWhole).toBe(false);
});

test.each([
  ['that are not all there', () => [madePart(1, 2)], 'expected all 2 parts, came none of number 2'],
  ['that come twice', () => [madePart(1, 2), madePart(1, 2)], 'expected each part once, came part 1 again'],
  [
    'of other lines',
    async () => [madePart(1, 2), madePart(2, 2, await holding('n99999999_2\thttp://example.org/\n'))],
    'expected a part of a list of 2031 lines, made by this program over this WordNet, came one of 2032 lines. Make all parts',
  ],
  [
    'of another program',
    () => [madePart(1, 1, undefined, 'other')],
    'came one of 2031 lines, made by another. Make all parts',
  ],
  ['of none', () => [temporaryFolder()], 'expected a part of the list of mini, came "ENOENT"'],
])('parts %s are refused', async (_, parts, message) => {
  const lists = await listsOf(await holding(), await temporaryFolder());
  await expect(lists.join(await Promise.all(await parts()))).rejects.toThrow(message);
});
