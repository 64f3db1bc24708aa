import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goTo, openPage } from './reader.ts';

function treeOf(page: Page): Locator {
  return page.locator('tree-panel');
}

function branch(page: Page, name: string): Locator {
  return treeOf(page).locator(`button[aria-label="${name}"]`).first();
}

function row(page: Page, name: string): Locator {
  return treeOf(page)
    .locator('a', { has: page.locator('.name', { hasText: new RegExp(`^${name}( ↗)?$`) }) })
    .first();
}

describe('the tree panel', () => {
  it('opens a branch and closes it again', async () => {
    const { page } = await openPage('/synset/n00015388');
    await branch(page, 'fungus').click();
    await row(page, 'agaric').waitFor();
    await branch(page, 'fungus').click();
    await row(page, 'agaric').waitFor({ state: 'hidden' });
  });

  it('opens a chain of only children in one go', async () => {
    const { page } = await openPage('/synset/n01316949');
    await branch(page, 'beast of burden').click();
    await expect.poll(() => branch(page, 'pack animal').getAttribute('aria-expanded')).toBe('true');
  });

  it('shows the rest of a long list of siblings in place, and keeps those that were there', async () => {
    const { page } = await openPage('/synset/n00007846');
    const rows = treeOf(page).locator('li:has(> a[aria-current]) > ul > li');
    const before = await rows.locator('> a .name').allTextContents();
    await treeOf(page).locator('li:has(> a[aria-current]) > ul > .more.held > a').click();
    await page.waitForFunction(
      () => document.querySelectorAll('tree-panel li:has(> a[aria-current]) > ul > li').length === 402,
    );
    const after = await rows.locator('> a .name').allTextContents();
    expect(after).toEqual(expect.arrayContaining(before.filter((text) => !text.startsWith('Show '))));
    expect(await treeOf(page).locator('a[aria-current]').count()).toBe(1);
  });

  it('keeps open branches and the reader’s place from page to page, and on the way back', async () => {
    const { page } = await openPage('/synset/n02084071');
    await branch(page, 'fungus').click();
    await row(page, 'agaric').waitFor();
    await treeOf(page).evaluate((panel) => panel.scrollTo(0, 120));
    await page
      .getByRole('region', { name: /^Hyponyms/ })
      .getByRole('link', { name: 'corgi', exact: true })
      .click();
    await page.getByRole('heading', { level: 1, name: 'corgi' }).waitFor();
    expect(await row(page, 'agaric').isVisible()).toBe(true);
    expect(await treeOf(page).locator('a[aria-current] .name').allTextContents()).toEqual(['corgi']);
    expect(await treeOf(page).evaluate((panel) => panel.scrollTop)).toBeGreaterThan(0);

    await page.goBack();
    await page.getByRole('heading', { level: 1, name: /^dog/ }).waitFor();
    expect(await treeOf(page).locator('a[aria-current] .name').allTextContents()).toEqual(['dog']);
    expect(await branch(page, 'fungus').getAttribute('aria-expanded')).toBe('true');
  });

  it('keeps open branches and its switch while the reader passes through a leaf, which has no tree', async () => {
    const { page } = await openPage('/synset/n02084071');
    await branch(page, 'fungus').click();
    await row(page, 'agaric').waitFor();
    await page.locator('.segments').getByText('Synsets').click();
    await row(page, 'basenji').click();
    await page.getByRole('heading', { level: 1, name: 'basenji' }).waitFor();
    expect(await treeOf(page).count()).toBe(0);
    await page.locator('.kind-of').getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: 'dog' }).waitFor();
    expect(await row(page, 'agaric').isVisible()).toBe(true);
    expect(await row(page, 'agaric').locator('.synsets').isVisible()).toBe(true);
    expect(await treeOf(page).locator('a[aria-current] .name').allTextContents()).toEqual(['dog']);
  });

  it.each([true, false])('has the current row in sight at 1366 by 768, with scripts: %s', async (javaScript) => {
    const ids = [
      'n00015388',
      'n02084071',
      'n09472597',
      'n00007846',
      'n02103406',
      'n03574816',
      'n07555863',
      'n13104059',
    ];
    const { page } = await openPage(`/synset/${ids[0]!}`, { width: 1366, height: 768, javaScript });
    for (const id of ids) {
      await goTo(page, `/synset/${id}`);
      const box = await treeOf(page).locator('a[aria-current]').boundingBox();
      expect(box!.y, id).toBeGreaterThanOrEqual(60);
      expect(box!.y + box!.height, id).toBeLessThanOrEqual(768);
    }
  });

  it('is a tree by keyboard: one stop, arrows that move, open and close, and letters', async () => {
    const { page } = await openPage('/synset/n02084071');
    const name = (): Promise<string | undefined> =>
      page.evaluate(() => document.activeElement?.querySelector('.name')?.textContent);
    const stops = treeOf(page).locator('[tabindex="0"]');
    // Letters belong to one name by the time between them, which is told here.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    expect(await stops.count()).toBe(1);
    await stops.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await stops.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await name()).toBe('basenji');
    await page.keyboard.press('ArrowDown');
    expect(await name()).toBe('corgi');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    expect(await name()).toBe('dog');
    await page.keyboard.press('Home');
    expect(await name()).toBe('ImageNet Fall 2011');
    await page.keyboard.press('f');
    expect(await name()).toBe('fungus');
    await page.clock.runFor(600);
    // Letters in a row are the beginning of one name, which may have spaces; the same letter again goes on to the next.
    await page.keyboard.type('hunting d');
    expect(await name()).toBe('hunting dog');
    expect(new URL(page.url()).pathname).toBe('/synset/n02084071');
    await page.clock.runFor(600);
    await page.keyboard.type('aa');
    expect(await name()).toBe('animal');
    expect(await stops.count()).toBe(1);
  });

  it('shows images or synsets, and rows without images on request', async () => {
    const { page } = await openPage('/synset/n09472597');
    expect(await row(page, 'mountain').innerText()).toMatch(/7,321$/);
    await page.locator('.segments').getByText('Synsets').click();
    expect(await row(page, 'mountain').innerText()).toMatch(/6$/);
    expect(await row(page, 'seamount').isVisible()).toBe(false);
    await page.getByLabel('Only branches with images').uncheck();
    expect(await row(page, 'seamount').isVisible()).toBe(true);
  });

  it('marks a synset that stands under another one too', async () => {
    const { page } = await openPage('/synset/n01317541');
    const dog = treeOf(page).locator('li:has(> a[href="/synset/n02084071"])').last();
    expect(await dog.locator('> a abbr').getAttribute('title')).toMatch(/under another synset/);
  });

  it('says so when a branch cannot be loaded, and tries again', async () => {
    const { page } = await openPage('/synset/n00015388');
    await page.route('**/tree/n12992868*', (route) => route.abort(), { times: 1 });
    await branch(page, 'fungus').click();
    await treeOf(page).getByRole('alert').waitFor();
    await branch(page, 'fungus').click();
    await row(page, 'agaric').waitFor();
    expect(await treeOf(page).getByRole('alert').count()).toBe(0);
  });

  it('is a sheet on a phone, closed until asked for', async () => {
    const { page } = await openPage('/synset/n02084071', { width: 360 });
    expect(await treeOf(page).isVisible()).toBe(false);
    await page.getByText('Browse the tree').click();
    expect(await row(page, 'dog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await treeOf(page).isVisible()).toBe(false);
    // A row that is chosen leads to its page, with the sheet out of the way.
    await page.getByText('Browse the tree').click();
    await row(page, 'corgi').click();
    await page.getByRole('heading', { level: 1, name: 'corgi' }).waitFor();
    expect(await treeOf(page).isVisible()).toBe(false);
  });
});
