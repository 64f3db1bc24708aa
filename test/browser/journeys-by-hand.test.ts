import { describe, expect, it } from 'vitest';
import { nodesOf } from '../../src/domain/taxonomy/descendants.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';
import { HANDS, takeFile } from './hands.ts';
import { openPage, overflow } from './reader.ts';

const {
  taxonomy,
  datasets: [fall2011],
} = catalogue;

describe.each(HANDS)('$name, a reader', (hand) => {
  it('finds the dog breeds with more than 500 images and takes their list home', async () => {
    const { page } = await openPage('/', hand.window);
    await hand.write(page, page.locator('main search-box input'), 'in:dog images:>500');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /matches 159 synsets/ }).waitFor();
    expect(await overflow(page)).toBe(0);
    const list = page.getByRole('main').getByRole('link', { name: 'wnids.txt' });
    const { text } = await takeFile(page, hand, list);
    const expected = [...nodesOf(taxonomy.descendants(at('n02084071')), taxonomy.columns.level)]
      .filter((node) => fall2011.ownImages(node) > 500)
      .map((node) => taxonomy.wnid(node));
    expect(text.trimEnd().split('\n').toSorted()).toEqual(expected.toSorted());
  });

  it('cuts animal into 10 superclasses that do not overlap', async () => {
    const { page } = await openPage('/', hand.window);
    await hand.follow(page, page.getByRole('main').getByRole('link', { name: /Find classes/ }));
    await page.waitForURL('**/sets');
    await hand.follow(page, page.getByRole('link', { name: /Cut a subtree/ }));
    await page.waitForURL('**/cut**');
    await hand.write(page, page.getByLabel('Below', { exact: true }), 'animal');
    await hand.write(page, page.getByLabel('Classes', { exact: true }), '10');
    await hand.follow(page, page.getByRole('button', { name: 'Cut', exact: true }));
    await page.getByRole('heading', { level: 1, name: 'Cut animal into 10 classes' }).waitFor();
    expect(await page.getByText('No overlap').isVisible()).toBe(true);
    await hand.follow(page, page.getByRole('link', { name: 'Use these classes' }));
    await page.waitForURL('**/set/**');
    const indices = page.getByRole('link', { name: 'class_to_idx.json' }).first();
    const { text } = await takeFile(page, hand, indices);
    expect(Object.values(JSON.parse(text) as Record<string, number>)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('meets a leaf from a search engine: what it is, what is near, and a way on', async () => {
    const { page } = await openPage('/synset/n02110185', hand.window);
    const main = page.getByRole('main');
    expect(await main.getByRole('heading', { level: 1 }).textContent()).toBe('Siberian husky');
    for (const text of ['breed of sled dog developed in northeastern Siberia', '1,296 images', 'ImageNet-1K'])
      expect(await main.getByText(text).first().isVisible(), text).toBe(true);
    expect(await main.locator('.leaf-picture img').isVisible()).toBe(true);
    expect(await overflow(page)).toBe(0);
    await hand.follow(page, main.locator('.kin').getByRole('link', { name: 'malamute 1,634' }));
    await page.getByRole('heading', { level: 1, name: 'malamute' }).waitFor();
    await hand.follow(page, main.locator('.kind-of').getByRole('link').first());
    await page.getByRole('heading', { level: 1, name: 'sled dog' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'malamute' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Siberian husky' }).waitFor();
  });

  it('learns which kitchen utensils a dataset covers', async () => {
    const { page } = await openPage('/', hand.window);
    await hand.follow(page, page.getByRole('main').getByRole('link', { name: 'kitchen utensil' }));
    await page.waitForURL('**/search?**');
    await hand.follow(page, page.getByRole('main').getByRole('link', { name: 'kitchen utensil', exact: true }).first());
    await page.waitForURL('**/synset/n03621049');
    await hand.follow(
      page,
      page.getByRole('navigation', { name: 'Views of this synset' }).getByRole('link', { name: 'Compare' }),
    );
    await page.waitForURL('**/compare?**');
    await page.getByRole('main').locator('select[name=b]').selectOption({ label: 'Emoji' });
    await hand.follow(
      page,
      page.getByRole('main').locator('.fields').getByRole('button', { name: 'Show', exact: true }),
    );
    await page.waitForURL(/b=emoji/);
    const main = page.getByRole('main');
    expect(await main.innerText()).toContain('kitchen utensil');
    expect(await overflow(page)).toBe(0);
    const emoji = catalogue.datasets.find(({ name }) => name === 'emoji')!;
    const utensils = [...nodesOf(taxonomy.descendants(at('n03621049')), taxonomy.columns.level)];
    const lacking = utensils.filter((node) => fall2011.ownImages(node) > 0 && emoji.ownImages(node) === 0);
    expect(lacking).toHaveLength(61);
    const list = main.locator('a[href*="/compare/lists/only-a.txt"]').first();
    const { text } = await takeFile(page, hand, list);
    expect(text.match(/n\d{8}/g)?.toSorted()).toEqual(lacking.map((node) => taxonomy.wnid(node)).toSorted());
  });

  it('takes home the addresses of volcano and all below it, named ones included', async () => {
    const { page } = await openPage('/?dataset=emoji', hand.window);
    await hand.follow(page, page.getByRole('main').getByRole('link', { name: 'volcano', exact: true }));
    await page.waitForURL('**/search?**');
    await hand.follow(page, page.getByRole('main').getByRole('link', { name: 'volcano', exact: true }).first());
    await page.waitForURL('**/synset/n09472597?**');
    expect(await page.getByRole('heading', { name: 'No kinds of volcano. 27 named instances.' }).isVisible()).toBe(
      true,
    );
    await hand.follow(page, page.getByRole('link', { name: 'All lists' }));
    await page.waitForURL('**/downloads?**');
    const lists = page.getByRole('region', { name: /named instances: 28 synsets/ });
    const { name, text } = await takeFile(page, hand, lists.getByRole('link', { name: 'mapping.txt' }));
    expect(name).toBe('n09472597-all-mapping.txt');
    expect(text.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'n09472597_1',
      'n09472597_2',
      'n09175016_1',
      'n09175016_2',
      '',
    ]);
    expect(await overflow(page)).toBe(0);
  });
});
