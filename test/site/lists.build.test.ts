import type { APIContext } from 'astro';
import { describe, expect, it } from 'vitest';
import { PARTS } from '../../src/domain/dataset/comparison.ts';
import { LIST_FORMS, LIST_SUBJECTS } from '../../src/format/lists/synset-lists.ts';
import { GET as compared } from '../../src/pages/compare/lists/[file].ts';
import { GET as listed } from '../../src/pages/synset/[id]/lists/[scope]/[file].ts';
import { Served, serveWith } from '../../src/store/served.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';

const served = new Served(catalogue, () => 'https://canopy.example');

/** Answers an address by a route, and returns the length that the answer states with the bytes that it has. */
async function lengths(
  get: typeof listed,
  address: string,
  params: Record<string, string>,
): Promise<{ readonly stated: number; readonly sent: number; readonly status: number }> {
  const url = new URL(address, 'https://canopy.example');
  const response = await serveWith(served, async () =>
    get({ url, params, request: new Request(url) } as unknown as APIContext),
  );
  const sent = await serveWith(served, async () => (await response.arrayBuffer()).byteLength);
  return { stated: Number(response.headers.get('content-length')), sent, status: response.status };
}

describe('a list of synsets states its length before it is made', () =>
  it.each(LIST_SUBJECTS.flatMap((subject) => LIST_FORMS.map((form) => `${subject}.${form}`)))('%s', async (file) => {
    for (const [id, scope] of [
      ['n02084071', 'subtree'],
      ['n02084071', 'own'],
      ['n00007846', 'subtree'],
    ] as const) {
      const { stated, sent, status } = await lengths(listed, `/synset/${id}/lists/${scope}/${file}`, {
        id,
        scope,
        file,
      });
      expect([status, stated, sent > 0]).toEqual([200, sent, true]);
    }
  }));

it.each(PARTS)('a list of a comparison, %s, states its length', async (part) => {
  const file = `${part}.tsv`;
  const { stated, sent, status } = await lengths(
    compared,
    `/compare/lists/${file}?a=fall2011&b=classes.in1k&at=n02083346`,
    { file },
  );
  expect([status, stated]).toEqual([200, sent]);
});
