import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { goTo, layoutShifts, loadBy, openPage, settled } from './reader.ts';

/** Types into the search box by keyboard alone, and waits for its options. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
  await page.getByRole('option', { name: /^(?:All results|Search definitions) for/ }).waitFor();
  await page.waitForFunction(
    (typed) => document.querySelector('search-box li:last-child')?.textContent.includes(`“${typed}”`),
    text,
  );
}

const options = (page: Page): Promise<string[]> => page.getByRole('option').allTextContents();

/** The option that is highlighted, as its list and the field tell; they must agree. */
async function highlighted(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const id = document.querySelector('search-box [role=combobox]')?.getAttribute('aria-activedescendant');
    const selected = document.querySelectorAll('search-box [aria-selected=true]');
    if (selected.length > 1 || selected[0]?.id !== (id ?? undefined)) throw new Error('field and list disagree');
    return selected[0]?.textContent;
  });
}

describe('the search box', () => {
  it('is a combobox whose options show words, definition, parent and images, the letters typed marked', async () => {
    const { page } = await openPage('/about');
    const field = page.getByRole('combobox', { name: 'Search words and identifiers' });
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    await type(page, 'golden retr');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect((await options(page))[0]).toMatch(/golden retriever.*silky golden coat.*a kind of retriever · 1,607 images/);
    expect(await page.locator('search-box mark').first().textContent()).toBe('golden retr');
  });

  it('goes through the options and the field itself with the arrows, and closes with Escape', async () => {
    const { page } = await openPage('/about');
    await type(page, 'giraf');
    const all = await options(page);
    expect(await highlighted(page)).toBeUndefined();
    await page.keyboard.press('ArrowDown');
    expect(await highlighted(page)).toBe(all[0]);
    await page.keyboard.press('ArrowDown');
    expect(await highlighted(page)).toBe(all[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await highlighted(page)).toBeUndefined();
    await page.keyboard.press('ArrowUp');
    expect(await highlighted(page)).toBe(all.at(-1));
    await page.keyboard.press('Escape');
    expect(await options(page)).toEqual([]);
    const field = page.getByRole('combobox');
    expect(await field.inputValue()).toBe('giraf');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('');
  });

  it('drops the option highlighted when the caret moves, which stays with the keys in the field', async () => {
    const { page } = await openPage('/about');
    await type(page, 'giraf');
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) {
      await page.keyboard.press('ArrowDown');
      expect(await highlighted(page), key).toBeDefined();
      await page.keyboard.press(key);
      expect(await highlighted(page), key).toBeUndefined();
      expect((await options(page)).length, key).toBeGreaterThan(1);
    }
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('_');
    expect(await page.getByRole('combobox').inputValue()).toBe('g_iraf');
  });

  it('follows the option highlighted, and works as before on the next page', async () => {
    const { page } = await openPage('/about');
    await type(page, 'crane');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/synset/n02012849');
    await type(page, 'jaguar');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/synset/n02128925');
  });

  it('follows an option that is clicked', async () => {
    const { page } = await openPage('/about');
    await type(page, 'labradoor');
    await page.getByRole('option', { name: 'Labrador retriever' }).click();
    await page.waitForURL('**/synset/n02099712');
  });

  it('leads to the results where no option is sure', async () => {
    const { page } = await openPage('/about');
    await type(page, 'tower with a light that gives warning');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=tower**');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/matches \d+ synset/);
  });

  it('says how many options there are', async () => {
    const { page } = await openPage('/about');
    await type(page, 'ele');
    await page.locator('search-box [role=status]').filter({ hasText: '8 suggestions' }).waitFor({ state: 'attached' });
  });

  it('never shows an older answer over a newer one', async () => {
    const { page } = await openPage('/about');
    // The answer to the shorter text comes after that to the longer one.
    const late = Promise.withResolvers<undefined>();
    await page.route('**/suggest.json?q=do', async (route) => {
      await late.promise;
      await route.continue();
    });
    const [asked] = await Promise.all([page.waitForRequest('**/suggest.json?q=do'), page.keyboard.type('/do')]);
    await page.keyboard.type('lphin');
    await page.getByRole('option', { name: 'All results for “dolphin”' }).waitFor();
    const before = await options(page);
    late.resolve(undefined);
    // Its end is a failure where it was given up.
    await asked.response();
    await settled(page);
    expect(await options(page)).toEqual(before);
  });

  it('stores choices on this machine, offers them in an empty field, and forgets them on request', async () => {
    const { page } = await openPage('/about');
    await type(page, 'giraffe');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/synset/n02439033');
    await goTo(page, page.url());
    await page.keyboard.press('/');
    await page.getByRole('option', { name: 'giraffe' }).waitFor();
    await page.getByRole('option', { name: 'Forget these' }).click();
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('leaves / alone in a field', async () => {
    const { page } = await openPage('/about');
    await page.keyboard.press('/');
    await page.keyboard.type('24/7');
    expect(await page.getByRole('combobox').inputValue()).toBe('24/7');
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe objects to when open in the %s scheme, and moves nothing',
    async (scheme) => {
      const { page, complaints } = await openPage('/synset/n02084071', { scheme });
      await type(page, 'crane');
      await page.keyboard.press('ArrowDown');
      expect(await axeViolations(page)).toEqual([]);
      expect(await layoutShifts(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  it('is a plain form without scripts', async () => {
    const { page } = await openPage('/', { javaScript: false });
    await page.getByRole('textbox', { name: 'Search words and identifiers' }).fill('crane');
    await loadBy(page, page.getByRole('button', { name: 'Search' }));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('matches 24 synsets');
    await loadBy(page, page.getByRole('link', { name: 'in animal' }));
    expect(await page.getByRole('listitem').filter({ hasText: 'wading bird of marshes' }).count()).toBe(1);
  });
});
