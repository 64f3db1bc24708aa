import { readFile } from 'node:fs/promises';
import { type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { openPage, useBrowser } from './reader.ts';
import { type Window } from './chromium.ts';

useBrowser();

/** Opens the explorer and waits for its first tiles and names. */
async function openExplorer(query = '', window: Window = {}): Promise<Page> {
  const { page } = await openPage(`/explore${query}`, window);
  await page.locator('explore-map[data-state=ready]').waitFor();
  await page.locator('.explore-path [aria-current]', { hasText: /\w/ }).waitFor();
  await page.locator('explore-map tbody th', { hasText: /\w/ }).first().waitFor();
  return page;
}

/** Waits until the explorer has said something. */
async function heard(page: Page, said: RegExp): Promise<void> {
  await page.locator('explore-map [role=status]').filter({ hasText: said }).waitFor({ state: 'attached' });
}

/** Presses a key and returns what is said then, which must be something else than before. */
async function pressed(page: Page, key: string): Promise<string> {
  const status = page.locator('explore-map [role=status]');
  const before = await status.textContent();
  await page.keyboard.press(key);
  await page.waitForFunction(
    (text) => document.querySelector('explore-map [role=status]')!.textContent !== text,
    before,
  );
  return (await status.textContent()) ?? '';
}

async function tabToMap(page: Page): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.matches('explore-map canvas'))) return;
  }
  throw new Error('Tab does not lead to the map.');
}

describe('by keyboard alone', () => {
  it('leads from the whole release to dog and its page, each tile announced', async () => {
    const page = await openExplorer();
    await tabToMap(page);
    await heard(page, /^artifact, .* 1 of 9$/);
    // Of the 189 synsets below dog one has its area under another parent.
    const way = [
      /^animal, /,
      /^chordate, /,
      /^vertebrate, /,
      /^mammal, /,
      /^placental, /,
      /^carnivore, /,
      /^canine, /,
      /^dog, 188 synsets, [\d,]+ images, [\d.]+ % of canine, 1 of \d+/,
    ];
    let said = await pressed(page, 'ArrowRight');
    for (const [i, name] of way.entries()) {
      if (i > 0) said = await pressed(page, 'ArrowDown');
      while (!name.test(said)) said = await pressed(page, 'ArrowRight');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL('**/explore?at=n02084071');
    await page.keyboard.press('Escape');
    await page.waitForURL('**/explore?at=n02083346');
    await heard(page, /^canine, /);
    await page.keyboard.press('ArrowDown');
    await heard(page, /^dog, /);
    await page.keyboard.press('Shift+Enter');
    await page.waitForURL('**/synset/n02084071');
  });

  it('has hard ends, and says so', async () => {
    const page = await openExplorer('?at=n02084071');
    await tabToMap(page);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await heard(page, /^End\. hunting dog, .* 1 of \d+/);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowRight');
    await heard(page, /^End\. .*, (\d+) of \1/);
  });

  it('lets the focus go on behind the map', async () => {
    const page = await openExplorer();
    await tabToMap(page);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Zoom in');
  });
});

describe('for those who hear it', () => {
  it('has a path, a map, ways on and an equal table, each with its name', async () => {
    const page = await openExplorer('?at=n02084071');
    const tree = await page.locator('explore-map').ariaSnapshot();
    for (const line of [
      'combobox "Layout"',
      'combobox "Area"',
      'combobox "Colour"',
      'searchbox "Find"',
      'navigation "Path"',
      'link "canine"',
      'application "Map of',
      'button "Zoom in"',
      'navigation "Where next"',
      'Largest child:',
      'region "Children of the synset in view"',
      'columnheader "Share of area"',
      'link "hunting dog"',
    ])
      expect(tree).toContain(line);
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe objects to in an icicle with matches in the %s scheme',
    async (scheme) => {
      const page = await openExplorer('?layout=icicle&find=terrier&colour=depth', { scheme });
      await page.getByText(/^Match 1 of \d+$/).waitFor();
      expect(await axeViolations(page)).toEqual([]);
    },
  );
});

it('finds and marks all matches, flies to the likeliest and on to the next', async () => {
  const page = await openExplorer();
  await page.getByRole('searchbox', { name: 'Find' }).last().fill('siberian husky');
  await page.keyboard.press('Enter');
  await page.waitForURL(/at=n02109811&find=siberian%20husky/);
  await page.locator('.explore-card', { hasText: /^Siberian husky.*breed of sled dog.*\d of \d+$/ }).waitFor();
  await page.getByRole('searchbox', { name: 'Find' }).last().fill('husky');
  await page.keyboard.press('Enter');
  await page.getByText(/^Match 1 of \d+$/).waitFor();
  await page.getByRole('button', { name: 'Next match' }).click();
  await page.getByText(/^Match 2 of \d+$/).waitFor();
});

it('keeps view, layout and colours in the address, and goes back over steps', async () => {
  const page = await openExplorer('?at=n02083346');
  await page.getByRole('combobox', { name: 'Layout' }).selectOption('icicle');
  await page.getByRole('combobox', { name: 'Colour' }).selectOption('depth');
  expect(new URL(page.url()).search).toBe('?at=n02083346&layout=icicle&colour=depth');
  const dog = page.locator('explore-map tbody').getByRole('link', { name: 'dog', exact: true });
  await dog.click();
  await page.waitForURL('**/explore?at=n02084071&layout=icicle&colour=depth');
  await page.goBack();
  await page.waitForURL('**/explore?at=n02083346&layout=icicle&colour=depth');
  await page.locator('.explore-path [aria-current]', { hasText: 'canine' }).waitFor();
});

it('comes back from a synset’s page to the view that was left', async () => {
  const page = await openExplorer('?at=n02083346');
  await page.locator('explore-map tbody').getByRole('link', { name: 'dog', exact: true }).click();
  await page.waitForURL('**/explore?at=n02084071');
  await page
    .locator('.explore-card')
    .getByRole('link', { name: /^dog, / })
    .click();
  await page.waitForURL('**/synset/n02084071');
  await page.goBack();
  await page.waitForURL('**/explore?at=n02084071');
  await page.locator('.explore-path [aria-current]', { hasText: 'dog' }).waitFor();
});

it('keeps a free view and the focus in the address, and opens with them', async () => {
  const page = await openExplorer('?at=n02083346&focus=n02084071');
  const card = page.locator('.explore-card');
  await card.filter({ hasText: /^dog, domestic dog.*Also under: domestic animal/ }).waitFor();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.waitForURL(/focus=n02084071&view=/);
  const box = (await page.locator('explore-map canvas').boundingBox())!;
  const point = async (): Promise<string> => {
    await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.3 * box.height, { steps: 3 });
    // Until its words are here, a card has none but the name.
    await card.locator('.explore-gloss').waitFor();
    return (await card.locator('.explore-words').textContent()) ?? '';
  };
  await page.waitForTimeout(400);
  const pointed = await point();
  const left = page.url();
  await page.reload();
  await page.locator('explore-map[data-state=ready]').waitFor();
  await expect.poll(point, { timeout: 15_000 }).toBe(pointed);
  expect(page.url()).toBe(left);
});

it('saves the view as SVG and PNG with its caption and credits', async () => {
  const page = await openExplorer('?at=n02084071&find=terrier');
  await page.getByText(/^Match 1 of \d+$/).waitFor();
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
    'Area by images, colour by popularity. Marked: “terrier”.',
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

it.each(['', '?tree=wordnet'])('needs less than 120 KB before the first tiles of /explore%s', async (query) => {
  const page = await openExplorer(query);
  const bytes = await page.evaluate(() => {
    const tree = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/tree.columns'))!;
    return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter(({ startTime }) => startTime <= (tree as PerformanceResourceTiming).responseEnd)
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0);
  });
  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThan(120_000);
});

it('takes the place of a synset’s treemap when asked to, with its subtree alone, and loads its code no sooner', async () => {
  const { page } = await openPage('/synset/n02084071');
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => /explore/i.test(name))).toEqual([]);
  await page.getByRole('button', { name: 'Zoom freely' }).click();
  await page.locator('explore-map[data-state=ready]').waitFor();
  await page.locator('explore-map .explore-path', { hasText: /^dog$/ }).waitFor();
  await page.locator('explore-map tbody').getByRole('link', { name: 'hunting dog', exact: true }).click();
  await page.locator('explore-map .explore-path', { hasText: /^doghunting dog$/ }).waitFor();
  await page.locator('explore-map .explore-card', { hasText: /^hunting dog.*Share of dog/ }).waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/synset/n02084071');
  expect(await axeViolations(page)).toEqual([]);
});

it('is idle when nothing moves, and moves nothing by itself for those who prefer that', async () => {
  const page = await openExplorer('', { reducedMotion: true });
  await page.waitForTimeout(1000);
  const drawn = await page.evaluate(async () => {
    let calls = 0;
    const context = document.querySelector<HTMLCanvasElement>('explore-map canvas')!.getContext('2d')!;
    const fill = context.fillRect.bind(context);
    context.fillRect = (...box) => {
      calls++;
      fill(...box);
    };
    await new Promise((resolve) => setTimeout(resolve, 500));
    return calls;
  });
  expect(drawn).toBe(0);
});
