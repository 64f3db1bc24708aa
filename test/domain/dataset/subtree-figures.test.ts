import { expect, test } from 'vitest';
import { subtreeFigures } from '../../../src/domain/dataset/subtree-figures.ts';
import { isGroup } from '../../../src/domain/taxonomy/tree-view.ts';
import { mini, miniCatalogue } from '../../fixtures/mini-catalogue.ts';

const [release] = miniCatalogue.datasets;
const numbers = (node: Parameters<typeof subtreeFigures>[2]): number[] => {
  const { ownImages, subtreeImages, subtreeSynsets, subtreeSynsetsWithImages } = subtreeFigures(
    miniCatalogue,
    release,
    node,
  );
  return [ownImages, subtreeImages, subtreeSynsets, subtreeSynsetsWithImages];
};

test.each([
  ['animal', [2, 18, 5, 4]],
  ['dog', [10, 15, 2, 2]],
  ['goldfish', [0, 0, 1, 0]],
  ['planet', [4, 4, 1, 1]],
])('the figures of %s count the synset itself, each synset once and no instance', (name, figures) => {
  expect(numbers(mini(name))).toEqual(figures);
});

test('the root of a release has the totals of its dataset, and Misc what no branch holds; neither is a synset', () => {
  const { tree } = release.release!;
  const { images, synsets, synsetsWithImages } = release.totals;
  expect(numbers(tree.root)).toEqual([0, images, synsets, synsetsWithImages]);
  const misc = numbers(tree.misc);
  expect(misc[2]).toBe(miniCatalogue.treeOf(release).bracket(tree.misc));
  expect(tree.miscChildren.every((child) => !isGroup(child))).toBe(true);
  expect(misc[1]).toBeGreaterThanOrEqual(release.ownImages(mini('snack')));
});
