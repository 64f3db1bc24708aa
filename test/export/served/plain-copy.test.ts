import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseData } from '../../../scripts/export/choose-data.ts';
import { WHOLE_COPY } from '../../../scripts/export/copy.ts';
import { exportSite } from '../../../scripts/export/export-site.ts';
import { DEFAULT_FOLDERS } from '../../../scripts/pipeline/builds/ensure-data.ts';
import { lastSite } from '../../../scripts/site.ts';
import { parseWnid } from '../../../src/domain/wordnet/wnid.ts';
import { suggestedOptions } from '../../../src/islands/search/list.ts';
import type { Suggestions } from '../../../src/view/search/suggestions.ts';
import { testJourneys } from '../../browser/journeys.ts';
import { goTo, loadBy, type OpenPage, openPage as openAt } from '../../browser/reader.ts';
import type { Window } from '../../browser/chromium.ts';
import { type ServedData, serveData } from '../../fixtures/serve-data.ts';
import { readJudgements } from '../../search/judgements.ts';
import { type ServedCopy, serveCopy } from '../serve-copy.ts';

/** The data of the copy, and of the server that it is compared with: suggestions say how many datasets hold a synset. */
const CHOSEN = { datasets: ['fall2011', 'emoji', 'wikimedia-commons'], classSets: ['in1k', 'living17'] };

/** What the copy has of them: canines and geological formations, with all that lies above them. */
const SUBTREES = ['n02083346', 'n09287968'];

let temporary = '';
let server: ServedData;
let copy: ServedCopy;

beforeAll(async () => {
  temporary = await mkdtemp(path.join(tmpdir(), 'canopy-copy-'));
  const folder = path.join(temporary, 'site');
  const data = await chooseData(DEFAULT_FOLDERS.out, CHOSEN, path.join(temporary, 'data'));
  server = await serveData(data);
  await exportSite({
    siteFolder: (await lastSite(path.resolve(import.meta.dirname, '../../../built/site')))!,
    data,
    folder,
    force: false,
    workers: availableParallelism(),
    onProgress: () => undefined,
    origin: server.address,
    choice: { ...WHOLE_COPY, subtrees: SUBTREES.map((text) => parseWnid(text)!) },
  });
  copy = await serveCopy(folder, path.join(temporary, 'nginx'));
});

afterAll(async () => {
  await Promise.all([copy.stop(), server.stop()]);
  await rm(temporary, { recursive: true, force: true });
});

function openPage(address: string, window: Window = {}): Promise<OpenPage> {
  return openAt(address, window, copy.address);
}

const GERMAN_WORDS = 'Hund,Hun,Hunde,Schmetterling,schmett,Straßenbahn,Strassenbahn,Gift,Rad,bald,Katze,Kat'.split(',');

/** Returns queries of every kind, judged elsewhere, with emoji and German words. */
async function queriesOfEveryKind(): Promise<{ query: string; kind: string }[]> {
  const judged = await Promise.all((['judgements', 'labels', 'descriptions'] as const).map(readJudgements));
  const kinds = Map.groupBy(judged.flat(), ({ kind }) => kind);
  const others = Object.entries({
    emoji: ['🐕', '👩🏽‍🚀', '🇩🇪', '❤️', '☂️', '🐕🐈', '5️⃣', '⏯️'],
    German: GERMAN_WORDS,
    restricted: ['in:dog images:>500', 'terrier in:animal', 'leaf', 'depth:<=3'],
  }).flatMap(([kind, queries]) => queries.map((query) => ({ query, kind })));
  return [...[...kinds.values()].flatMap((queries) => queries.slice(0, 24)), ...others];
}

/** Types a text into a page's box at once, and returns its options once they are for this text. */
async function suggested(page: Page, text: string): Promise<string[]> {
  const box = page.locator('search-box').first();
  await box.locator('[role=status]').evaluate((status) => (status.textContent = ''));
  await box.locator('input[name=q]').fill('');
  await box.locator('input[name=q]').fill(text);
  // Nothing is listed where nothing is found: the number is announced.
  const all = box.locator('li:last-child').filter({ hasText: `“${text.trim()}”` });
  const none = box.locator('[role=status]').filter({ hasText: 'No suggestions' });
  await all.or(none).first().waitFor({ state: 'attached' });
  return box.getByRole('option').allTextContents();
}

/** The texts of pieces of mark-up; it runs in a browser. */
function textsOf(pieces: readonly string[]): string[] {
  return pieces.map((piece) => new DOMParser().parseFromString(piece, 'text/html').body.textContent);
}

/** Follows an address as a link of the page would, with what the page has fetched. */
async function goOn(page: Page, address: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
  }, address);
}

describe('published class sets', () => {
  it('are listed, sorted and downloaded', async () => {
    const { page, complaints } = await openPage('/');
    await page.getByRole('link', { name: 'Class sets' }).first().click();
    await page.getByRole('link', { name: 'BREEDS living17', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'BREEDS living17' }).waitFor();
    await page.getByRole('table').getByRole('link', { name: 'Images', exact: true }).click();
    await page.waitForURL('**/sets/living17/sort=images#classes');
    const href = await page.getByRole('link', { name: 'class_to_idx.json' }).getAttribute('href');
    const response = await fetch(copy.address + href!);
    expect(await response.json()).toMatchObject({ salamander: 0, monkey: 16 });
    expect(complaints.filter((text) => !/status of 404 .*\/synset\/n\d{8}\)$/.test(text))).toEqual([]);
  });

  it('have a Croissant description of the table on the copy', async () => {
    const response = await fetch(`${copy.address}/sets/in1k/croissant.json`);
    const { distribution } = (await response.json()) as { distribution: { contentUrl: string; contentSize: string }[] };
    const table = await fetch(copy.address + new URL(distribution[0]!.contentUrl).pathname);
    expect(`${String((await table.bytes()).length)} B`).toBe(distribution[0]!.contentSize);
  });
});

testJourneys(openPage);

it('leads to husky by search, and its list is the one that the server gives', async () => {
  const husky = 'n02110185';
  const { page, strangers, complaints } = await openPage('/');
  await page.keyboard.press('/');
  await page.keyboard.type('siberian husky');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/synset/${husky}**`);
  await page.getByRole('link', { name: 'Downloads' }).click();
  await page.waitForURL('**/downloads');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Counts as json' }).last().click(),
  ]);
  const served = await fetch(`${server.address}/synset/${husky}/lists/subtree/counts.json`);
  expect(await readFile(await download.path(), 'utf8')).toBe(await served.text());
  expect([strangers, complaints]).toEqual([[], []]);
});

describe('without scripts', () => {
  it('switches the dataset, pages through images and opens one', async () => {
    const { page } = await openPage('/synset/n00015388', { javaScript: false });
    await page.locator('.dataset-switch > summary').click();
    await loadBy(page, page.locator('.dataset-switch a', { hasText: 'Emoji' }));
    await loadBy(page, page.locator('.tabs a', { hasText: 'Images' }));
    await loadBy(page, page.getByRole('link', { name: 'Next' }));
    expect(new URL(page.url()).pathname).toBe('/synset/n00015388/images/dataset=emoji,page=2');
    expect(await page.locator('.gallery img').count()).toBe(48);
    const { page: dog } = await openPage('/synset/n02084071/images/dataset=emoji', { javaScript: false });
    await loadBy(dog, dog.locator('.gallery a').first());
    expect(await dog.locator('dialog[open] img').getAttribute('src')).toMatch(/^\/pictures\/emoji\/view\//);
    await loadBy(dog, dog.getByRole('link', { name: 'Next' }));
    await loadBy(dog, dog.getByRole('link', { name: 'Close' }));
    expect(new URL(dog.url()).pathname).toBe('/synset/n02084071/images/dataset=emoji');
  });

  it('shows what is not there by a page of its own', async () => {
    const { response, page } = await openPage('/synset/n99999999', { javaScript: false });
    expect(response.status()).toBe(404);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Page not found');
  });
});

describe('with scripts', () => {
  it('leaves out the buttons and tabs of what only a server does, and says in texts that it is not there', async () => {
    const { page } = await openPage('/synset/n02084071');
    expect(await page.locator('.tabs li:visible').allTextContents()).toEqual(
      expect.arrayContaining(['Map', 'Downloads', 'Compare']),
    );
    for (const name of ['Add to your set', 'Path to …', 'Roll up'])
      expect(await page.getByRole('link', { name }).isVisible(), name).toBe(false);
    const { page: leaf } = await openPage('/synset/n02111277');
    const path = leaf.getByRole('link', { name: 'Path to another synset (not in this copy)' });
    await path.click();
    await leaf.getByRole('heading', { name: 'What a static copy lacks' }).waitFor();
  });

  it('shows photographs of another host after a click that names it, and asks nobody before', async () => {
    const host = 'upload.wikimedia.org';
    const { page, strangers, complaints } = await openPage('/synset/n02106662');
    const asked: string[] = [];
    const body = await sharp({ create: { width: 33, height: 22, channels: 3, background: '#7a5' } })
      .jpeg()
      .toBuffer();
    await page.route(`https://${host}/**`, async (route) => {
      asked.push(route.request().url());
      await route.fulfill({ contentType: 'image/jpeg', headers: { 'access-control-allow-origin': '*' }, body });
    });
    expect([strangers, asked]).toEqual([[], []]);
    const control = page.getByRole('button', { name: `Show photographs from ${host}` }).first();
    await control.click();
    await expect.poll(() => page.locator('.leaf-picture img').getAttribute('src')).toContain(`https://${host}/`);

    await goTo(page, '/synset/n02084071/images/dataset=wikimedia-commons,scope=subtree');
    await expect
      .poll(() =>
        page
          .locator('.gallery img')
          .evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length),
      )
      .toBeGreaterThan(4);
    expect(complaints).toEqual([]);
  });

  it('opens images in the lightbox', async () => {
    const { page, complaints } = await openPage('/synset/n02084071/images/dataset=emoji');
    await page.locator('.gallery a').first().click();
    await page.locator('dialog[open] img').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^2 of/).waitFor();
    await page.keyboard.press('Escape');
    // The way back through the history takes a moment.
    await page.waitForURL('**/synset/n02084071/images/dataset=emoji');
    expect(complaints).toEqual([]);
  });

  it('searches definitions, narrows, and shows what the server shows', async () => {
    const { page, complaints } = await openPage('/search?q=a+dog+that+pulls+sleds');
    await page.getByRole('complementary', { name: 'Narrow the search' }).waitFor();
    const served = (await (await fetch(`${server.address}/search.json?q=a+dog+that+pulls+sleds`)).json()) as {
      total: number;
      results: { wnid: string; words: string }[];
    };
    expect(served.results.length).toBeGreaterThan(0);
    expect(await page.locator('.search-results li .code').allTextContents()).toEqual(
      served.results.map(({ wnid }) => wnid),
    );
    expect(await page.locator('.search-results h2').allTextContents()).toEqual(
      served.results.map(({ words }) => words),
    );
    await goOn(page, '/search?q=n02084071');
    await page.waitForURL('**/synset/n02084071');
    expect(complaints).toEqual([]);
  });

  it('suggests what the server suggests, for queries of every kind', async () => {
    const queries = await queriesOfEveryKind();
    expect(queries.length).toBeGreaterThan(300);
    const chosen = GERMAN_WORDS.map((query) => ({ query, kind: 'German' }));
    for (const [address, asked] of [
      ['/search?q=dog', queries],
      ['/search?q=Hund&lang=de', chosen],
    ] as const) {
      const { page, complaints } = await openPage(address);
      // Definitions are shown once the whole data have come.
      await expect.poll(async () => (await suggested(page, 'dog'))[0]).toContain('domesticated');
      const { searchParams } = new URL(address, copy.address);
      for (const { query, kind } of asked) {
        searchParams.set('q', query);
        const answer = await fetch(`${server.address}/suggest.json?${searchParams.toString()}`);
        const items = suggestedOptions((await answer.json()) as Suggestions).map(({ item }) => item.text);
        const served = await page.evaluate(textsOf, items.slice(0, 5));
        expect((await suggested(page, query)).slice(0, 5), `${kind} ${query}`).toEqual(served);
      }
      expect(complaints).toEqual([]);
    }
  });

  it('finds what the server finds, for queries of every kind', async () => {
    const all = await queriesOfEveryKind();
    const firsts = [...Map.groupBy(all, ({ kind }) => kind).values()].map(([first]) => first!.query);
    const { page } = await openPage('/search?q=dog');
    for (const address of [
      ...firsts.map((query) => `q=${encodeURIComponent(query)}`),
      'q=Hund&lang=de',
      'q=Gift&lang=de',
    ]) {
      const served = (await (await fetch(`${server.address}/search.json?${address}`)).json()) as {
        results: { wnid: string }[];
        identified?: string;
      };
      await goOn(page, `/search?${address}`);
      if (served.identified !== undefined) {
        await page.waitForURL(`**${served.identified}`);
        continue;
      }
      await page.waitForURL((url) => url.search === `?${address}`);
      await page.locator('search-results > [role=status].hidden-visually').waitFor({ state: 'attached' });
      const found = await page.locator('.search-results > ol .code').allTextContents();
      expect(found, address).toEqual(served.results.map(({ wnid }) => wnid));
    }
  });

  it('opens the explorer at a place, finds in it, and leads to pages', async () => {
    const { page, complaints } = await openPage('/explore?at=n02084071&layout=icicle');
    await page.locator('explore-map[data-state=ready]').waitFor();
    await page.locator('.map-path').getByText('dog', { exact: true }).waitFor();
    expect(await page.locator('select[name=layout]').inputValue()).toBe('icicle');
    await page.locator('.map-find input').fill('terrier');
    await page.keyboard.press('Enter');
    await page.getByText(/^Match 1 of/).waitFor();
    await page.locator('.map-page:visible').waitFor();
    expect(complaints).toEqual([]);
  });

  it('lets the switch of datasets in the explorer lead to a page of its own', async () => {
    const { page, complaints } = await openPage('/explore');
    await page.locator('.dataset-switch > summary').click();
    await page.locator('.dataset-switch a', { hasText: 'Emoji' }).click();
    await page.waitForURL('**/explore/dataset=emoji');
    await page.locator('explore-map[data-state=ready]').waitFor();
    expect(complaints).toEqual([]);
  });
});
