import { readFile } from 'node:fs/promises';
import { expect, inject, it } from 'vitest';
import { nodesOf } from '../../src/domain/taxonomy/descendants.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';
import { testJourneys } from './journeys.ts';
import { openPage } from './reader.ts';

const { taxonomy } = catalogue;

testJourneys(openPage);

it('finding husky by search, its list holds what the data hold', async () => {
  const husky = 'n02110185';
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

it('the list of geological formation adds up to its page’s figures', async () => {
  const list = await (await fetch(`${inject('address')}/synset/n09287968/lists/subtree/counts.tsv`)).text();
  const own = list
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => Number(row.split('\t')[1]));
  expect(own).toHaveLength(176);
  expect(own.reduce((sum, images) => sum + images, 0)).toBe(126567);
});

it('dog shows all four paths from the root', async () => {
  const { page } = await openPage('/synset/n02084071');
  await page.getByText('3 other paths from the root').click();
  // The first path's middle, which a narrow window folds, is a list inside it.
  const paths = page.getByRole('navigation', { name: 'Path from the root' }).locator('ol:not(ol ol)');
  expect(await paths.count()).toBe(4);
});
