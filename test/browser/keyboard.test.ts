import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { tabTo } from './hands.ts';
import { openPage } from './reader.ts';

/** What has the focus, as a reader would name it. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return (
      element?.getAttribute('aria-label') ??
      element?.querySelector('title')?.textContent ??
      element?.textContent.trim() ??
      ''
    );
  });
}

describe('by keyboard alone', () => {
  it('leads from the home page through the tree to a list of its synsets', async () => {
    const { page } = await openPage('/');
    await tabTo(page, page.getByRole('main').getByRole('link', { name: 'animal', exact: true }).first());
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('tree-panel [role=treeitem][href="/synset/n01317541"]'));
    // One stop of the order of tabbing is the tree's current item; arrows and letters go on from there.
    await tabTo(page, page.locator('tree-panel [tabindex="0"]'));
    expect(await focused(page)).toMatch(/^animal/);
    for (let presses = 0; presses < 10 && !(await focused(page)).startsWith('domestic animal'); presses++)
      await page.keyboard.press('d');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/synset/n01317541');
    await tabTo(page, page.getByRole('link', { name: 'Downloads', exact: true }).first());
    await page.keyboard.press('Enter');
    await page.waitForURL('**/downloads');
    await tabTo(page, page.getByRole('link', { name: 'Wnids as txt' }).first());
  });

  it('skips to the content first of all', async () => {
    const { page } = await openPage('/synset/n02084071');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#/);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it.each(['/', '/synset/n02084071', '/synset/n02084071/downloads', '/stats', '/datasets', '/about', '/search?q=dog'])(
    'shows where the focus is on every stop of %s, and lets it go',
    async (path) => {
      const { page } = await openPage(path);
      const seen = new Set<string>();
      for (let stop = 0; stop < 30; stop++) {
        await page.keyboard.press('Tab');
        const state = await page.evaluate(() => {
          const element = document.activeElement;
          if (!element || element === document.body) return undefined;
          const style = getComputedStyle(element);
          const visible = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || element.matches('svg a');
          return { visible, where: element.outerHTML.slice(0, 160) };
        });
        if (state === undefined) break;
        expect(state.visible, state.where).toBe(true);
        seen.add(state.where);
      }
      expect(seen.size).toBeGreaterThan(10);
    },
  );

  it('copies a wnid, and says so', async () => {
    const { page } = await openPage('/synset/n02084071');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tabTo(page, page.getByRole('button', { name: 'Copy n02084071' }));
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Copied' }).first().waitFor({ state: 'attached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('n02084071');
  });
});
