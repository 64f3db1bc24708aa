import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Chromium, launchChromium } from '../../browser/chromium.ts';

/*
 * canine ─┬─ dog ─┬─ husky        up: carnivore
 *         │       └─ pug
 *         ├─ wolf
 *         └─ other (3)
 */
const MARKUP = `
  <treemap-view>
    <p><a href="#carnivore" data-up>carnivore</a></p>
    <svg class="treemap-wide" viewBox="0 0 100 60" width="400" height="240">
      ${[
        ['dog', 'open', 'M0 0h60v60h-60z'],
        ['husky', 'd2', 'M3 20h30v37h-30z'],
        ['pug', 'd2', 'M33 20h24v37h-24z'],
        ['wolf', '', 'M60 0h40v40h-40z'],
        ['other', 'other', 'M60 40h40v20h-40z'],
      ]
        .map(
          ([name, classes, d]) =>
            `<a href="#${name!}" class="${classes!}"><title>${name!}, in full</title><path d="${d!}"></path></a>`,
        )
        .join('')}
    </svg>
    <p class="treemap-card">Hint</p>
    <p role="status"></p>
  </treemap-view>
  <p><a href="#after">after</a></p>`;

describe('the treemap by keyboard', () => {
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    chromium = await launchChromium();
    page = await (await chromium.open({})).newPage();
    await page.setContent(MARKUP);
    const island = await readFile('src/islands/treemap/view.ts', 'utf8');
    await page.addScriptTag({ content: stripTypeScriptTypes(island), type: 'module' });
    await page.waitForFunction(() => customElements.get('treemap-view'));
  });

  afterAll(() => chromium.close());

  beforeEach(async () => {
    await page.mouse.move(0, 0);
    await page.evaluate((markup) => {
      location.hash = '';
      document.body.innerHTML = markup;
    }, MARKUP);
  });

  const focused = (): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.getAttribute('href'));

  it('is a single stop in the order of tabbing', async () => {
    const stops: unknown[] = [];
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('Tab');
      stops.push(await focused());
    }
    expect(stops).toEqual(['#carnivore', '#dog', '#after']);
  });

  it.each([
    ['along siblings, with hard ends', ['ArrowRight', 'ArrowRight', 'ArrowRight'], '#other'],
    ['back along siblings, with hard ends', ['ArrowRight', 'ArrowLeft', 'ArrowLeft'], '#dog'],
    ['to the first tile inside', ['ArrowDown'], '#husky'],
    ['no further than the siblings inside', ['ArrowDown', 'ArrowRight', 'ArrowRight'], '#pug'],
    ['back to the tile around', ['ArrowDown', 'ArrowRight', 'ArrowUp'], '#dog'],
    ['from the top to the strip', ['ArrowRight', 'ArrowUp'], '#carnivore'],
    ['from the strip to the first tile', ['ArrowUp', 'ArrowDown'], '#dog'],
    ['to the last and first sibling', ['End', 'Home'], '#dog'],
    ['nowhere from a tile without anything inside', ['End', 'ArrowDown'], '#other'],
  ])('goes %s', async (_, keys, goal) => {
    await page.focus('svg a');
    for (const key of keys) await page.keyboard.press(key);
    expect(await focused()).toBe(goal);
  });

  it('comes back to the tile it left', async () => {
    await page.focus('svg a');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('#wolf');
  });

  it('follows a link with Enter, and leaves other keys to the browser', async () => {
    await page.focus('svg a');
    await page.keyboard.press('Alt+ArrowRight');
    expect(await focused()).toBe('#dog');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '#dog');
  });

  it('says where among its siblings a tile is, and shows its name in full on the card', async () => {
    await page.focus('svg a');
    await page.keyboard.press('ArrowDown');
    expect(await page.textContent('[role=status]')).toBe('1 of 2');
    expect(await page.textContent('.treemap-card')).toBe('husky, in full');
    expect(await page.getByRole('link', { name: 'husky, in full' }).count()).toBe(1);
  });

  it('shows the tile under the pointer, and the hint when there is none', async () => {
    await page.hover('svg a[href="#wolf"] path');
    expect(await page.textContent('.treemap-card')).toBe('wolf, in full');
    await page.hover('a[href="#after"]');
    expect(await page.textContent('.treemap-card')).toBe('Hint');
  });
});
