import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goTo, loadBy, openPage } from './reader.ts';

const pictures = (page: Page): Promise<number> => page.locator('img.illustration, .treemap image').count();

describe('the switch for pictures', () => {
  it('is remembered in the browser, from page to page and from visit to visit', async () => {
    const { page, complaints } = await openPage('/synset/n02110185');
    expect(await pictures(page)).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Turn pictures off' }).click();
    await page.waitForURL(/pictures=off/);
    expect(await pictures(page)).toBe(0);

    // Another visit, to an address without the choice.
    await goTo(page, '/synset/n02084071');
    await page.waitForURL(/n02084071\?pictures=off/);
    expect(await pictures(page)).toBe(0);

    // A link that carries no choices.
    await page.getByRole('link', { name: 'Class sets' }).click();
    await page.waitForURL(/\/sets\?pictures=off/);
    expect(await pictures(page)).toBe(0);

    await page.getByRole('link', { name: 'Turn pictures on' }).click();
    await page.waitForURL((url) => !url.searchParams.has('pictures'));
    await goTo(page, '/synset/n02084071');
    expect(page.url()).not.toContain('pictures');
    expect(await pictures(page)).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  it('works by its address alone, without scripts, and then is not remembered', async () => {
    const { page } = await openPage('/synset/n02110185', { javaScript: false });
    await loadBy(page, page.getByRole('link', { name: 'Turn pictures off' }));
    expect(page.url()).toContain('pictures=off');
    expect(await pictures(page)).toBe(0);
    await loadBy(page, page.getByRole('link', { name: 'Browse' }));
    expect(page.url()).toContain('pictures=off');
  });
});
