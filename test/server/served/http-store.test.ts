import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { DEFAULT_FOLDERS } from '../../../scripts/pipeline/builds/ensure-data.ts';
import { type FaultyStore, faultyStore } from '../../fixtures/faulty-store.ts';
import { serveData } from '../../fixtures/serve-data.ts';

/** The site once more, with its data in nginx. */
let store: FaultyStore;
let address: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  store = await faultyStore(DEFAULT_FOLDERS.out);
  ({ address, stop } = await serveData(store.base, {
    CANOPY_ORIGIN: inject('address'),
    CACHE_MB: '0',
    STORE_CACHE_MB: '0',
    LOG_LEVEL: 'fatal',
  }));
});
afterEach(() => {
  store.faults = () => undefined;
});
afterAll(async () => {
  await stop();
  await store.stop();
});

interface Came {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

async function get(from: string, target: string, headers: Record<string, string> = {}): Promise<Came> {
  const response = await fetch(from + target, { redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}

/** One address of every kind that reads data, with what must be read for it. */
const TARGETS: readonly string[] = [
  '/',
  '/?dataset=emoji',
  '/index.json',
  '/synset/n02084071',
  '/synset/n02084071?dataset=emoji',
  '/synset/n02084071.json?dataset=emoji',
  '/synset/n02084071/images?dataset=emoji',
  '/synset/n00015388/images.json?dataset=emoji&scope=subtree&page=3',
  '/synset/n02084071/images/view?dataset=emoji&image=n02084071_3',
  '/synset/n02084071/downloads?dataset=emoji',
  '/synset/n00015388/urls/subtree/urls.txt?dataset=emoji',
  '/synset/n00015388/urls/subtree/mapping.txt?dataset=emoji',
  '/synset/n00015388/urls/subtree/pictures.tsv?dataset=emoji',
  '/synset/n02084071/lists/subtree/counts.tsv',
  '/search?q=husky',
  '/search.json?q=husky',
  '/suggest.json?q=hus',
  '/explore',
  '/stats',
  '/datasets',
  '/datasets.json',
  '/class-lists/in1k.json',
  '/about',
  '/tree/n02084071',
  '/api/v1/synsets/n02084071/images?dataset=emoji',
  '/api/v1/synsets/n02084071/urls?dataset=emoji',
  '/exports/datasets/emoji.json',
  '/exports/class-lists/in1k/synsets.txt',
  '/archive/words.txt',
  '/api/xml/structure_released.xml',
  '/api/text/imagenet.synset.geturls?wnid=n02084071',
  '/sitemap.xml',
  '/sitemap/0.xml',
];

test('every kind of address answers the same from an HTTP store as from the folder', async () => {
  for (const target of TARGETS) {
    // As they are: what is compressed on the way has no length beforehand.
    const plain = { 'Accept-Encoding': 'identity' };
    const [folder, http] = [await get(inject('address'), target, plain), await get(address, target, plain)];
    expect(folder.status, target).toBe(200);
    expect([http.status, http.headers.get('content-type'), http.headers.get('content-length')], target).toEqual([
      200,
      folder.headers.get('content-type'),
      folder.headers.get('content-length'),
    ]);
    expect(http.body.equals(folder.body), target).toBe(true);
  }
  const part = { Range: 'bytes=100000-700000' };
  expect(
    (await get(address, '/archive/gloss.txt', part)).body.equals(
      (await get(inject('address'), '/archive/gloss.txt', part)).body,
    ),
  ).toBe(true);
});

test('pictures of every kind are the same', async () => {
  const page =
    (await get(address, '/synset/n02084071/images?dataset=emoji&image=n02084071_1')).body.toString() +
    (await get(address, '/?dataset=emoji')).body.toString();
  const pictures = new Set(page.match(/\/pictures\/emoji\/[a-z]+\/[\w.-]+/g));
  expect([...pictures].map((target) => target.split('/')[3])).toEqual(
    expect.arrayContaining(['icon', 'thumbnail', 'view']),
  );
  for (const target of pictures)
    expect((await get(address, target)).body.equals((await get(inject('address'), target)).body), target).toBe(true);
});

const READS_THE_STORE = '/synset/n00015388/images?dataset=emoji&scope=subtree';
/** Reads other blocks: of what was read before, the last block always stays in the cache. */
const READS_ELSEWHERE = '/synset/n00021939/images?dataset=emoji&scope=subtree';

describe.each([
  { kind: 'reset' },
  { kind: 'truncated' },
  { kind: 'wrong' },
  { kind: 'changed' },
  { kind: 'whole' },
  { kind: 'status', status: 500 },
] as const)('while the store answers with $kind', (fault) => {
  test('a page that needs it is a page of status 503 that says when to ask again, its JSON twin likewise', async () => {
    // What was first seen in another state during a fault is refused once more.
    await expect.poll(async () => (await get(address, READS_ELSEWHERE)).status).toBe(200);
    store.faults = ({ range }) =>
      range === undefined && fault.kind !== 'reset' && fault.kind !== 'status' ? undefined : fault;
    const page = await get(address, READS_THE_STORE);
    expect([page.status, page.headers.get('retry-after'), page.headers.get('cache-control')]).toEqual([
      503,
      '5',
      'no-store',
    ]);
    expect(page.body.toString()).toContain('<h1>The data cannot be read at the moment</h1>');
    expect(page.body.toString()).not.toContain(store.base);
    const twin = await get(address, '/synset/n00015388/images.json?dataset=emoji&scope=subtree');
    expect([twin.status, twin.headers.get('retry-after')]).toEqual([503, '5']);
    expect(JSON.parse(twin.body.toString())).toEqual({
      error: { status: 503, message: expect.stringContaining('Ask again in a moment.') as string },
    });
    expect((await get(address, '/archive/gloss.txt')).status).toBe(503);
    // What is in memory is served all the while: figures and words, without borrowed pictures.
    expect((await get(address, '/synset/n02084071?pictures=off')).status).toBe(200);
  });

  test('and when it has ended, everything is right again', async () => {
    const right = await get(inject('address'), READS_THE_STORE);
    const wrong: number[] = [];
    await expect
      .poll(async () => {
        const { status, body } = await get(address, READS_THE_STORE);
        if (status !== 503 && !body.equals(right.body)) wrong.push(status);
        return status;
      })
      .toBe(200);
    expect(wrong).toEqual([]);
  });
});

test('no new visitors are sent here while the store does not answer, and again when it does', async () => {
  expect((await get(address, '/readyz')).status).toBe(200);
  expect((await get(address, READS_ELSEWHERE)).status).toBe(200);
  store.faults = () => ({ kind: 'reset' });
  expect((await get(address, READS_THE_STORE)).status).toBe(503);
  const unready = await get(address, '/readyz');
  expect([unready.status, unready.body.toString()]).toEqual([503, 'the data cannot be read\n']);
  expect((await get(address, '/healthz')).status).toBe(200);
  store.faults = () => undefined;
  await expect.poll(async () => (await get(address, '/readyz')).status).toBe(200);
});

test('a download that the store breaks off is broken off, and never looks whole', async () => {
  const target = '/archive/gloss.txt';
  const whole = await get(inject('address'), target);
  store.faults = ({ range }) =>
    Number(/^bytes=(\d+)/.exec(range ?? '')?.[1] ?? 0) > 4_000_000 ? { kind: 'reset' } : undefined;
  expect(whole.body.length).toBeGreaterThan(5_000_000);
  await expect(get(address, target, { 'Accept-Encoding': 'identity' })).rejects.toThrow();
  await expect(get(address, target, { 'Accept-Encoding': 'gzip' })).rejects.toThrow();
});
