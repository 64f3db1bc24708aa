import { describe, expect, test } from 'vitest';
import { nodesOf, withAncestors } from '../../src/domain/taxonomy/descendants.ts';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { percent } from '../../src/domain/percentile.ts';
import { isGroup } from '../../src/domain/taxonomy/tree-view.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';

const { taxonomy, lexicon, classLists } = catalogue;
const dataset = catalogue.datasets.find(({ name }) => name === 'fall2011')!;
const tree = catalogue.treeOf(dataset);
const { release } = dataset;
const misc = tree.children(tree.root).at(-1)!;

describe('the image counts of Fall 2011', () => {
  test('are 14,197,122 images of 21,841 synsets, 1 to 3,047 each', () => {
    const own = [...dataset.columns.ownImages].filter((images) => images > 0);
    expect(dataset.totals).toMatchObject({ images: 14_197_122, synsetsWithImages: 21_841 });
    expect(own).toHaveLength(21_841);
    expect(own.reduce((a, b) => a + b)).toBe(14_197_122);
    expect(own.reduce((a, b) => Math.min(a, b))).toBe(1);
    expect(own.reduce((a, b) => Math.max(a, b))).toBe(3_047);
    expect(dataset.ownImages(at('n02094433'))).toBe(3_047);
    expect(lexicon.firstLemma(at('n02094433'))).toBe('Yorkshire terrier');
  });

  test.each([
    ['geological formation', 'n09287968', 1_808],
    ['dog', 'n02084071', 1_603],
    ['person', 'n00007846', 1_242],
    ['plant', 'n00017222', 1_271],
    ['teapot', 'n04398044', 1_590],
  ])('%s %s has %i', (word, wnid, images) => {
    expect(lexicon.firstLemma(at(wnid))).toBe(word);
    expect(dataset.ownImages(at(wnid))).toBe(images);
  });

  test('a synset named volcano has 1,404', () => {
    const volcanoes = [...taxonomy.columns.offset.keys()]
      .map(nodeIndex)
      .filter((node) => lexicon.firstLemma(node) === 'volcano');
    expect(volcanoes.map((node) => dataset.ownImages(node))).toContain(1_404);
  });

  test.each([
    ['plant', 'n00017222', 2_051_990],
    ['geological formation', 'n09287968', 126_567],
    ['natural object', 'n00019128', 304_854],
    ['sport', 'n00523513', 200_402],
    ['artifact', 'n00021939', 5_880_218],
    ['fungus', 'n12992868', 136_670],
    ['person', 'n00007846', 1_178_527],
    ['animal', 'n00015388', 2_798_930],
  ])('the subtree of %s %s has %i distinct images', (_word, wnid, images) => {
    expect(dataset.subtreeImages(at(wnid))).toBe(images);
  });

  test('Misc has 7,701,520 and the release all 14,197,122', () => {
    const sum = (slices: NonNullable<typeof release>['tree']['slices']): number =>
      nodesOf(slices, taxonomy.columns.level).reduce((total, node) => total + dataset.ownImages(node), 0);
    expect(sum(release!.tree.miscSlices)).toBe(7_701_520);
    expect(sum(release!.tree.slices)).toBe(14_197_122);
  });
});

describe('the release tree', () => {
  test('is fall11, ImageNet 2011 Fall Release, with 32,326 nodes below', () => {
    expect(tree.root).toEqual({ id: 'fall11', title: 'ImageNet 2011 Fall Release' });
    expect(misc).toMatchObject({ id: 'fa11misc', title: 'Misc' });
    expect(tree.bracket(tree.root)).toBe(32_326);
    expect(dataset.totals.synsets).toBe(32_325);
  });

  test('has 2,350 children of Misc with 20,400 synsets, each with images and under no branch', () => {
    const children = tree.children(misc);
    expect(children).toHaveLength(2_350);
    expect(tree.bracket(misc)).toBe(20_400);
    const branches = new Set<number>(release!.tree.branches);
    const faulty = children.filter((child) => {
      if (isGroup(child) || dataset.ownImages(child) === 0) return true;
      return [...withAncestors([taxonomy.hypernyms], [child])].some((node) => branches.has(node));
    });
    expect(faulty).toEqual([]);
  });

  test('has 2,551 nodes with several parents', () => {
    const nodes = [...nodesOf(release!.tree.slices, taxonomy.columns.level)];
    expect(nodes).toHaveLength(32_325);
    expect(nodes.filter((node) => tree.parents(node).length > 1)).toHaveLength(2_551);
  });

  test('gives every synset one place, the root and Misc theirs', () => {
    const { node, parent } = release!.order;
    expect(node).toHaveLength(32_327);
    expect(new Set(node).size).toBe(32_327);
    expect([...parent.keys()].filter((place) => place > 0 && parent[place]! >= place)).toEqual([]);
  });
});

describe('percentiles', () => {
  test('of geological formation are 99.04 by images, and between 80 and 92 by popularity', () => {
    const node = at('n09287968');
    expect(percent(dataset.imagePercentile(node)!).toFixed(2)).toBe('99.04');
    expect(percent(dataset.popularityPercentile(node))).toBeGreaterThan(80);
    expect(percent(dataset.popularityPercentile(node))).toBeLessThan(92);
    expect(dataset.popularityPercentile(node).population).toBe(32_325);
  });

  test('of dog is above 99 by popularity', () => {
    expect(percent(dataset.popularityPercentile(at('n02084071')))).toBeGreaterThan(99);
  });

  test('by images is absent without images, 0 for a single image, and ranks among the 21,841', () => {
    const { ownImages } = dataset.columns;
    expect(dataset.imagePercentile(nodeIndex(ownImages.indexOf(0)))).toBeUndefined();
    expect(dataset.imagePercentile(nodeIndex(ownImages.indexOf(1)))).toEqual({ below: 0, population: 21_841 });
    expect(dataset.imagePercentile(at('n02094433'))).toEqual({ below: 21_840, population: 21_841 });
  });
});

describe('class lists', () => {
  const list = (name: string): string[] =>
    classLists.find((list) => list.name === name)!.nodes.map((node) => taxonomy.wnid(node));

  test('ILSVRC-1K has 1,000 classes in sorted order, from tench; teddy bear is not in the release', () => {
    const wnids = list('in1k');
    expect(wnids).toHaveLength(1_000);
    expect(wnids).toEqual([...wnids].sort());
    expect(lexicon.firstLemma(at(wnids[0]!))).toBe('tench');
    expect(wnids.filter((wnid) => dataset.ownImages(at(wnid)) === 0)).toEqual(['n04399382']);
  });

  test('ImageNet-21K-P has the 11,221 synsets with more than 500 images, sorted', () => {
    const wnids = list('in21k-p');
    expect(wnids).toHaveLength(11_221);
    expect(wnids).toEqual([...wnids].sort());
    expect(wnids.every((wnid) => dataset.ownImages(at(wnid)) > 500)).toBe(true);
  });

  test("timm's imagenet22k has the 21,841 with images; Google's list those and two more, sorted", () => {
    const wnids = list('in22k');
    expect(wnids).toHaveLength(21_841);
    expect(wnids).toEqual([...wnids].sort());
    expect(list('in21k-goog')).toEqual([...wnids, 'n03931044', 'n09859684'].sort());
    expect(list('in21k-goog')).toHaveLength(21_843);
  });
});
