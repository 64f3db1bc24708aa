import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { exampleAddresses, type OpenApi, OpenApiChecker } from '../openapi-document.ts';

/** The interface as it is served, compared with the document that is served with it. */

const BASE = `${inject('address')}/api/v1`;
let document: OpenApi;
let checker: OpenApiChecker;

beforeAll(async () => {
  document = (await (await fetch(`${BASE}/openapi.json`)).json()) as OpenApi;
  checker = new OpenApiChecker(document);
});

/** Asks for JSON and holds the answer against the document. */
async function ask(
  address: string,
): Promise<{ status: number; value: { items?: unknown[]; total?: number; next?: string | null } }> {
  const response = await fetch(BASE + address);
  expect(response.headers.get('content-type'), address).toBe('application/json; charset=utf-8');
  expect(response.headers.get('access-control-allow-origin'), address).toBe('*');
  const value = (await response.json()) as Record<string, unknown>;
  checker.expectAnswer(address.split('?')[0]!, response.status, value);
  return { status: response.status, value };
}

it('is valid OpenAPI 3.1, and names where it is served', async () => {
  const { valid, errors } = await new Validator().validate({ ...document });
  expect(valid ? [] : errors).toEqual([]);
  expect(document.servers).toEqual([{ url: BASE }]);
});

it('answers the example of every route as it is described', async () => {
  const addresses = exampleAddresses(document);
  expect(addresses.length).toBeGreaterThan(12);
  for (const address of addresses) {
    if (!address.includes('.jsonl')) {
      expect((await ask(address)).status, address).toBe(200);
      continue;
    }
    const response = await fetch(BASE + address);
    expect([response.status, response.headers.get('content-type')], address).toEqual([
      200,
      'application/jsonl; charset=utf-8',
    ]);
    const lines = (await response.text()).split('\n');
    expect(lines.pop()).toBe('');
    const { value } = await ask(`${address.replace('.jsonl', '')}?limit=1000`);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(value.items);
  }
});

it('names what illustrates a synset, and nothing for people', async () => {
  const { value: dog } = await ask('/synsets/n02084071/depiction');
  expect(dog).toMatchObject({
    picture: { relation: 'own', lender: { wnid: 'n02084071', name: 'dog' } },
    photograph: { page: expect.stringMatching(/^https:\/\/commons\.wikimedia\.org\/wiki\/File:/) as unknown },
  });
  const { src } = (dog as unknown as { picture: { src: string } }).picture;
  expect((await fetch(src)).headers.get('content-type')).toBe('image/webp');
  expect((await ask('/synsets/n00007846/depiction')).value).toEqual({
    wnid: 'n00007846',
    picture: null,
    photograph: null,
  });
});

it('lists the pictures and addresses of a dataset that holds some', async () => {
  const {
    value: { items = [] },
  } = await ask('/datasets');
  const totals: number[] = [];
  for (const { name } of items as { name: string }[]) {
    for (const list of ['images', 'urls'])
      totals.push((await ask(`/synsets/n02084071/${list}?dataset=${name}&limit=1000`)).value.total!);
  }
  expect(Math.max(...totals)).toBeGreaterThan(0);
});

describe('an error has one shape', () => {
  it.each([
    ['/synsets/n99999999', 404],
    ['/synsets/n02084071/subtree?limit=0', 400],
    ['/search', 400],
    ['/nothing', 404],
    ['', 404],
    ['/synsets/%2e%2e%2fx', 404],
    ['/synsets/a%2Fb', 404],
    ['/synsets/%zz', 404],
    [`/synsets/${'n'.repeat(8000)}`, 404],
    [`/synsets/${'n'.repeat(9000)}`, 414],
  ])('%s: %i', async (address, status) => expect((await ask(address)).status).toBe(status));

  it('also where something is to be written', async () => {
    const response = await fetch(`${BASE}/datasets`, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    checker.expectValid('#/components/schemas/Failure', await response.json());
  });
});

it('leads through a list by its cursors, each item once', async () => {
  const wnids: string[] = [];
  let cursor = '';
  do {
    const { value } = await ask(`/synsets/n02084071/subtree?limit=50${cursor}`);
    wnids.push(...(value.items as { wnid: string }[]).map(({ wnid }) => wnid));
    cursor = value.next == null ? '' : `&cursor=${encodeURIComponent(value.next)}`;
  } while (cursor !== '');
  expect(wnids).toHaveLength(190);
  expect(new Set(wnids).size).toBe(190);
});
