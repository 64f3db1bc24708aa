import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { loadBy, type openPage, settled } from './reader.ts';

/** Opens branches of the tree one after the other and follows the last name. */
async function followTree(page: Page, names: readonly string[]): Promise<void> {
  await settled(page);
  const tree = page.getByRole('complementary', { name: 'Synset tree' });
  for (const name of names.slice(0, -1)) {
    const button = tree.locator(`button[aria-label="${name}"]`).first();
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  }
  await tree
    .locator('a', { has: page.locator('.name', { hasText: new RegExp(`^${names.at(-1)!}`) }) })
    .first()
    .click();
}

/** Tests the journeys that the site and its copies of plain files have in common. @param open opens a page of one of them. */
export function testJourneys(open: typeof openPage): void {
  describe('finding husky from the home page', () => {
    const husky = '/synset/n02110185';

    it('leads there by the tree', async () => {
      const { page, complaints } = await open('/');
      await page.getByRole('main').getByRole('link', { name: 'animal', exact: true }).last().click();
      await page.getByRole('heading', { level: 1, name: 'animal' }).waitFor();
      await followTree(page, ['domestic animal', 'dog', 'working dog', 'sled dog', 'Siberian husky']);
      await page.waitForURL(`**${husky}`);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Siberian husky');
      // What is pointed at on the way is fetched ahead, also synsets that a part of the site leaves out.
      expect(complaints.filter((text) => !/status of 404 .*\/synset\/n\d{8}\)$/.test(text))).toEqual([]);
    });

    it('leads there by the treemap', async () => {
      const { page } = await open('/');
      const above = ['animal', 'chordate', 'vertebrate', 'mammal', 'placental', 'carnivore', 'canine', 'dog'];
      for (const name of [...above, 'working dog', 'sled dog', 'Siberian husky']) {
        const tile = page.locator(`treemap-view svg:visible a[aria-label^="${name},"]`).first();
        await tile.click({ position: { x: 8, y: 8 } });
        await page.getByRole('heading', { level: 1, name: new RegExp(`^${name}\\b`) }).waitFor();
      }
      expect(new URL(page.url()).pathname).toBe(husky);
    });

    it('works without scripts: by links alone', async () => {
      const { page } = await open('/', { javaScript: false });
      for (const name of ['animal', 'domestic animal', 'dog', 'working dog', 'sled dog', 'Siberian husky']) {
        const links = page
          .getByRole('main')
          .or(page.getByRole('complementary'))
          .getByRole('link', { name: new RegExp(`^${name}\\b`) });
        await loadBy(page, links.and(page.locator(':not(svg a)')).first());
      }
      expect(new URL(page.url()).pathname).toBe(husky);
    });
  });

  it('tells own and subtree images of geological formation apart, on the page and in its JSON', async () => {
    const { page } = await open('/synset/n09287968');
    const figure = (name: string): Promise<string | null> =>
      page
        .locator('.figures div', { has: page.locator('dt .quantity', { hasText: new RegExp(`^${name}$`) }) })
        .locator('dd')
        .textContent();
    expect([await figure('own images'), await figure('images in the subtree')]).toEqual(['1,808', '126,567']);
    expect(await figure('synsets in the subtree')).toMatch(/^176\s*151 with images/);
    const json: unknown = await (await fetch(`${page.url()}.json`)).json();
    expect(json).toMatchObject({ ownImages: 1808, subtreeImages: 126567, subtreeSynsets: 176 });
  });

  it('leads from dog up both its parents and back', async () => {
    const { page } = await open('/synset/n02084071');
    for (const parent of ['canine', 'domestic animal']) {
      await page.getByRole('region', { name: 'Relations' }).getByRole('link', { name: parent }).first().click();
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${parent}`) }).waitFor();
      await page
        .getByRole('region', { name: /^Hyponyms/ })
        .getByRole('link', { name: /^dog\b/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: /^dog/ }).waitFor();
    }
    expect(new URL(page.url()).pathname).toBe('/synset/n02084071');
  });
}
