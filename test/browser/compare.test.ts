import { expect, it } from 'vitest';
import { openPage } from './reader.ts';

it('narrows a comparison to a synset by type-ahead, and says first what is absent there', async () => {
  const { page } = await openPage('/compare?a=fall2011&b=classes.in1k');
  await expect.poll(() => page.locator('.treemap-strip').textContent()).toContain('sport: 0 of 166');
  await page.locator('input[name=within]').pressSequentially('kitchen utensil', { delay: 20 });
  const option = page.locator('datalist option[value*="n03621049"]');
  await option.waitFor({ state: 'attached' });
  await page.locator('input[name=within]').fill((await option.getAttribute('value'))!);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/compare?a=fall2011&b=classes.in1k&at=n03621049');
  expect(await page.locator('.treemap-strip strong').textContent()).toBe('kitchen utensil');
});

it('is one click from the page of a synset', async () => {
  const { page } = await openPage('/synset/n03621049');
  await page.locator('.tabs a', { hasText: 'Compare' }).click();
  await page.waitForURL('**/compare?at=n03621049');
  expect(await page.locator('.treemap-strip strong').textContent()).toBe('kitchen utensil');
});
