import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { writeBuild } from '../../scripts/pipeline/builds/write-build.ts';
import { BLOCK } from '../../src/format/lists/block-sums.ts';
import { Build } from '../../src/store/build.ts';
import type { Patience } from '../../src/store/http-exchange.ts';
import { HttpSource, parseBase } from '../../src/store/http-source.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { miniInputs } from '../fixtures/mini-inputs.ts';
import { type Fault, type FaultyStore, faultyStore } from '../fixtures/faulty-store.ts';
import { build } from '../fixtures/open-files.ts';

/** Waits little, so that the tests do. */
const PATIENCE: Patience = { attempts: 3, head: 300, rate: 1_000_000, total: 5000, firstPause: 1, parallel: 4 };

let root: string;
let version: string;
let store: FaultyStore;
/** A file of three blocks and a half. */
const long = new Uint8Array(3.5 * BLOCK).map((_, i) => (i * 7 + (i >> 9)) & 0xff);

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'canopy-store-'));
  ({ version } = await writeBuild(root, 'inputs', [
    ...(await build(miniInputs())),
    { path: 'long.tsv', records: 1, bytes: long },
  ]));
  store = await faultyStore(root);
});
afterEach(() => {
  store.faults = () => undefined;
});
afterAll(async () => {
  await store.stop();
  await rm(root, { recursive: true, force: true });
});

const source = (patience: Partial<Patience> = {}): HttpSource =>
  new HttpSource(parseBase(store.base)!, { ...PATIENCE, ...patience });
const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a.buffer, a.byteOffset, a.length).equals(b);

test('a build opens over HTTP as from its folder, file by file', async () => {
  const catalogue = await openCatalogue(source());
  expect(catalogue.version).toBe(version);
  const opened = catalogue.build;
  expect(
    equal(await opened.read('taxonomy.columns'), await readFile(path.join(root, version, 'taxonomy.columns'))),
  ).toBe(true);
  expect(equal(await opened.file('long.tsv').range(10, 2 * BLOCK + 5), long.subarray(10, 2 * BLOCK + 5))).toBe(true);
  expect(
    equal(Buffer.concat(await Array.fromAsync(opened.file('long.tsv').pieces(7, long.length))), long.subarray(7)),
  ).toBe(true);
});

test('what is read again comes from memory; parallel readings of the same share one request', async () => {
  const file = (await Build.open(source(), version)).file('long.tsv');
  store.asked();
  await Promise.all(Array.from({ length: 20 }, (_, i) => file.range(i * 100, i * 100 + 50)));
  await file.range(5, 6);
  expect(store.asked().map(({ range }) => range)).toEqual([`bytes=0-${String(BLOCK - 1)}`]);
});

test('a file that is not there has no size; no more requests than allowed are under way at once', async () => {
  expect(await source().size('pictures/none/0.pack')).toBeUndefined();
  let [now, most] = [0, 0];
  const real = globalThis.fetch;
  globalThis.fetch = async (...args) => {
    most = Math.max(most, ++now);
    try {
      return await real(...args);
    } finally {
      now--;
    }
  };
  try {
    const bounded = source({ parallel: 3 });
    await Promise.all(Array.from({ length: 30 }, () => bounded.read('current.json')));
  } finally {
    globalThis.fetch = real;
  }
  expect(most).toBe(3);
});

/** Faults that pass by themselves: the answer is right all the same. */
const PASSING: readonly Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, headers: { 'Retry-After': '0' } },
  { kind: 'status', status: 429 },
  { kind: 'reset' },
  { kind: 'truncated' },
  { kind: 'late', ms: 500 },
  { kind: 'stuck', ms: 1500 },
  { kind: 'wrong' },
];

/** Lets a fault befall the first request for each part of some files. @returns the parts that it befell. */
function onceEach(fault: Fault, ending: string): ReadonlySet<string> {
  const seen = new Set<string>();
  store.faults = ({ path: name, range }) => {
    const part = `${name} ${range ?? ''}`;
    if (!name.endsWith(ending) || seen.has(part)) return undefined;
    seen.add(part);
    return fault;
  };
  return seen;
}

describe.each(PASSING)('$kind $status', (fault) => {
  test('once, a part is read again and right', async () => {
    const file = (await Build.open(source(), version)).file('long.tsv');
    const seen = onceEach(fault, 'long.tsv');
    expect(equal(await file.range(BLOCK - 5, BLOCK + 5), long.subarray(BLOCK - 5, BLOCK + 5))).toBe(true);
    expect(seen.size).toBe(2);
  });

  test('once, a whole file is read again and right', async () => {
    const seen = onceEach(fault, '.columns');
    const catalogue = await openCatalogue(source());
    expect(catalogue.taxonomy.size).toBeGreaterThan(0);
    expect(seen.size).toBeGreaterThan(2);
  });

  test('for ever, it is refused in a sentence that names the file, and nothing comes instead', async () => {
    const file = (await Build.open(source(), version)).file('long.tsv');
    store.faults = () => fault;
    const error = await file.range(0, 10).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreError);
    expect((error as Error).message).toMatch(
      fault.kind === 'wrong'
        ? /long\.tsv: expected the bytes that the build wrote, came others; /
        : /long\.tsv: the store of the data does not answer as it should: ./,
    );
    store.faults = () => undefined;
    expect(equal(await file.range(0, 10), long.subarray(0, 10))).toBe(true);
  });
});

/** Faults that do not pass. */
const LASTING: readonly (readonly [Fault, RegExp])[] = [
  [
    { kind: 'whole' },
    /expected status 206 and a part of the file, came the whole of it; the store must answer range requests/,
  ],
  [{ kind: 'status', status: 404 }, /expected the file, came status 404; check CANOPY_DATA/],
  [{ kind: 'status', status: 403 }, /expected the file, came status 403/],
  [
    { kind: 'status', status: 301, headers: { Location: 'http://elsewhere.example/' } },
    /came a redirect to http:\/\/elsewhere\.example\//,
  ],
];

test.each(LASTING)('%j is refused at once, and is no sign that the store is down', async (fault, sentence) => {
  const from = source();
  const file = (await Build.open(from, version)).file('long.tsv');
  store.faults = () => fault;
  store.asked();
  await expect(file.range(0, 10)).rejects.toThrow(sentence);
  expect(store.asked()).toHaveLength(1);
  expect(from.trouble()).toBeUndefined();
});

test('a file that changes in the middle of a read is refused, and never mixed', async () => {
  const from = source();
  await from.range(`${version}/long.tsv`, 0, 10);
  store.faults = () => ({ kind: 'changed' });
  await expect(from.range(`${version}/long.tsv`, 10, 20)).rejects.toThrow(
    /long\.tsv: expected the file as it was when it was read first, came another/,
  );
});

test('nginx itself refuses a part of a state that is no more', async () => {
  const from = source();
  store.faults = () => ({ kind: 'changed' });
  await from.range(`${version}/long.tsv`, 0, 10);
  store.faults = () => undefined;
  await expect(from.range(`${version}/long.tsv`, 10, 20)).rejects.toThrow(/came another/);
  expect(equal(await from.range(`${version}/long.tsv`, 10, 20), long.subarray(10, 20))).toBe(true);
});

test('a store that does not answer is reported, each reading then tries once, and its return is noticed', async () => {
  const from = source();
  store.faults = () => ({ kind: 'reset' });
  await expect(from.read('current.json')).rejects.toThrow(StoreError);
  expect(from.trouble()).toContain('current.json');
  store.asked();
  await expect(from.read('current.json')).rejects.toThrow(StoreError);
  expect(store.asked()).toHaveLength(1);
  store.faults = () => undefined;
  await expect.poll(() => from.trouble(), { timeout: 20_000 }).toBeUndefined();
});

test.each(['ftp://a/', 'file:///etc/', 'http://user:word@host/', 'https://host/?q', 'https://host/#f', 'host', ''])(
  '%j is no base',
  (text) => expect(parseBase(text)).toBeUndefined(),
);

test('no path leads out of the base', async () => {
  for (const name of ['../secret', 'a/../../b', '/etc/passwd', 'a//b', '', './a'])
    await expect(source().read(name)).rejects.toThrow(/expected a path inside the source/);
  store.asked();
  await source().size('a b/ü?x#y%2e%2e');
  expect(store.asked()).toEqual([{ path: '/a%20b/%C3%BC%3Fx%23y%252e%252e', range: undefined }]);
});
