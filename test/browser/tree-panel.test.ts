import { type Locator, type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage, useBrowser } from './reader.ts';

useBrowser();

function treeOf(page: Page): Locator {
  return page.locator('tree-panel');
}

function branch(page: Page, name: string): Locator {
  return treeOf(page).getByRole('button', { name, exact: true }).first();
}

describe('the tree panel', () => {
  it('opens a branch and closes it again', async () => {
    const { page } = await openPage('/');
    await branch(page, 'fungus').click();
    await treeOf(page).getByRole('link', { name: 'agaric', exact: true }).waitFor();
    await branch(page, 'fungus').click();
    expect(await treeOf(page).getByRole('link', { name: 'agaric', exact: true }).isVisible()).toBe(false);
  });

  it('opens a chain of only children in one go', async () => {
    const { page } = await openPage('/synset/n00001740?tree=wordnet');
    await branch(page, 'abstraction').click();
    const single = treeOf(page).locator('li > ul > li:only-child > button[aria-expanded=false]');
    await branch(page, 'abstraction').waitFor();
    expect(await single.count()).toBe(0);
  });

  it('shows the rest of a long list of siblings in place, and keeps those that were there', async () => {
    const { page } = await openPage('/synset/n00007846');
    const rows = treeOf(page).locator('li:has(> a[aria-current]) > ul > li');
    const before = await rows.locator('> a').allTextContents();
    await treeOf(page).locator('li:has(> a[aria-current]) > ul > .more > a').click();
    await page.waitForFunction(
      () => document.querySelectorAll('tree-panel li:has(> a[aria-current]) > ul > li').length === 402,
    );
    const after = await rows.locator('> a').allTextContents();
    expect(after).toEqual(expect.arrayContaining(before.filter((text) => !text.startsWith('Show '))));
    expect(await treeOf(page).locator('a[aria-current]').count()).toBe(1);
  });

  it('keeps open branches and the reader’s place from page to page, and on the way back', async () => {
    const { page } = await openPage('/synset/n02084071');
    await branch(page, 'fungus').click();
    await treeOf(page).getByRole('link', { name: 'agaric', exact: true }).waitFor();
    await treeOf(page).evaluate((panel) => {
      panel.scrollTo(0, 120);
    });
    await page
      .getByRole('region', { name: /^Hyponyms/ })
      .getByRole('link', { name: 'basenji' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'basenji' }).waitFor();
    expect(await treeOf(page).getByRole('link', { name: 'agaric', exact: true }).isVisible()).toBe(true);
    expect(await treeOf(page).locator('a[aria-current]').allTextContents()).toEqual(['basenji']);
    expect(await treeOf(page).evaluate((panel) => panel.scrollTop)).toBeGreaterThan(0);

    await page.goBack();
    await page.getByRole('heading', { level: 1, name: /^dog/ }).waitFor();
    expect(await treeOf(page).locator('a[aria-current]').allTextContents()).toEqual(['dog']);
    expect(await branch(page, 'fungus').getAttribute('aria-expanded')).toBe('true');
  });

  it('marks a synset that stands under another one too', async () => {
    const { page } = await openPage('/synset/n01317541');
    const dog = treeOf(page).locator('li:has(> a[href="/synset/n02084071"])').last();
    expect(await dog.locator('> abbr').getAttribute('title')).toMatch(/under another synset/);
  });

  it('says so when a branch cannot be loaded, and tries again', async () => {
    const { page } = await openPage('/');
    await page.route('**/tree/n12992868*', (route) => route.abort(), { times: 1 });
    await branch(page, 'fungus').click();
    await treeOf(page).getByRole('alert').waitFor();
    await branch(page, 'fungus').click();
    await treeOf(page).getByRole('link', { name: 'agaric', exact: true }).waitFor();
    expect(await treeOf(page).getByRole('alert').count()).toBe(0);
  });

  it('is a drawer on a phone, closed until asked for', async () => {
    const { page } = await openPage('/synset/n02084071', { width: 360 });
    expect(await treeOf(page).isVisible()).toBe(false);
    await page.getByText('Browse the tree').click();
    expect(await treeOf(page).getByRole('link', { name: 'dog', exact: true }).isVisible()).toBe(true);
  });
});
