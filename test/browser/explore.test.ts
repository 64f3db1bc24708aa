import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PHOTOGRAPHS_EVENT } from '../../src/islands/images/photograph-choice.ts';
import { axeViolations } from './axe.ts';
import { tabTo } from './hands.ts';
import { openPage } from './reader.ts';
import type { Window } from './chromium.ts';

/** Opens the explorer and waits for its tiles and their names. */
async function openExplorer(query = '', window: Window = {}): Promise<Page> {
  const { page } = await openPage(`/explore${query}`, window);
  await page.locator('explore-map[data-state=ready]').waitFor();
  await page.locator('.map-path [aria-current]', { hasText: /\w/ }).waitFor();
  await page.locator('.map-hits a[aria-label^="a"], .map-hits a[aria-label]').first().waitFor();
  return page;
}

/** Waits until a node fills the map: heading, title, path and address say so. */
async function arrived(page: Page, name: string, id?: string): Promise<void> {
  await page.locator('explore-map h1', { hasText: new RegExp(`^${name}$`) }).waitFor();
  await page.locator('.map-hits a').first().waitFor();
  await expect.poll(() => page.title()).toBe(`${name} · map · Canopy`);
  if (id !== undefined) await page.waitForURL((url) => url.searchParams.get('at') === id);
}

/** The tile of a child of the focus. */
function tile(page: Page, name: string): ReturnType<Page['locator']> {
  return page.locator(`.map-hits a[aria-label^="${name}, "]`);
}

/** The one tile in the order of tabbing. */
function firstTile(page: Page): ReturnType<Page['locator']> {
  return page.locator('.map-hits a[tabindex="0"]');
}

const WAY = ['animal', 'chordate', 'vertebrate', 'mammal', 'placental', 'carnivore', 'canine', 'dog', 'working dog'];

describe('from the whole release to husky', () => {
  it('by pointer, one level a click, with a way back for each', async () => {
    const page = await openExplorer();
    for (const name of WAY) {
      await tile(page, name).click({ position: { x: 30, y: 10 } });
      await arrived(page, name);
    }
    await tile(page, 'sled dog').click();
    await arrived(page, 'sled dog');
    await tile(page, 'Siberian husky').click();
    await page.waitForURL('**/explore?at=n02110185');
    await page.locator('explore-map h1', { hasText: /^Siberian husky$/ }).waitFor();
    await page.goBack();
    await arrived(page, 'sled dog');
    await page.goBack();
    await arrived(page, 'working dog', 'n02103406');
  });

  it('by a click during whose press more of the map arrives', async () => {
    const page = await openExplorer();
    await tile(page, 'animal').hover({ position: { x: 30, y: 10 } });
    await page.mouse.down();
    await page.evaluate(async (name) => {
      document.dispatchEvent(new Event(name));
      for (let frames = 0; frames < 3; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
    }, PHOTOGRAPHS_EVENT);
    await page.mouse.up();
    await arrived(page, 'animal');
  });

  it('by keyboard, with Escape for out and 0 for the whole map', async () => {
    const page = await openExplorer();
    await tabTo(page, firstTile(page));
    for (const name of WAY) {
      await tile(page, name).focus();
      await page.keyboard.press('Enter');
      await arrived(page, name);
    }
    await page.keyboard.press('Escape');
    await arrived(page, 'dog', 'n02084071');
    // The focus is on the tile one came from.
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('working dog'));
    await page.keyboard.press('0');
    await page.waitForURL((url) => url.pathname === '/explore' && url.search === '');
    await expect.poll(() => page.locator('.map-path li').count()).toBe(1);
  });

  it('on a phone by the list, a name and a picture at each step, in 14 taps or fewer', async () => {
    const page = await openExplorer('', { width: 390, height: 844 });
    let taps = 0;
    for (const name of [...WAY, 'sled dog', 'Siberian husky']) {
      const row = page.locator('.map-list li a').filter({ has: page.locator(`b:text-is("${name}")`) });
      await row.locator('.map-plate').waitFor();
      await row.click();
      taps++;
      await page.locator('explore-map h1', { hasText: new RegExp(`^${name}$`) }).waitFor();
    }
    expect(taps).toBeLessThanOrEqual(14);
    await page.locator('.map-back').click();
    await page.locator('explore-map h1', { hasText: /^sled dog$/ }).waitFor();
  });
});

describe('one zoom', () => {
  it('goes in and out by the wheel, and leaves the wheel to the page at the whole map', async () => {
    const page = await openExplorer();
    const box = (await page.locator('.map-stage').boundingBox())!;
    // Hovering waits for a tile that stays, while labels and pictures arrive.
    await tile(page, 'animal').hover({ position: { x: 40, y: 60 } });
    await page.mouse.wheel(0, -120);
    await arrived(page, 'animal', 'n00015388');
    await page.mouse.move(box.x + 5, box.y + 60);
    // A wheel that is turned on right after a level is of the same turn, and goes no further.
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 120);
        return new URL(page.url()).search;
      })
      .toBe('');
    const prevented = await page.evaluate(() => {
      const event = new WheelEvent('wheel', { deltaY: 120, bubbles: true, cancelable: true });
      document.querySelector('.map-stage')!.dispatchEvent(event);
      return event.defaultPrevented;
    });
    expect(prevented).toBe(false);
  });

  it('flies, and draws nothing when it has arrived', async () => {
    const page = await openExplorer('?at=n02083346', { reducedMotion: false });
    await tile(page, 'dog').click({ position: { x: 30, y: 10 } });
    await arrived(page, 'dog', 'n02084071');
    // Names and pictures may come, and be drawn, after the flight.
    const drawnInHalfASecond = (): Promise<number> =>
      page.evaluate(async () => {
        let calls = 0;
        const context = document.querySelector<HTMLCanvasElement>('explore-map canvas')!.getContext('2d')!;
        const fill = context.fillRect.bind(context);
        context.fillRect = (...box) => {
          calls++;
          fill(...box);
        };
        await new Promise((resolve) => setTimeout(resolve, 500));
        context.fillRect = fill;
        return calls;
      });
    await expect.poll(drawnInHalfASecond).toBe(0);
  });

  it('leads by arrow keys to the nearest tile, and says where there is none', async () => {
    const page = await openExplorer('?at=n02084071');
    await tabTo(page, firstTile(page));
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => (document.activeElement as HTMLElement).dataset['at']);
    const first = await focused();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.locator('explore-map [role=status]', { hasText: 'No tile that way.' }).waitFor({ state: 'attached' });
  });

  it('never traps scrolling on a phone', async () => {
    const page = await openExplorer('', { width: 390, height: 844 });
    expect(await page.locator('.map-stage').evaluate((stage) => getComputedStyle(stage).touchAction)).toBe('pan-y');
    const { page: synset } = await openPage('/synset/n00021939', { width: 390, height: 844 });
    expect(await synset.locator('.map-static').evaluate((map) => getComputedStyle(map).touchAction)).toBe('pan-y');
  });
});

describe('the window', () => {
  it.each([
    [1440, 900],
    [2560, 1300],
  ])('of %i × %i is the map’s from y = 130 on', async (width, height) => {
    const page = await openExplorer('', { width, height });
    const box = (await page.locator('.map-stage').boundingBox())!;
    expect(box.y).toBeLessThanOrEqual(130);
    expect(box.width).toBeGreaterThan(width - 40);
    expect(box.y + box.height).toBeGreaterThan(height - 60);
  });

  it('shows the static map alone without scripts', async () => {
    const { page } = await openPage('/explore?at=n02084071', { javaScript: false });
    await page.locator('.map-svg a[aria-label^="hunting dog, "]').first().waitFor({ state: 'attached' });
    expect(await page.locator('.map-bar').isVisible()).toBe(false);
    expect(await page.locator('.map-svg:visible').count()).toBe(1);
    expect(await page.locator('.map-svg:visible a').first().getAttribute('href')).toMatch(/^\/explore\?at=n\d{8}$/);
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe objects to in an icicle with matches and a list in the %s scheme',
    async (scheme) => {
      const page = await openExplorer('?layout=icicle&find=terrier&colour=depth', { scheme });
      await page.getByText(/^Match 1 of \d+$/).waitFor();
      await page.getByRole('button', { name: 'List', exact: true }).click();
      expect(await axeViolations(page)).toEqual([]);
    },
  );
});

it('says what is drawn here, next to the true number', async () => {
  const page = await openExplorer('?at=n02083346');
  const dog = page.getByRole('link', {
    name: /^dog, 220,756 of 222,142 images drawn here, 189 of 190 synsets drawn here/,
  });
  await dog.click();
  await page.getByRole('button', { name: '190 synsets' }).waitFor();
  await page.getByRole('button', { name: '222,142 images' }).click();
  await page.locator('#map-subtreeImages', { hasText: 'counted once' }).waitFor();
});

it('says when the code of its search cannot be fetched, with a way out', async () => {
  const { page } = await openPage('/explore');
  await page.locator('explore-map[data-state=ready]').waitFor();
  await page.route(/\/finder[^/]*\.js/, (route) => route.abort());
  await page.locator('.map-find input').fill('dog');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByRole('link', { name: 'Load the page again' }).waitFor();
});

it('goes out by Escape after a click, when nothing has the focus', async () => {
  const page = await openExplorer();
  const title = page.locator('.map-head h1');
  const whole = await title.textContent();
  await page.getByRole('link', { name: /^plant, / }).click();
  await title.filter({ hasText: 'plant' }).waitFor();
  await page.keyboard.press('Escape');
  await title.filter({ hasText: whole! }).waitFor();
});

it('finds and marks all matches, goes to the likeliest and on to the next', async () => {
  const page = await openExplorer();
  const find = page.locator('.map-find input');
  await find.fill('siberian husky');
  await page.keyboard.press('Enter');
  await page.waitForURL(/at=n02109811&find=siberian%20husky|at=n02110185&find=siberian%20husky/);
  await find.fill('husky');
  await page.keyboard.press('Enter');
  // The matches of the first text are stepped through until those of the second are there.
  await page.waitForURL(/&find=husky$/);
  await page.getByText(/^Match 1 of \d+$/).waitFor();
  await page.getByRole('button', { name: 'Next match' }).click();
  await page.getByText(/^Match 2 of \d+$/).waitFor();
});

it('keeps layout and lightness in the address', async () => {
  const page = await openExplorer('?at=n02083346');
  await page.locator('.map-view > summary').click();
  await page.getByRole('combobox', { name: 'Layout' }).selectOption('icicle');
  await page.getByRole('combobox', { name: 'Lightness' }).selectOption('depth');
  await page.waitForURL('**/explore?at=n02083346&layout=icicle&colour=depth');
});

it('saves the view as SVG and PNG with its caption and credits', async () => {
  const page = await openExplorer('?at=n02084071&find=terrier');
  await page.getByText(/^Match 1 of \d+$/).waitFor();
  await tile(page, 'hunting dog').waitFor();
  await page.locator('.map-view > summary').click();
  const saved = async (name: string): Promise<{ file: string; bytes: Buffer }> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ]);
    return { file: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const svg = await saved('SVG');
  expect(svg.file).toBe('dog.svg');
  const text = svg.bytes.toString('utf8');
  for (const said of [
    '>dog</text>',
    'Area: images. Hue: branch. Lightness: popularity. Marked: “terrier”.',
    'WordNet',
    '>hunting dog</text>',
  ])
    expect(text).toContain(said);
  expect(
    await page.evaluate(
      (xml) => new DOMParser().parseFromString(xml, 'image/svg+xml').querySelector('parsererror'),
      text,
    ),
  ).toBeNull();
  const png = await saved('PNG');
  expect(png.file).toBe('dog.png');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
});

it('the map of a synset’s page needs no code of the explorer, and leads to it', async () => {
  const { page } = await openPage('/synset/n02084071');
  await page.locator('.map-svg:visible').waitFor();
  expect(await page.evaluate(() => customElements.get('explore-map') === undefined)).toBe(true);
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => name.includes('/explore/'))).toEqual([]);
  expect(await page.getByRole('link', { name: 'Open in map' }).count()).toBe(1);
  const hit = page.locator('.map-svg:visible a[aria-label^="hunting dog, "]');
  await hit.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/synset/n02087122');
  await page.getByRole('link', { name: 'Open in map' }).click();
  await page.waitForURL('**/explore?at=n02087122');
  await arrived(page, 'hunting dog');
});

it('draws in the colours that a reader forces: text and borders on their ground', async () => {
  const page = await openExplorer('');
  await page.emulateMedia({ forcedColors: 'active' });
  const shades = (): Promise<object> =>
    page.evaluate(() => {
      const canvas = document.querySelector('canvas')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const found = { light: 0, dark: 0, other: 0 };
      for (let at = 0; at < data.length; at += 4) {
        const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
        if (Math.max(r, g, b) - Math.min(r, g, b) > 40) found.other++;
        else if (g > 200) found.light++;
        else if (g < 60) found.dark++;
      }
      // Chromium forces black on white.
      return { other: found.other, hasText: found.dark > 1000, hasGround: found.light > 10 * found.dark };
    });
  await expect.poll(shades).toEqual({ other: 0, hasText: true, hasGround: true });
});
