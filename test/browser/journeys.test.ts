import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { nodesOf } from '../../src/domain/taxonomy/descendants.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';
import { loadBy, openPage, settled } from './reader.ts';

const { taxonomy } = catalogue;

/** Opens branches of the tree one after the other and follows the last name. */
async function followTree(page: Page, names: readonly string[]): Promise<void> {
  await settled(page);
  const tree = page.getByRole('complementary', { name: 'Synset tree' });
  for (const name of names.slice(0, -1)) {
    const button = tree.locator(`button[aria-label="${name}"]`).first();
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  }
  const last = names.at(-1) ?? '';
  await tree
    .locator('a', { has: page.locator('.name', { hasText: new RegExp(`^${last}`) }) })
    .first()
    .click();
}

/** Goes down the treemap by the tile of each name. */
async function followTiles(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const tile = page.locator(`treemap-view svg:visible a[aria-label^="${name},"]`).first();
    await tile.click({ position: { x: 8, y: 8 } });
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${name}\\b`) }).waitFor();
  }
}

describe('finding husky from the home page, and taking its list home', () => {
  const husky = 'n02110185';

  it('leads there by the tree', async () => {
    const { page } = await openPage('/');
    await page.getByRole('main').getByRole('link', { name: 'animal', exact: true }).last().click();
    await page.getByRole('heading', { level: 1, name: 'animal' }).waitFor();
    await followTree(page, ['domestic animal', 'dog', 'working dog', 'sled dog', 'Siberian husky']);
    await page.waitForURL(`**/synset/${husky}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Siberian husky');
  });

  it('leads there by the treemap', async () => {
    const { page } = await openPage('/');
    await followTiles(page, [
      'animal',
      'chordate',
      'vertebrate',
      'mammal',
      'placental',
      'carnivore',
      'canine',
      'dog',
      'working dog',
      'sled dog',
      'Siberian husky',
    ]);
    expect(new URL(page.url()).pathname).toBe(`/synset/${husky}`);
  });

  it('leads there by search, and its list holds what the data hold', async () => {
    const { page } = await openPage('/');
    await page.keyboard.press('/');
    await page.keyboard.type('siberian husky');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/synset/${husky}**`);
    await page.getByRole('link', { name: 'Downloads' }).click();
    await page.waitForURL('**/downloads');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Counts as tsv' }).last().click(),
    ]);
    const rows = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
    const expected = [...nodesOf(taxonomy.descendants(at(husky)), taxonomy.columns.level)].map((node) =>
      taxonomy.wnid(node),
    );
    expect(rows.slice(1).map((row) => row.split('\t')[0])).toEqual(expected);
    expect(download.suggestedFilename()).toBe(`${husky}-own-counts.tsv`);
  });

  it('works without scripts: by links alone', async () => {
    const { page } = await openPage('/', { javaScript: false });
    for (const name of ['animal', 'domestic animal', 'dog', 'working dog', 'sled dog', 'Siberian husky']) {
      const links = page
        .getByRole('main')
        .or(page.getByRole('complementary'))
        .getByRole('link', { name: new RegExp(`^${name}\\b`) });
      await loadBy(page, links.and(page.locator(':not(svg a)')).first());
    }
    expect(new URL(page.url()).pathname).toBe(`/synset/${husky}`);
  });
});

describe('comparing own and subtree images of geological formation', () =>
  it('tells them apart on the page, in its JSON and in its lists', async () => {
    const { page } = await openPage('/synset/n09287968');
    const figure = (name: string): Promise<string | null> =>
      page
        .locator('.figures div', { has: page.locator('dt .quantity', { hasText: new RegExp(`^${name}$`) }) })
        .locator('dd')
        .textContent();
    expect(await figure('own images')).toBe('1,808');
    expect(await figure('images in the subtree')).toBe('126,567');
    expect(await figure('synsets in the subtree')).toMatch(/^176\s*151 with images/);

    const json = (await (await fetch(`${inject('address')}/synset/n09287968.json`)).json()) as Record<string, unknown>;
    expect(json).toMatchObject({ ownImages: 1808, subtreeImages: 126567, subtreeSynsets: 176 });

    const list = await (await fetch(`${inject('address')}/synset/n09287968/lists/subtree/counts.tsv`)).text();
    const own = list
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => Number(row.split('\t')[1]));
    expect(own).toHaveLength(176);
    expect(own.reduce((sum, images) => sum + images, 0)).toBe(126567);
  }));

describe('following dog up both its parents and back', () => {
  it('finds both among its relations, and itself among their hyponyms', async () => {
    const { page } = await openPage('/synset/n02084071');
    for (const parent of ['canine', 'domestic animal']) {
      await page.getByRole('region', { name: 'Relations' }).getByRole('link', { name: parent, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${parent}`) }).waitFor();
      await page
        .getByRole('region', { name: /^Hyponyms/ })
        .getByRole('link', { name: 'dog', exact: true })
        .click();
      await page.getByRole('heading', { level: 1, name: /^dog/ }).waitFor();
    }
    expect(new URL(page.url()).pathname).toBe('/synset/n02084071');
  });

  it('shows all four paths from the root', async () => {
    const { page } = await openPage('/synset/n02084071');
    await page.getByText('3 other paths from the root').click();
    // The first path's middle, which a narrow window folds, is a list inside it.
    const paths = page.getByRole('navigation', { name: 'Path from the root' }).locator('ol:not(ol ol)');
    expect(await paths.count()).toBe(4);
  });
});
