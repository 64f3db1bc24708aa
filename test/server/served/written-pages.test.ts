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

async function both(target: string): Promise<readonly [unknown, unknown]> {
  const response = await site.render(new Request(ORIGIN + target));
  const rendered = { type: response.headers.get('content-type'), text: await response.text() };
  return [await site.write(ORIGIN + target), response.status === 200 ? rendered : undefined];
}

it('writes every tab of two hundred synsets, and its twin, as Astro renders it', { timeout: 300_000 }, async () => {
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
  '/synset/n02084071?area=synsets&colour=images&levels=3',
  '/synset/n02084071?all=1',
  '/synset/n02084071/images?dataset=emoji&scope=subtree&page=2',
  '/synset/n00007846/images?dataset=emoji&sensitive=shown',
])('writes %s as Astro does', async (target) => {
  const [written, whole] = await both(target);
  expect(written).toEqual(whole);
});

it.each([
  '/',
  '/synset/n99999999',
  '/synset/n99999999.json',
  '/synset/n02084071/',
  '/synset/fa11misc',
  '/synset/fa11misc.json',
  '/synset/fall11',
  '/synset/n02084071/images/view',
])('leaves %s to Astro', async (target) => {
  expect(await site.write(ORIGIN + target)).toBeUndefined();
});
