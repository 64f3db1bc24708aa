import { describe, expect, it } from 'vitest';
import { isGroup, pathsIn, openTree, sameNode, type TreeNode } from '../../../src/domain/taxonomy/tree-view.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';

const release = catalogue.treeOf(catalogue.datasets[0]);
const wordnet = catalogue.wordnetTree;
const name = (node: TreeNode): string => (isGroup(node) ? node.title : catalogue.lexicon.firstLemma(node));
const dog = at('n02084071');

describe('the release tree', () => {
  it('has nine branches, their numbers in brackets those of the release', () => {
    expect(release.children(release.root).map((node) => [name(node), release.bracket(node)])).toEqual([
      ['plant', 4486],
      ['geological formation', 175],
      ['natural object', 1112],
      ['sport', 176],
      ['artifact', 10504],
      ['fungus', 308],
      ['person', 6978],
      ['animal', 3998],
      ['Misc', 20400],
    ]);
    expect(release.bracket(release.root)).toBe(32326);
  });

  it('leads to dog by four paths, the primary one through canine', () => {
    const paths = pathsIn(release, dog).map((path) => path.map(name).join(' > '));
    expect(paths).toHaveLength(4);
    expect(paths[0]).toBe(
      'ImageNet 2011 Fall Release > animal > chordate > vertebrate > mammal > placental > carnivore > canine > dog',
    );
    expect(paths).toContain('ImageNet 2011 Fall Release > Misc > organism > animal > domestic animal > dog');
  });

  it('makes parents and children agree at every node', () => {
    const groups = release.children(release.root).filter(isGroup);
    for (const node of [release.root, ...groups, at('n00015388'), dog, at('n00004475')]) {
      for (const child of release.children(node)) {
        expect(
          release.parents(child).some((parent) => sameNode(parent, node)),
          `${name(child)} under ${name(node)}`,
        ).toBe(true);
      }
    }
  });

  it.each([
    ['the release', release],
    ["WordNet's own", wordnet],
  ])('has the first of the parents as the primary one, in %s', (_, tree) => {
    const groups = [tree.root, ...tree.children(tree.root)].filter(isGroup);
    const nodes = Array.from({ length: catalogue.taxonomy.size }, (_, node) => nodeIndex(node));
    expect([...groups, ...nodes].filter((node) => tree.primaryParent(node) !== tree.parents(node)[0])).toEqual([]);
  });

  it('does not hold entity, which no branch reaches and which has no images', () => {
    expect(release.has(at('n00001740'))).toBe(false);
    expect(release.parents(at('n00001740'))).toEqual([]);
  });

  it('opens again as the same tree', () => {
    expect(catalogue.treeOf(catalogue.datasets[0])).toBe(release);
    const again = openTree(catalogue.taxonomy, catalogue.datasets[0].release);
    expect(again.children(again.root).map(name)).toEqual(release.children(release.root).map(name));
  });
});

describe('the tree of WordNet', () => {
  it('shows the 664 children of city, its instances last', () => {
    const city = at('n08524735');
    const children = wordnet.children(city);
    expect(children).toHaveLength(664);
    expect(children.slice(0, 3).every((node) => !isGroup(node) && !catalogue.taxonomy.isInstance(node))).toBe(true);
    expect(children.slice(3).every((node) => !isGroup(node) && catalogue.taxonomy.isInstance(node))).toBe(true);
  });

  it('shows the 402 hyponyms of person', () => {
    expect(release.children(at('n00007846'))).toHaveLength(402);
  });

  it('leads to dog by two paths from entity', () => {
    expect(pathsIn(wordnet, dog).map((path) => name(path[0]!))).toEqual(['entity', 'entity']);
  });
});
