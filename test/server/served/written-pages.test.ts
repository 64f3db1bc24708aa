import path from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_FOLDERS } from '../../../scripts/pipeline/builds/ensure-data.ts';
import { lastSite } from '../../../scripts/site.ts';
import { openSite } from '../../../src/server/site.ts';
import { jsonUrl, synsetUrl, TABS, type UrlState } from '../../../src/view/urls.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';

const ORIGIN = 'http://127.0.0.1:4321';
const STATES: readonly UrlState[] = [{}, { tree: 'wordnet' }, { dataset: 'emoji' }];

const site = await (
  await openSite((await lastSite(path.resolve(import.meta.dirname, '../../../built/site')))!, {
    data: DEFAULT_FOLDERS.out,
    origin: () => ORIGIN,
  })
).open();

/** Returns what {@link site} answers at an address, and what Astro renders there. */
async function both(target: string): Promise<readonly [unknown, unknown]> {
  const response = await site.render(new Request(ORIGIN + target));
  const { headers, status } = response;
  const own = [
    ['Location', headers.get('location')],
    ['Content-Security-Policy', headers.get('content-security-policy')],
  ].flatMap(([name, value]) => (value === null ? [] : [name, value]));
  const type = headers.get('content-type') ?? undefined;
  const rendered = { status, type, text: await response.text(), headers: own };
  const written = await site.answer(ORIGIN + target);
  if (written instanceof Response) throw new Error(`Expected a page at ${target}, came a file.`);
  return [
    { ...rendered, ...written, kind: undefined },
    { ...rendered, kind: undefined },
  ];
}

it('writes every tab of two hundred synsets, and its twin, as Astro renders it', async () => {
  const { taxonomy } = catalogue;
  // A step of a prime scatters them over the file the same way each time; some kinds of page are made sure of.
  const nodes = [
    at('n02084071'),
    at('n00007846'),
    at('n00001740'),
    ...Array.from(
      { length: 197 },
      (_, i) => taxonomy.columns.wnidOrder[(i * 15_485_863 + 7) % taxonomy.size]! as ReturnType<typeof at>,
    ),
  ];
  const targets = nodes
    .flatMap((node, i) => TABS.map((tab) => synsetUrl(taxonomy.wnid(node), STATES[i % STATES.length], tab)))
    .flatMap((page) => [page, jsonUrl(page)]);
  const different: string[] = [];
  for (const target of targets) {
    const [written, whole] = await both(target);
    if (JSON.stringify(written) !== JSON.stringify(whole)) different.push(target);
  }
  expect(different).toEqual([]);
});

it.each([
  '/',
  '/?dataset=emoji',
  '/index.json',
  '/synset/n02084071?area=synsets&colour=images',
  '/synset/n02084071?all=1',
  '/synset/n02084071/images?dataset=emoji&scope=subtree&page=2',
  '/synset/n00007846/images?dataset=emoji&sensitive=shown',
  '/synset/n02084071/images/view?dataset=emoji&image=n02084071_1',
  '/synset/fa11misc',
  '/synset/fa11misc.json',
  '/search?q=husky',
  '/compare?a=fall2011&b=classes.in1k',
  '/explore',
  '/stats?from=1&to=2',
  '/datasets',
  '/exports/datasets/fall2011',
  '/about',
  '/api',
  '/plain-files',
  '/tree/n02084071',
])('writes %s as Astro does', async (target) => {
  const [written, whole] = await both(target);
  expect(written).toEqual(whole);
  expect(written).toMatchObject({ status: 200 });
});

it.each([
  ['/synset/n99999999', 404],
  ['/synset/n99999999.json', 404],
  ['/tree/n99999999', 404],
  ['/compare?a=nothing', 404],
  ['/nothing', 404],
  ['/synset/fall11', 301],
  ['/synset?wnid=n02084071', 200],
  ['/explore?wnid=n02084071', 301],
  ['/search?q=n02084071', 302],
])('writes %s with status %i, as Astro does', async (target, status) => {
  const [written, whole] = await both(target);
  expect(written).toEqual(whole);
  expect(written).toMatchObject({ status });
});

it.each([
  ['/suggest.json?q=hus', 200],
  ['/synset/n02084071/lists/own/wnids.txt', 200],
  ['/api/text/none', 404],
  ['/download/synset', 302],
])('answers %s by a response of status %i, as Astro does', async (target, status) => {
  const parts = async (response: Response): Promise<unknown> => [
    response.status,
    [...response.headers],
    await response.text(),
  ];
  const answer = await site.answer(ORIGIN + target);
  if (!(answer instanceof Response)) throw new Error(`Expected a file at ${target}, came a page.`);
  expect(await parts(answer)).toEqual(await parts(await site.render(new Request(ORIGIN + target))));
  expect(answer.status).toBe(status);
});
