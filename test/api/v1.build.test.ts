import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/api/v1/openapi.ts';
import type { ApiParts } from '../../src/api/v1/request.ts';
import { answerApi } from '../../src/api/v1/router.ts';
import { nodesOf } from '../../src/domain/taxonomy/descendants.ts';
import { nodeIndex, type NodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';
import { mini, release } from './fake-release.ts';
import { type OpenApi, OpenApiChecker } from './openapi-document.ts';
import { lowestCommonHypernyms } from '../../src/domain/taxonomy/shortest-paths.ts';

const ORIGIN = 'https://canopy.example';
const parts: ApiParts = {
  catalogue,
  holdingsOf: () => Promise.resolve({}),
  searcher: () => catalogue.searcher,
  origin: ORIGIN,
};
const miniParts: ApiParts = {
  catalogue: mini,
  holdingsOf: () => Promise.resolve(release.holdings),
  searcher: () => mini.searcher,
  origin: ORIGIN,
};

const document = openApiDocument('1.0.0', ORIGIN) as OpenApi;
const checker = new OpenApiChecker(document);

/** Asks, and holds the answer against the document. */
async function ask(
  address: string,
  from: ApiParts = parts,
): Promise<{ status: number; value: Record<string, unknown> }> {
  const [path = '', query] = address.split('?');
  const response = await answerApi(path, new URLSearchParams(query), from);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const value = (await response.json()) as Record<string, unknown>;
  checker.expectAnswer(path, response.status, value);
  return { status: response.status, value };
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate({ ...document });
    expect(result.valid ? [] : result.errors).toEqual([]);
    expect(document.openapi).toBe('3.1.0');
  });

  it('names each operation once and declares every part of its path', () => {
    const ids = Object.values(document.paths).map(({ get }) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, { get }] of Object.entries(document.paths)) {
      const declared = get.parameters
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name)
        .sort();
      expect(declared).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    }
  });

  it('refuses answers that are not as it says', () => {
    expect(checker.validator('#/components/schemas/Failure')({ error: { status: 200, message: 'fine' } })).toBe(false);
    expect(checker.validator('#/components/schemas/Synset')({})).toBe(false);
    expect(checker.validator('#/components/schemas/ImageUrlPage')({ total: 0, items: [], next: null, more: 1 })).toBe(
      false,
    );
  });
});

describe('answers', () => {
  it('about dog hold what is known of it', async () => {
    expect((await ask('/synsets/n02084071')).value).toMatchObject({
      wnid: 'n02084071',
      name: 'dog.n.01',
      words: ['dog', 'domestic dog', 'Canis familiaris'],
      images: { own: 1603 },
      hypernyms: 2,
      hyponyms: 18,
      instance: false,
      wordnet31: 'n02086723',
      lexicographerFile: 'noun.animal',
      dataset: 'fall2011',
      page: `${ORIGIN}/synset/n02084071`,
    });
    expect((await ask('/synsets/n09287968')).value).toMatchObject({
      subtreeSynsets: 176,
      synsetsBelow: 175,
      images: { own: 1808, subtree: 126_567 },
    });
  });

  it('about any synset are as the document says', async () => {
    const { taxonomy } = catalogue;
    const nodes = fc.sample(fc.integer({ min: 0, max: taxonomy.size - 1 }), 150);
    for (const node of nodes) {
      const wnid = taxonomy.wnid(nodeIndex(node));
      for (const rest of ['', '/hyponyms', '/hypernyms', '/paths', '/subtree', '/images', '/urls']) {
        expect((await ask(`/synsets/${wnid}${rest}?limit=20`)).status).toBe(200);
      }
    }
  });

  it('tell instances from hyponyms', async () => {
    const { value } = await ask(`/synsets/${miniWnid('planet')}/hyponyms`, miniParts);
    expect(value['items']).toMatchObject([
      { wnid: miniWnid('earth'), instance: true },
      { wnid: miniWnid('mars'), instance: true },
    ]);
    expect((await ask(`/synsets/${miniWnid('earth')}/hypernyms`, miniParts)).value['items']).toMatchObject([
      { wnid: miniWnid('planet'), instance: true },
    ]);
    expect((await ask(`/synsets/${miniWnid('dog')}/hypernyms`, miniParts)).value['items']).toMatchObject([
      { wnid: miniWnid('animal'), instance: false },
      { wnid: miniWnid('pet'), instance: false },
    ]);
  });

  it('give every path, root first', async () => {
    const { value } = await ask(`/synsets/${miniWnid('dog')}/paths`, miniParts);
    const names = (value['paths'] as { name: string }[][]).map((path) => path.map(({ name }) => name.split('.')[0]));
    expect(names).toEqual([
      ['entity', 'animal', 'dog'],
      ['entity', 'animal', 'pet', 'dog'],
    ]);
  });

  it('give the addresses and files that a dataset holds', async () => {
    const { value } = await ask(`/synsets/${miniWnid('dog')}/urls?limit=2`, miniParts);
    expect(value).toMatchObject({
      total: 3,
      items: [{ image: `${miniWnid('dog')}_12` }, { url: 'http://example.org/caf%C3%A9%20dog.jpg?a=1&b=2' }],
    });
    expect((await ask(`/synsets/${miniWnid('dog')}/images`, miniParts)).value['items']).toEqual([
      { image: `${miniWnid('dog')}_3`, file: `${miniWnid('dog')}_3.JPEG`, bytes: 2500 },
      { image: `${miniWnid('dog')}_12`, file: `${miniWnid('dog')}_12.png`, bytes: 512 },
    ]);
  });

  it('to a search begin with the likeliest', async () => {
    const { value } = await ask('/search?q=dog&limit=3');
    expect(value['items']).toMatchObject([{ wnid: 'n02084071', lemma: 'dog' }, {}, {}]);
    expect((await ask('/search?q=zzxqv+wwkk')).value).toEqual({ total: 0, items: [], next: null });
  });

  it('name the class of an index', async () => {
    expect((await ask('/labels/in1k/207')).value).toMatchObject({
      classList: 'in1k',
      index: 207,
      name: 'golden_retriever.n.01',
    });
    expect((await ask('/labels/in1k/999')).value).toMatchObject({ wnid: 'n15075141' });
  });

  it('list the datasets with their totals', async () => {
    const { value } = await ask('/datasets');
    expect(value['items']).toContainEqual(
      expect.objectContaining({ name: 'fall2011', images: 14_197_122, synsetsWithImages: 21_841, synsets: 32_325 }),
    );
  });
});

describe('refusals', () => {
  it.each([
    ['/synsets/n99999999', 404],
    ['/synsets/dog/urls', 404],
    ['/synsets//paths', 404],
    ['/nothing', 404],
    ['/', 404],
    ['', 404],
    ['/synsets/n02084071?dataset=none', 404],
    ['/synsets/n02084071.jsonl', 404],
    ['/search.jsonl?q=dog', 404],
    ['/search', 400],
    ['/search?q=%20', 400],
    ['/search?q=dog&limit=0', 400],
    ['/search?q=dog&limit=1001', 400],
    ['/search?q=dog&limit=x', 400],
    ['/search?q=dog&cursor=%00', 400],
    ['/search?q=dog&cursor=LTE', 400],
    ['/search?q=dog&cursor=MS41', 400],
    ['/lowest-common-hypernym?a=n02084071', 400],
    ['/lowest-common-hypernym?a=n02084071&b=cat', 404],
    ['/labels/in1k/1000', 404],
    ['/labels/in1k/-1', 404],
    ['/labels/in1k/1.0', 404],
    ['/labels/none/0', 404],
    ['/labels/__proto__/0', 404],
  ])('%s is answered %i in the one shape', async (address, status) => expect((await ask(address)).status).toBe(status));
});

describe('cursors', () => {
  it('lead through a whole list, each item once', async () => {
    const wnids: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 1000; pages++) {
      const { value } = await ask(`/synsets/n02084071/subtree?limit=7${cursor}`);
      wnids.push(...(value['items'] as { wnid: string }[]).map(({ wnid }) => wnid));
      if (value['next'] === null) break;
      cursor = `&cursor=${encodeURIComponent(value['next'] as string)}`;
    }
    const { taxonomy } = catalogue;
    const expected = [...nodesOf(taxonomy.descendants(at('n02084071')), taxonomy.columns.level)].map((node) =>
      taxonomy.wnid(node),
    );
    expect(wnids).toEqual(expected);
  });

  it('past the end find nothing', async () => {
    const cursor = Buffer.from('100000').toString('base64url');
    expect((await ask(`/synsets/n02084071/subtree?cursor=${cursor}`)).value).toMatchObject({ items: [], next: null });
  });
});

describe('lines', () => {
  it('hold named instances on request alone', async () => {
    const listed = async (query: string): Promise<string[]> => {
      const { value } = await ask(`/synsets/n09472597/subtree${query}`);
      return (value['items'] as { wnid: string }[]).map(({ wnid }) => wnid);
    };
    expect(await listed('')).toEqual(['n09472597']);
    expect(await listed('?instances=false')).toEqual(['n09472597']);
    const all = await listed('?instances=true');
    expect(all).toHaveLength(28);
    expect(all[0]).toBe('n09472597');
    expect(all).toContain('n09175016');
    expect((await ask('/synsets/n09472597/subtree?instances=yes')).status).toBe(400);
  });

  it('are the items of the list, one a line', async () => {
    const response = await answerApi('/synsets/n02084071/subtree.jsonl', new URLSearchParams(), parts);
    expect(response.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const lines = (await response.text()).split('\n');
    expect(lines.pop()).toBe('');
    const { value } = await ask('/synsets/n02084071/subtree?limit=1000');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(value['items']);
    for (const line of lines) checker.expectValid('#/components/schemas/SynsetReference', JSON.parse(line));
  });

  it('of an empty list are none', async () =>
    expect(await (await answerApi('/synsets/n02084071/urls.jsonl', new URLSearchParams(), parts)).text()).toBe(''));

  it('stream the whole of WordNet', async () => {
    const response = await answerApi('/synsets/n00001740/subtree.jsonl', new URLSearchParams(), parts);
    let lines = 0;
    for await (const chunk of response.body!) for (const byte of chunk) if (byte === 10) lines++;
    expect(lines).toBe(catalogue.taxonomy.columns.synsetsBelow[0]! + 1);
  });
});

describe('the lowest common hypernym', () => {
  it('is that of NLTK', async () => {
    const common = async (a: string, b: string): Promise<unknown> =>
      ((await ask(`/lowest-common-hypernym?a=${a}&b=${b}`)).value['hypernyms'] as { name: string }[]).map(
        ({ name }) => name,
      );
    expect(await common('n02084071', 'n02121620')).toEqual(['carnivore.n.01']); // dog and cat
    expect(await common('n02084071', 'n02083346')).toEqual(['canine.n.02']); // dog, and what it is a kind of
    expect(await common('n00001740', 'n02084071')).toEqual(['entity.n.01']);
  });

  it('is what comparing every pair of paths finds', () => {
    const { taxonomy } = catalogue;
    const anyNode = fc.integer({ min: 0, max: taxonomy.size - 1 }).map(nodeIndex);
    fc.assert(
      fc.property(anyNode, anyNode, (a, b) => {
        const above = (node: NodeIndex): Set<NodeIndex> => new Set(taxonomy.paths(node).flat());
        const common = [...above(a)].filter((node) => above(b).has(node));
        const depth = (node: NodeIndex): number => Math.max(...taxonomy.paths(node).map((path) => path.length - 1));
        const deepest = Math.max(...common.map(depth));
        const expected = common.filter((node) => depth(node) === deepest);
        expect(new Set(lowestCommonHypernyms(taxonomy, a, b))).toEqual(new Set(expected));
      }),
      { numRuns: 100 },
    );
  });
});
