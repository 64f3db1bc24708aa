import { describe, expect, it } from 'vitest';
import { nodeOfId } from '../../../src/view/page-context.ts';
import { treeLevel, treePanel, type TreeRow } from '../../../src/view/synset/tree-panel.ts';
import { at } from '../../fixtures/real-catalogue.ts';
import { contextOf } from '../context.ts';

function rows(row: TreeRow): TreeRow[] {
  return [row, ...(row.level?.rows.flatMap(rows) ?? [])];
}

describe('the tree panel', () => {
  it('opens at the current synset, along its primary path', async () => {
    const { root } = await treePanel(contextOf(), at('n02084071'));
    const all = rows(root);
    expect(all.filter((row) => row.isCurrent).map((row) => row.id)).toEqual(['n02084071']);
    expect(all.filter((row) => row.level).map((row) => row.name)).toEqual([
      'ImageNet Fall 2011',
      'animal',
      'chordate',
      'vertebrate',
      'mammal',
      'placental',
      'carnivore',
      'canine',
      'dog',
    ]);
  });

  it('shows all nine branches of the release wherever it is opened', async () => {
    const { root } = await treePanel(contextOf(), at('n02084071'));
    expect(root.level?.rows).toHaveLength(9);
    expect(root.level?.hidden).toBe(0);
  });

  it('says how many siblings it leaves out, and counts none twice', async () => {
    const context = contextOf();
    const person = (await treePanel(context, at('n00007846'))).root.level!.rows.find((row) => row.id === 'n00007846')!;
    expect(person.level!.rows.length + person.level!.hidden + person.level!.hiddenBare).toBe(402);
    expect(person.level!.allUrl).toBe('/synset/n00007846?all=1#hyponyms');
  });

  it('marks rows without images, but none on the way to the current one', async () => {
    const level = await treeLevel(contextOf(), at('n09472597'));
    expect(level.rows.every((row) => row.isBare && row.images === '0' && row.isInstance)).toBe(true);
    const { root } = await treePanel(contextOf(), at('n09173623'));
    expect(rows(root).find((row) => row.isCurrent)).toMatchObject({ isBare: false, images: '0' });
  });

  it('marks a synset at a place that is not its primary one', async () => {
    const level = await treeLevel(contextOf(), at('n01317541'));
    expect(level.rows.find((row) => row.id === 'n02084071')?.isRepeated).toBe(true);
    const canine = await treeLevel(contextOf(), at('n02083346'));
    expect(canine.rows.find((row) => row.id === 'n02084071')?.isRepeated).toBe(false);
  });

  it('gives a branch the number of synsets in its subtree, and a leaf none', async () => {
    const level = await treeLevel(contextOf(), at('n09287968'));
    const synsets = (name: string): string | undefined => level.rows.find((row) => row.name === name)?.synsets;
    expect(['cave', 'cliff', 'beach', 'slope'].map(synsets)).toEqual(['4', '3', '2', '18']);
    expect(synsets('delta')).toBeUndefined();
    expect(level.rows.some((row) => row.name === 'delta')).toBe(true);
  });

  it('keeps the reader’s tree and dataset in every link', async () => {
    const context = contextOf('tree=wordnet');
    const panel = await treePanel(context, at('n02084071'));
    expect(rows(panel.root).every((row) => row.href.endsWith('?tree=wordnet'))).toBe(true);
    expect(panel.query).toBe('?tree=wordnet');
    expect(panel.choices.map((choice) => choice.isCurrent)).toEqual([false, true]);
  });

  it('opens Misc, which is no synset', async () => {
    const context = contextOf();
    const misc = nodeOfId(context, 'fa11misc')!;
    const row = (await treePanel(context, misc)).root.level!.rows.at(-1)!;
    expect(row).toMatchObject({
      id: 'fa11misc',
      name: 'Misc',
      synsets: '20,400',
      isCurrent: true,
      href: '/synset/fa11misc',
    });
    expect(row.level!.rows.length + row.level!.hidden + row.level!.hiddenBare).toBe(2350);
  });
});
