import { describe, expect, it, test } from 'vitest';
import { openApiDocument } from '../../src/api/v1/openapi.ts';
import type { ApiParts } from '../../src/api/v1/request.ts';
import { answerApi } from '../../src/api/v1/router.ts';
import { decodeClassSet } from '../../src/format/class-set/class-code.ts';
import { parseMembers } from '../../src/format/class-set/member-text.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';
import { type OpenApi, OpenApiChecker } from './openapi-document.ts';

const ORIGIN = 'https://canopy.example';
const parts: ApiParts = {
  catalogue,
  holdingsOf: () => Promise.resolve({}),
  searcher: () => catalogue.searcher,
  origin: ORIGIN,
};
const checker = new OpenApiChecker(openApiDocument('1.0.0', ORIGIN) as OpenApi);

async function ask(address: string): Promise<{ status: number; value: Record<string, unknown> }> {
  const [path = '', query] = address.split('?');
  const response = await answerApi(path, new URLSearchParams(query), parts);
  const value = (await response.json()) as Record<string, unknown>;
  checker.expectAnswer(path, response.status, value);
  return { status: response.status, value };
}

async function lines(address: string): Promise<Record<string, unknown>[]> {
  const text = await (await answerApi(address, new URLSearchParams(), parts)).text();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('class sets', () => {
  it('are listed, and one is described with its files', async () => {
    const { value } = await ask('/class-sets');
    expect(value['total']).toBe(catalogue.publishedSets.length);
    expect((await ask('/class-sets/living17')).value).toMatchObject({
      name: 'living17',
      classes: 17,
      overlaps: 0,
      images: 85_743,
      page: `${ORIGIN}/sets/living17`,
      files: expect.arrayContaining([
        {
          name: 'class_to_idx.json',
          readBy: 'torchvision ImageFolder',
          url: `${ORIGIN}/sets/living17/class_to_idx.json`,
        },
      ]) as unknown,
    });
  });

  it('give their classes, their synsets with images and their overlaps', async () => {
    const [first] = (await ask('/class-sets/cifar10/classes?limit=1')).value['items'] as object[];
    expect(first).toMatchObject({ index: 0, name: 'airplane' });
    expect((await ask('/class-sets/cifar10/overlaps')).value['items']).toEqual([
      { a: { index: 1, name: expect.any(String) as string }, b: { index: 9, name: 'truck' }, synsets: 1 },
    ]);
    const synsets = await lines('/class-sets/living17/synsets.jsonl');
    expect(synsets).toHaveLength(68);
    expect(synsets[0]).toMatchObject({ index: 0, name: 'salamander' });
  });

  it.each(['/class-sets/none', '/class-sets/none/classes', '/class-sets/!', '/class-sets/living17/none'])(
    '%s is refused in the one shape',
    async (address) => expect((await ask(address)).status).toBe(404),
  );
});

test.each(catalogue.publishedSets)('$name comes back whole from the API, by its name and by its code', async (list) => {
  const { value } = await ask(`/class-sets/${list.name}`);
  const code = value['code'] as string;
  expect(decodeClassSet(catalogue.taxonomy, code)).toEqual({ ...list.set, title: undefined });
  const named = await lines(`/class-sets/${list.name}/classes.jsonl`);
  expect(named.map(({ members }) => parseMembers(catalogue.taxonomy, members as string))).toEqual(
    list.set.classes.map(({ includes, excludes }) => ({ includes, excludes })),
  );
  expect((await ask(`/class-sets/${code}`)).value['fingerprint']).toBe(value['fingerprint']);
});

describe('labels', () => {
  it('lead back to the synset from every published set, from a superclass to the synset above its classes', async () => {
    expect((await ask('/labels/in1k/207')).value).toMatchObject({ name: 'golden_retriever.n.01' });
    expect((await ask('/labels/living17/8')).value).toMatchObject({ wnid: 'n02084071' });
    expect(catalogue.nodeOfLabel('living17', 17)).toBeUndefined();
    expect(catalogue.nodeOfLabel('none', 0)).toBeUndefined();
  });

  it('name the superclass of a synset', async () => {
    const { value } = await ask(`/synsets/${catalogue.taxonomy.wnid(at('n02086079'))}`);
    expect(value['labels']).toEqual(
      expect.arrayContaining([
        { classList: 'in1k', index: 154 },
        { classList: 'living17', index: 8 },
      ]),
    );
  });
});
