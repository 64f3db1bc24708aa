import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { goTo, layoutShifts, openPage, settled } from './reader.ts';

const HOST = 'upload.wikimedia.org';
const DOGS = '/synset/n02084071/images?dataset=wikimedia-commons&scope=subtree';
const SHEPHERD = '/synset/n02106662';
/** Taller than wide: whole in a square tile only if it is fitted. */
const photograph = await sharp({ create: { width: 22, height: 33, channels: 3, background: '#7a5' } })
  .jpeg()
  .toBuffer();

interface Asked {
  readonly url: string;
  readonly referer: string | undefined;
}

/** Answers the host with pictures of our own, the third not at all; what it is asked for is noted. */
async function answerHost(page: Page): Promise<{ readonly asked: Asked[]; readonly most: () => number }> {
  const asked: Asked[] = [];
  let [open, most] = [0, 0];
  await page.route(`https://${HOST}/**`, async (route) => {
    const isThird = asked.push({ url: route.request().url(), referer: route.request().headers()['referer'] }) === 3;
    most = Math.max(most, ++open);
    await new Promise((resolve) => setTimeout(resolve, 30));
    open--;
    await (isThird
      ? route.abort()
      : route.fulfill({
          contentType: 'image/jpeg',
          headers: { 'access-control-allow-origin': '*' },
          body: photograph,
        }));
  });
  return { asked, most: () => most };
}

const shown = (page: Page): Promise<number> =>
  page
    .locator('.gallery img')
    .evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length);

/** Whether an image lies within the element around it. */
function fitsItsPlate(image: Element): boolean {
  const [inner, outer] = [image.getBoundingClientRect(), image.parentElement!.getBoundingClientRect()];
  return inner.height > 0 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
}

describe('photographs on another host', () => {
  it('are asked for by nobody before a click that names the host', async () => {
    for (const address of [
      DOGS,
      SHEPHERD,
      '/',
      '/explore',
      '/search?q=dog',
      '/compare',
      '/word/crane',
      '/sets/living17',
    ]) {
      const { page, strangers, complaints } = await openPage(address);
      await page.mouse.wheel(0, 4000);
      await settled(page);
      expect(strangers, address).toEqual([]);
      expect(complaints, address).toEqual([]);
    }
  });

  it('are shown by one click for the session, small, at most six at once, without a referrer, and hidden by another', async () => {
    const { page } = await openPage(DOGS);
    const { asked, most } = await answerHost(page);
    const control = page.locator('.remote-offer photograph-switch a');
    expect(await control.textContent()).toBe(`Show photographs from ${HOST}`);
    await control.click();
    await expect.poll(() => shown(page)).toBeGreaterThan(4);
    await expect
      .poll(async () => {
        // Round and round, since what is passed too fast is not loaded.
        await page.evaluate(() => scrollTo(0, (scrollY + 300) % document.documentElement.scrollHeight));
        return asked.length;
      })
      .toBeGreaterThan(20);
    expect(most()).toBeLessThanOrEqual(6);
    expect(asked.filter(({ url }) => !/\/thumb\/.*\/(?:330|500)px-/.test(url))).toEqual([]);
    expect(asked.filter(({ referer }) => referer !== undefined)).toEqual([]);
    await page.locator('.gallery .quiet', { hasText: 'could not be loaded' }).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);

    const cropped = await page
      .locator('.gallery li > a:has(img)')
      .evaluateAll((tiles) => tiles.filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight).length);
    expect(cropped).toBe(0);

    const first = page.locator('.gallery li:has(img)').first();
    await first.locator('a').first().click();
    const opened = page.locator('dialog[open]');
    await opened.locator('img').waitFor();
    await expect.poll(() => asked.filter(({ url }) => /\/thumb\/.*\/960px-/.test(url)).length).toBe(1);
    expect(await opened.getByRole('link', { name: 'Author and licence' }).getAttribute('href')).toContain(
      '/wiki/File:',
    );
    expect(await axeViolations(page)).toEqual([]);
    await page.goBack();
    await opened.waitFor({ state: 'detached' });
    await first.locator('a:focus').waitFor();

    // Past a dead one, and past those below, which are loaded only when they are seen.
    await goTo(page, DOGS);
    await first.locator('a').first().click();
    for (let place = 1; place < 48; place++) {
      await opened.getByText(`${String(place)} of 75`, { exact: true }).waitFor();
      await page.keyboard.press('ArrowRight');
    }
    await opened.getByText('48 of 75', { exact: true }).waitFor();

    const credit = page.locator('.synset-picture').getByRole('link', { name: /^Credit/ });
    expect(await credit.getAttribute('href')).toContain('commons.wikimedia.org/wiki/File:');

    await goTo(page, SHEPHERD);
    const figure = page.locator('.leaf-picture');
    await expect.poll(() => figure.locator('img').getAttribute('src')).toContain(`https://${HOST}/`);
    const caption = figure.locator('figcaption', { hasText: 'Photograph' });
    expect(await caption.getByRole('link', { name: 'Author and licence' }).getAttribute('href')).toContain(
      'commons.wikimedia.org/wiki/File:',
    );

    await page.locator('.picture-credits photograph-switch button').click();
    await caption.waitFor({ state: 'hidden' });
    await expect.poll(() => figure.locator('img').getAttribute('src')).toMatch(/^[^?]*\/pictures\//);
    const before = asked.length;
    await goTo(page, DOGS);
    expect([await shown(page), asked.length - before]).toEqual([0, 0]);
    expect(await layoutShifts(page)).toEqual([]);
  });

  it('fill the tiles of maps, static and live, and leave them again', async () => {
    const { page } = await openPage('/synset/n02084071');
    const { asked, most } = await answerHost(page);
    const tiles = page.locator('.map-svg:visible image[data-photo]');
    expect(await tiles.count()).toBeGreaterThan(5);
    const drawn = (): Promise<number> =>
      tiles.evaluateAll(
        (images) => images.filter((image) => image.getAttribute('href')?.startsWith('data:') === true).length,
      );
    expect([await drawn(), asked.length]).toEqual([0, 0]);
    await page.locator('.map-below photograph-switch button').click();
    await page.locator('.map-svg:visible').scrollIntoViewIfNeeded();
    await expect.poll(drawn).toBeGreaterThan(3);
    const origin = page.locator('.map-below').getByRole('link', { name: 'About these photographs' });
    expect(await origin.getAttribute('href')).toBe('/datasets');
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('.map-below photograph-switch button').click();
    await expect.poll(drawn).toBe(0);
    await origin.waitFor({ state: 'detached' });

    const before = asked.length;
    await goTo(page, '/explore?at=n02084071');
    await page.locator('explore-map[data-state=ready]').waitFor();
    await settled(page);
    expect(asked).toHaveLength(before);
    const about = page.locator('.map-foot').getByRole('link', { name: 'About these photographs' });
    expect(await about.isVisible()).toBe(false);
    await page.locator('.map-foot photograph-switch button').click();
    await expect.poll(() => asked.length).toBeGreaterThan(before + 5);
    await about.waitFor();
    expect(await about.getAttribute('href')).toBe('/datasets');
    expect(most()).toBeLessThanOrEqual(6);
    expect(asked.filter(({ referer }) => referer !== undefined)).toEqual([]);
  });

  it.each([
    ['a result of a search', '/search?q=dog', '.search-results .plate-40 > img'],
    ['a sense of a word', '/word/crane', '.word-picture img'],
    ['a step of the chain above a leaf', SHEPHERD, '.plate-40 > img'],
    ['a class of a set', '/sets/living17?show=pictures', '.set-grid img'],
    ['a picture of another collection', '/synset/n02084071/images', '.borrowed img'],
    ['a row of the list beside the live map', '/explore?at=n02084071', '.map-list .map-plate img'],
  ])('take the place of the picture of %s, whole, and leave it again', async (_, address, selector) => {
    const { page, complaints } = await openPage(address);
    const { asked, most } = await answerHost(page);
    const slots = page.locator(`${selector}[data-photo]`);
    if (address.startsWith('/explore')) {
      await page.locator('explore-map[data-state=ready]').waitFor();
      await page.getByRole('button', { name: 'List', exact: true }).click();
    }
    await slots.first().waitFor();
    expect(asked).toEqual([]);
    const control = page.locator('photograph-switch:visible button').first();
    await control.click();
    const photographed = page.locator(`${selector}.photographed`);
    await expect
      .poll(async () => {
        // A list may be drawn again meanwhile.
        await slots.first().evaluate((slot) => slot.scrollIntoView());
        return photographed.count();
      })
      .toBeGreaterThan(0);
    await expect.poll(() => photographed.first().evaluate(fitsItsPlate)).toBe(true);
    expect([most() <= 6, asked.filter(({ referer }) => referer !== undefined)]).toEqual([true, []]);
    await control.click();
    await expect.poll(() => photographed.count()).toBe(0);
    // The third is not answered.
    expect(complaints.filter((text) => !text.includes(HOST))).toEqual([]);
  });

  it.each([
    ['/search', '?q=wolf', '.search-results .plate-40'],
    ['/word', '?w=crane', '.word-picture .plate'],
  ])('come beside what a copy of plain files finds too: %s', async (address, query, selector) => {
    const { page } = await openPage('/about');
    const { asked } = await answerHost(page);
    const start = new URL(address, page.url()).href;
    // What a copy has at this address: the page before anything is asked, marked as a plain file.
    const markup = (await (await page.request.get(start)).text()).replace('<html', '<html data-plain');
    await page.route(start + query, (route) => route.fulfill({ contentType: 'text/html', body: markup }));
    await page.goto(start + query);
    await page.locator(`${selector} > [data-photo]`).first().waitFor();
    expect(asked).toEqual([]);
    const control = page.locator('.picture-credits photograph-switch button');
    await control.click();
    const shownHere = page.locator(`${selector} > .photographed`);
    await expect.poll(() => shownHere.count()).toBeGreaterThan(0);
    await control.click();
    await expect.poll(() => shownHere.count()).toBe(0);
  });

  it('fill the tiles of a comparison and of the map of a set', async () => {
    for (const [address, selector] of [
      ['/compare?a=fall2011&b=classes.in1k', '.map-svg:visible image[data-photo]'],
      ['/sets/ade20k', '.set-map:visible image[data-photo]'],
    ] as const) {
      const { page } = await openPage(address);
      await answerHost(page);
      const tiles = page.locator(selector);
      const before = await tiles.first().getAttribute('href');
      await page.locator('.picture-credits photograph-switch button').click();
      await tiles.first().scrollIntoViewIfNeeded();
      await expect.poll(() => page.locator(`${selector}.photographed`).count()).toBeGreaterThan(2);
      await page.locator('.picture-credits photograph-switch button').click();
      await expect.poll(() => tiles.first().getAttribute('href')).toBe(before);
    }
  });

  it('can be narrowed to a kind, of which the addresses can be had alone', async () => {
    const { page } = await openPage('/synset/n08544813/images?dataset=wikimedia-commons&scope=all');
    const maps = page.getByRole('list', { name: 'Kind of image' }).getByRole('link', { name: /^Maps/ });
    const count = Number(/\d+/.exec((await maps.textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(100);
    await maps.click();
    await page.waitForURL(/kind=map/);
    expect(await page.locator('.gallery-count').textContent()).toContain(`of ${String(count)}`);
    const list = await page.request.get(
      new URL('/synset/n08544813/urls/all/map-urls.txt?dataset=wikimedia-commons', page.url()).href,
    );
    expect((await list.text()).trim().split('\n')).toHaveLength(count);
  });

  it('have addresses of which every line is on Commons: volcano and below, by its page of downloads', async () => {
    const { page } = await openPage('/synset/n09472597/downloads?dataset=wikimedia-commons');
    const href = await page.locator('a[href*="/urls/all/urls.txt"]').getAttribute('href');
    const list = await (await page.request.get(new URL(href ?? '', page.url()).href)).text();
    const lines = list.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => !line.startsWith(`https://${HOST}/wikipedia/commons/`))).toEqual([]);
  });

  it('come without a script too, on a page of their own, and from no host but the declared one', async () => {
    const { page } = await openPage(DOGS, { javaScript: false });
    const { asked } = await answerHost(page);
    await page.locator('.remote-offer a.button').click();
    await page.waitForURL(/remote=1/);
    await expect.poll(() => asked.length).toBeGreaterThan(6);
    const policy = (await page.request.get(page.url())).headers()['content-security-policy'];
    expect(policy).toContain(`img-src 'self' data: https://${HOST};`);
  });
});
