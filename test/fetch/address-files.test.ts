import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { ADDRESSES_SCHEMA, AddressStates } from '../../src/domain/dataset/address-states.ts';
import { decodeColumns } from '../../src/format/columns.ts';
import { HIDDEN_SCHEMA } from '../../src/format/lists/list-extracts.ts';
import { LIST_SCHEMA } from '../../src/format/lists/image-list.ts';
import { addressFiles } from '../../scripts/pipeline/fetch/address-files.ts';
import { ADDRESS_COLUMNS } from '../../scripts/pipeline/fetch/address-table.ts';
import { type CheckedAddresses, openAddresses, readCredits } from '../../scripts/pipeline/fetch/read-tables.ts';
import { partsOf } from '../../scripts/pipeline/builds/output-file.ts';
import { sumBlocks, sumBlocksOf } from '../../scripts/pipeline/builds/sum-blocks.ts';
import { findHidden, kindExtracts } from '../../scripts/pipeline/lists/list-extract.ts';
import { textFile } from '../fixtures/mini-inputs.ts';
import { inMemory } from '../fixtures/open-files.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const FOLDER = await mkdtemp(path.join(tmpdir(), 'canopy-lists-'));
let files = 0;
afterAll(() => rm(FOLDER, { recursive: true }));

const LIST = Buffer.from(
  [
    'image_id\turl\tkind',
    'n00000001_1\thttp://a.example/1\tmap',
    'n00000001_2\thttp://a.example/2\t',
    'n00000003_1\thttp://a.example/3\tflag',
    'n00000003_7\thttp://a.example/4\tflag',
    '',
  ].join('\n'),
);
const LISTING = { columns: ['kind'], ownImages: Uint32Array.of(2, 0, 2), file: await listFile(LIST) };

/** Writes a list of addresses to a file. */
async function listFile(list: Uint8Array): Promise<string> {
  const file = path.join(FOLDER, `${String(++files)}.tsv`);
  await writeFile(file, list);
  return file;
}

/** Writes a table of addresses and opens it. */
async function opened(text: string): Promise<CheckedAddresses> {
  const file = path.join(await temporaryFolder(), 'addresses.tsv');
  await writeFile(file, text);
  const checks = openAddresses({ path: file, name: 'addresses.tsv' });
  onTestFinished(() => checks.close());
  return checks;
}

function tableOf(...rows: readonly (readonly [id: string, url: string, state: string, reason: string, day: string])[]) {
  const head = 'image_id\turl\tstate\treason\tchecked';
  return `${[head, ...rows.map((row) => row.join('\t'))].join('\n')}\n`;
}

const ROWS = tableOf(
  ['n00000001_1', 'http://a.example/1', 'alive', '', '2026-12-01'],
  ['n00000001_2', 'http://a.example/2', 'dead', 'gone', '2026-12-03'],
  ['n00000003_1', 'http://a.example/3', 'placeholder', 'placeholder', '2026-12-02'],
  ['n00000003_7', 'http://b.example/other', 'dead', 'gone', '2020-01-01'],
  ['n00000009_1', 'http://a.example/9', 'dead', 'gone', '2020-01-01'],
);

describe('what came when addresses were asked', () => {
  it('is counted by node, of addresses that the list still has, and the list goes on without the dead ones', async () => {
    const files = new Map(
      addressFiles('d', LISTING, await opened(ROWS)).files.map((file) => [file.path, inMemory(file).bytes]),
    );
    expect(JSON.parse(Buffer.from(files.get('datasets/d/addresses.json')!).toString())).toEqual({
      asked: 3,
      alive: 1,
      dead: 2,
      from: '2026-12-01',
      to: '2026-12-03',
      reasons: { gone: 1, placeholder: 1 },
    });
    const columns = decodeColumns(ADDRESSES_SCHEMA, files.get('datasets/d/addresses.columns')!, '');
    expect([...columns.asked, ...columns.alive, ...columns.dead]).toEqual([2, 0, 1, 1, 0, 0, 1, 0, 1]);
    expect(Buffer.from(files.get('datasets/d/extract-living.tsv')!).toString()).toBe(
      'image_id\turl\tkind\nn00000001_1\thttp://a.example/1\tmap\nn00000003_7\thttp://a.example/4\tflag\n',
    );
    const living = decodeColumns(LIST_SCHEMA, files.get('datasets/d/extract-living.columns')!, '');
    expect([...living.pictureStart]).toEqual([0, 1, 1, 2]);
    expect([...living.urlBytes, ...living.idBytes]).toEqual([18, 0, 18, 11, 0, 11]);
    const table = files.get('datasets/d/extract-living.tsv')!;
    expect(living.byteStart[3]).toBe(table.length);
    expect(Buffer.from(living.blockSum)).toEqual(Buffer.from(sumBlocks(table)));
  });

  it('is nothing where none was asked', async () =>
    expect(addressFiles('d', LISTING, await opened(tableOf()))).toEqual({ names: [], files: [] }));

  it('lets the lines of each kind stand in a list of their own, none of a kind without a name', () => {
    const { names, files } = kindExtracts('d', LISTING);
    expect(names).toEqual(['map', 'flag']);
    expect(files.map(({ path, records }) => [path, records])).toEqual([
      ['datasets/d/extract-map.tsv', 1],
      ['datasets/d/extract-map.columns', 3],
      ['datasets/d/extract-flag.tsv', 2],
      ['datasets/d/extract-flag.columns', 3],
    ]);
    expect(kindExtracts('d', { ...LISTING, columns: ['sort'] })).toEqual({ names: [], files: [] });
  });

  it('has the numbers of images that show people, of the whole list and of each kind', async () => {
    const list = Buffer.from(
      'image_id\turl\tkind\tpeople\na_1\tu\tmap\t1\na_2\tu\tmap\t\nb_1\tu\tflag\t1\nb_2\tu\tflag\t1\n',
    );
    const listing = { ...LISTING, columns: ['kind', 'people'], file: await listFile(list) };
    const hidden = findHidden(listing)!;
    expect([[...hidden.ids], [...hidden.counts]]).toEqual([
      ['a_1', 'b_1', 'b_2'],
      [1, 0, 2],
    ]);
    const files = kindExtracts('d', listing).files.filter(({ path: name }) => name.includes('hidden'));
    expect(
      files.map((file) => [file.path, [...decodeColumns(HIDDEN_SCHEMA, inMemory(file).bytes, '').hidden]]),
    ).toEqual([
      ['datasets/d/extract-map.hidden.columns', [1, 0, 0]],
      ['datasets/d/extract-flag.hidden.columns', [0, 0, 2]],
    ]);
    expect(findHidden(LISTING)).toBeUndefined();
  });

  it('sums over any synsets', () => {
    const columns = { asked: Uint32Array.of(2, 0, 1), alive: Uint32Array.of(1, 0, 0), dead: Uint32Array.of(1, 0, 1) };
    const total = { asked: 3, alive: 1, dead: 2, from: '2026-12-01', to: '2026-12-03' };
    const states = new AddressStates(total, columns, new Uint8Array(3));
    expect(states.checkOf([{ start: 0, end: 3, level: 0 }])).toEqual(total);
    expect(states.checkOf([{ start: 2, end: 3, level: 0 }])).toMatchObject({ asked: 1, alive: 0, dead: 1 });
    expect(states.checkOf([{ start: 1, end: 2, level: 0 }])).toBeUndefined();
  });

  it.each([
    [
      tableOf(['n00000001_1', 'http://a.example/1', 'asleep', '', '2026-12-01']),
      'one of the states alive, dead, placeholder, unclear',
    ],
    [tableOf(['n00000001_1', 'http://a.example/1', 'alive', '', 'today']), 'a date such as 2026-12-01'],
    ['a\tb\n', 'a head with the columns image_id, url, state, checked'],
  ])('is refused where it is not as it should be', async (text, expected) => {
    await expect(opened(text).then((checks) => addressFiles('d', LISTING, checks))).rejects.toThrow(expected);
  });

  it('may end in a line that was not finished', async () => {
    const checks = await opened(`${ADDRESS_COLUMNS.join('\t')}\nn00000001_1\thttp`);
    expect(checks.find('n00000001_1')).toBeUndefined();
  });
});

it('sums of blocks are the same in whatever parts a file comes', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 150_000 }), { maxLength: 5 });
  fc.assert(
    fc.property(parts, (lengths) => {
      const bytes = Buffer.alloc(
        lengths.reduce((sum, length) => sum + length, 0),
        'canopy',
      );
      let at = 0;
      const cut = lengths.map((length) => bytes.subarray(at, (at += length)));
      expect(Buffer.from(sumBlocksOf(cut, bytes.length))).toEqual(Buffer.from(sumBlocks(bytes)));
    }),
    { numRuns: 30 },
  );
});

it('an extract of many lines is whole, though its parts hold some of them', async () => {
  const lines = Array.from(
    { length: 40_000 },
    (_, i) => `n00000001_${String(i)}\thttp://a.example/${'x'.repeat(40)}\t${i % 3 === 0 ? 'map' : 'flag'}\n`,
  );
  const file = await listFile(Buffer.from(`image_id\turl\tkind\n${lines.join('')}`));
  const { files } = kindExtracts('d', { ...LISTING, ownImages: Uint32Array.of(lines.length), file });
  const table = files.find(({ path: name }) => name === 'datasets/d/extract-map.tsv')!;
  const expected = lines.filter((_, i) => i % 3 === 0).join('');
  expect(Buffer.from(inMemory(table).bytes).toString()).toBe(`image_id\turl\tkind\n${expected}`);
  expect([...partsOf(table)].length).toBeGreaterThan(1);
});

describe('credits', () =>
  it('are refused with a link that is no address', () => {
    const file = textFile('credits.tsv', 'image_id\tauthor\tlicence\tpage\nn1_1\tAnn\tCC0\tjavascript:alert(1)\n');
    expect(() => readCredits(file)).toThrow('an address with http or https in the row of n1_1');
  }));
