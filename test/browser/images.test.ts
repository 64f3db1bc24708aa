import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { currentBuild } from '../../scripts/pipeline/builds/current-build.ts';
import { DEFAULT_FOLDERS } from '../../scripts/pipeline/builds/ensure-data.ts';
import { holds } from '../../src/domain/taxonomy/descendants.ts';
import { parsePictures } from '../../src/format/pictures/picture-list.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';
import { axeViolations } from './axe.ts';
import { goTo, layoutShifts, loadBy, openPage, overflow, settled } from './reader.ts';

const DOG = '/synset/n02084071/images?dataset=emoji';
const ANIMALS = '/synset/n00015388/images?dataset=emoji';
const PERSON = '/synset/n00007846/images?dataset=emoji';

const tiles = (page: Page): Promise<string[]> =>
  page.locator('.gallery > li').evaluateAll((items) => items.map((item) => item.id));
const isModal = (page: Page): Promise<boolean> => page.locator('dialog:modal').isVisible();

describe('the images of a synset', () => {
  it('are loaded, each in its box, with class and position as text, and with author and licence', async () => {
    const { page, strangers, complaints } = await openPage(DOG);
    expect(await tiles(page)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `n02084071_${String(n)}`));
    const images = page.locator('.gallery img');
    expect(await images.first().getAttribute('alt')).toBe('dog, image 1 of 6');
    await expect
      .poll(() =>
        images.evaluateAll((all) => all.filter((image) => (image as HTMLImageElement).naturalWidth === 0).length),
      )
      .toBe(0);
    expect(await page.locator('.gallery li').first().textContent()).toMatch(/Sofie Ascherl.*CC BY-SA 4\.0/);
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await layoutShifts(page)).toEqual([]);
  });

  it('go on from page to page by real links, 48 a page, each image once', async () => {
    const { page } = await openPage(ANIMALS, { javaScript: false });
    const seen: string[] = [];
    for (;;) {
      const ids = await tiles(page);
      seen.push(...ids);
      const next = page.locator('.gallery-pages [rel=next]');
      if ((await next.count()) === 0) break;
      expect(ids).toHaveLength(48);
      await loadBy(page, next);
    }
    const dataset = catalogue.datasets.find(({ name }) => name === 'emoji')!;
    expect(seen.length).toBe(dataset.subtreeImages(at('n00015388')));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('take in the descendants on request', async () => {
    const { page } = await openPage(DOG);
    await page.getByRole('link', { name: /Images in the subtree/ }).click();
    await page.waitForURL(/scope=subtree/);
    expect((await tiles(page)).length).toBe(10);
    expect(await page.locator('.scopes [aria-current]').textContent()).toContain('10');
  });

  it('take in named instances on request, which no subtree holds', async () => {
    const { page } = await openPage('/synset/n09472597/images?dataset=emoji', { javaScript: false });
    expect(await tiles(page)).toEqual(['n09472597_1', 'n09472597_2']);
    await loadBy(page, page.getByRole('link', { name: 'With named instances 4' }));
    expect(page.url()).toContain('scope=all');
    expect(await tiles(page)).toEqual(['n09472597_1', 'n09472597_2', 'n09175016_1', 'n09175016_2']);
  });

  it.each([320, 768, 1440])('fit a window %i px wide', async (width) =>
    expect(await overflow((await openPage(ANIMALS, { width })).page)).toBe(0),
  );
});

describe('the lightbox', () => {
  it('opens by Enter, goes on by arrows, closes by Escape, and keeps the address and the focus', async () => {
    const { page, complaints } = await openPage(DOG);
    await page.locator('#n02084071_2 a').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/image=n02084071_2/);
    expect(await isModal(page)).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/image=n02084071_3/);
    expect(await page.locator('dialog img').getAttribute('alt')).toBe('dog, image 3 of 6');
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/image=n02084071_2/);
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('image'));
    expect(await isModal(page)).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.closest('li')?.id)).toBe('n02084071_2');
    expect(complaints).toEqual([]);
  });

  it('is closed by Back, once, whatever was looked at in it', async () => {
    const { page } = await openPage(DOG);
    const length = await page.evaluate(() => history.length);
    await page.locator('#n02084071_2 a').click();
    await page.waitForURL(/image=n02084071_2/);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/image=n02084071_3/);
    expect(await page.evaluate(() => history.length)).toBe(length + 1);
    const gallery = await page.locator('.gallery').elementHandle();
    await page.goBack();
    await page.waitForFunction(() => document.activeElement?.closest('li')?.id === 'n02084071_3');
    expect(await isModal(page)).toBe(false);
    expect(page.url()).not.toContain('image=');
    // The same page all along: the router has put no other in its place.
    expect(await gallery.evaluate((element) => element.isConnected)).toBe(true);
  });

  it('is closed by Back with the page scrolled as it was, and opens again by Forward', async () => {
    const { page } = await openPage(ANIMALS, { height: 500 });
    const tile = page.locator('.gallery > li').nth(30);
    const id = await tile.getAttribute('id');
    await tile.locator('a').click();
    await page.waitForURL(/image=/);
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(0);
    await page.goBack();
    await page.waitForFunction((last) => document.activeElement?.closest('li')?.id === last, id);
    expect(await page.evaluate(() => scrollY)).toBe(before);
    await page.goForward();
    await page.waitForURL(/image=/);
    await page.locator('dialog:modal').waitFor();
  });

  it('stays at the first and at the last image', async () => {
    const { page } = await openPage(`${DOG}&image=n02084071_6`);
    expect(await isModal(page)).toBe(true);
    await page.keyboard.press('ArrowRight');
    await settled(page);
    expect(page.url()).toContain('image=n02084071_6');
  });

  it('has a link of its own that works without scripts, on and back', async () => {
    const { page } = await openPage(`${DOG}&image=n02084071_3`, { javaScript: false });
    const figure = page.locator('#lightbox');
    expect(await figure.isVisible()).toBe(true);
    for (const name of ['OpenMoji', 'CC BY-SA 4.0', 'openmoji/color/svg/1F415-200D-1F9BA.svg']) {
      expect(await figure.getByRole('link', { name, exact: true }).getAttribute('href')).toMatch(/^https:\/\//);
    }
    await loadBy(page, figure.getByRole('link', { name: 'Next' }));
    expect(page.url()).toContain('image=n02084071_4');
    await loadBy(page, page.getByRole('link', { name: 'Close' }));
    expect(await page.locator('#lightbox').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe objects to in the %s scheme', async (scheme) => {
    const { page } = await openPage(`${DOG}&image=n02084071_3`, { scheme });
    expect(await axeViolations(page)).toEqual([]);
  });
});

describe('images of people', () => {
  it('are hidden with a reason until asked for, and then shown for the session', async () => {
    const { page } = await openPage(PERSON);
    expect(await tiles(page)).toEqual([]);
    expect(await page.locator('.notice').textContent()).toMatch(/36 images of people are hidden\. \w/);
    await page.getByRole('link', { name: 'Show them in this session' }).click();
    await page.waitForURL(/sensitive=shown/);
    expect((await tiles(page)).length).toBe(36);
    // Another synset below person, in the same session.
    await goTo(page, '/synset/n10787470/images?dataset=emoji');
    await page.waitForURL(/n10787470.*sensitive=shown/);
    await settled(page);
    expect((await tiles(page)).length).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Hide them again' }).click();
    await page.waitForURL((url) => !url.searchParams.has('sensitive'));
    expect(await tiles(page)).toEqual([]);
  });

  it('stay out of a lightbox that is linked to, of treemaps, and of the pages of wider synsets', async () => {
    const hidden = await fetch(`${inject('address')}/synset/n00007846/images/view?dataset=emoji&image=n00007846_1`);
    expect(hidden.status).toBe(404);
    const { page } = await openPage('/synset/n00004475?dataset=emoji');
    const pictures = await page
      .locator('.treemap image')
      .evaluateAll((images) => images.map((image) => image.getAttribute('href') ?? ''));
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((href) => href.includes('n00007846'))).toEqual([]);
  });
});

describe('the switch of datasets', () => {
  it('keeps the page, changes the figures, and leads back', async () => {
    const { page } = await openPage('/synset/n02084071/images', { javaScript: false });
    const figure = (): Promise<string | null> => page.locator('.figures dd').first().textContent();
    expect(await figure()).toBe('222,142');
    const datasets = page.locator('.dataset-switch');
    await page.locator('.dataset-switch > summary').click();
    await loadBy(page, datasets.locator('a', { hasText: 'Emoji' }));
    expect(new URL(page.url()).pathname).toBe('/synset/n02084071/images');
    expect(await figure()).toBe('10');
    await loadBy(page, page.getByRole('link', { name: 'Map', exact: true }).last());
    expect(page.url()).toContain('dataset=emoji');
    await page.locator('.dataset-switch > summary').click();
    await loadBy(page, datasets.locator('a', { hasText: 'ImageNet Fall 2011' }));
    expect(page.url()).toBe(`${inject('address')}/synset/n02084071`);
  });

  it('leads home from a page that the other dataset does not have', async () => {
    const { page } = await openPage('/synset/fa11misc', { javaScript: false });
    await page.locator('.dataset-switch > summary').click();
    await loadBy(page, page.locator('.dataset-switch a', { hasText: 'Emoji' }));
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.locator('h1').count()).toBe(1);
  });
});

describe('the addresses of the animals', async () => {
  const { taxonomy } = catalogue;
  const build = (await currentBuild(DEFAULT_FOLDERS.out))!;
  const table = await readFile(path.join(build.folder, 'datasets/emoji/pictures.tsv'));
  const below = taxonomy.descendants(at('n00015388'));
  const animals = parsePictures(table.subarray(table.indexOf('\n') + 1)).filter(({ id }) =>
    holds(below, taxonomy.columns.level, at(id.split('_')[0]!)),
  );
  const fetchList = async (name: string): Promise<string> => {
    const answer = await fetch(`${inject('address')}/synset/n00015388/urls/subtree/${name}?dataset=emoji`, {
      headers: { 'Accept-Encoding': 'identity' },
    });
    const text = await answer.text();
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    return text;
  };

  it('are downloaded line by line as the built files have them', async () => {
    expect(animals.length).toBeGreaterThan(200);
    const sorted = (lines: string[]): string[] => lines.toSorted();
    expect(sorted((await fetchList('urls.txt')).split('\n').slice(0, -1))).toEqual(
      sorted(animals.map(({ url }) => url)),
    );
    expect(sorted((await fetchList('mapping.txt')).split('\n').slice(0, -1))).toEqual(
      sorted(animals.map(({ id, url }) => `${id} ${url}`)),
    );
    const [head, ...rows] = (await fetchList('pictures.tsv')).split('\n').slice(0, -1);
    expect(head).toBe('image_id\turl\ttitle\tauthor\tlicence\tsource\tfile');
    expect(sorted(rows)).toEqual(
      sorted(
        animals.map(({ id, url, title, author, licence, source, file }) =>
          [id, url, title, author, licence, source, file].join('\t'),
        ),
      ),
    );
  });

  it('are offered with their length and with commands, and the link gives that file', async () => {
    const { page } = await openPage('/synset/n00015388/downloads?dataset=emoji');
    const row = page.locator('#urls-subtree + table tr', { hasText: 'urls.txt' });
    expect(await row.textContent()).toContain(`${String(animals.length)} images`);
    const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('link').click()]);
    expect(download.suggestedFilename()).toBe('n00015388-subtree-urls.txt');
    expect((await readFile(await download.path(), 'utf8')).split('\n')).toHaveLength(animals.length + 1);
    expect(await page.locator('[aria-labelledby=lists-subtree] copy-text', { hasText: 'img2dataset' }).count()).toBe(1);
  });

  it('are served as pictures that may be cached for ever, under no other digest', async () => {
    const { page } = await openPage(DOG, { javaScript: false });
    const src = (await page.locator('.gallery img').first().getAttribute('src'))!;
    const answer = await fetch(inject('address') + src);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(inject('address') + src.replace(/-[0-9a-f]{12}/, '-000000000000'))).status).toBe(404);
  });
});
