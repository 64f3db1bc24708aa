import { describe, expect, test } from 'vitest';
import { nodesOf } from '../../src/domain/taxonomy/descendants.ts';
import type { NodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { statisticsOf } from '../../src/domain/dataset/statistics.ts';
import { pathsIn } from '../../src/domain/taxonomy/tree-view.ts';
import { parseWnid } from '../../src/domain/wordnet/wnid.ts';
import { MINI_FILES, miniInputs, miniWnid } from '../fixtures/mini-inputs.ts';
import { MINI } from '../fixtures/mini-wordnet.ts';
import { buildAndOpen } from '../fixtures/open-files.ts';

const catalogue = await buildAndOpen(miniInputs());
const { taxonomy, lexicon, classLists } = catalogue;
const [dataset] = catalogue.datasets;

const nameOf = new Map([...MINI_FILES.wnids].map(([name, wnid]) => [wnid, name]));
const at = (name: string): NodeIndex => taxonomy.node(parseWnid(miniWnid(name))!)!;
const names = (nodes: Iterable<NodeIndex>): string[] => Array.from(nodes, (node) => nameOf.get(taxonomy.wnid(node))!);

describe('the mini WordNet', () => {
  test('comes in preorder, each synset under its first parent', () =>
    expect(names(Array.from({ length: taxonomy.size }, (_, i) => i as NodeIndex))).toEqual([
      'entity',
      'animal',
      'dog',
      'husky',
      'pet',
      'goldfish',
      'place',
      'cafe',
      'planet',
      'earth',
      'flatEarth',
      'mars',
      'snack',
    ]));

  test('keeps hyponyms and instances apart, both in wnid order', () => {
    expect(names(taxonomy.hyponymsOf(at('animal')))).toEqual(['dog', 'pet']);
    expect(names(taxonomy.hyponymsOf(at('planet')))).toEqual([]);
    expect(names(taxonomy.instancesOf(at('planet')))).toEqual(['earth', 'mars']);
    expect(names(taxonomy.parentsOf(at('dog')))).toEqual(['animal', 'pet']);
    expect(taxonomy.isInstance(at('earth'))).toBe(true);
    expect(taxonomy.isInstance(at('flatEarth'))).toBe(false);
  });

  test.each([
    ['entity', 9],
    ['animal', 4],
    ['pet', 3],
    ['dog', 1],
    ['husky', 0],
    ['place', 2],
    ['planet', 0],
    ['earth', 1],
  ])('%s has %i distinct descendants over hypernyms', (name, bracket) =>
    expect(taxonomy.columns.synsetsBelow[at(name)]).toBe(bracket),
  );

  test('descendants reached twice are held once, also where they stand before', () => {
    const descendants = (name: string): string[] =>
      names(nodesOf(taxonomy.descendants(at(name)), taxonomy.columns.level));
    expect(descendants('animal')).toEqual(['animal', 'dog', 'husky', 'pet', 'goldfish']);
    expect(descendants('pet')).toEqual(['pet', 'goldfish', 'dog', 'husky']);
    expect(descendants('planet')).toEqual(['planet']);
    expect(descendants('earth')).toEqual(['earth', 'flatEarth']);
  });

  test('measures depths and heights over all paths', () => {
    const { minDepth, maxDepth, height } = taxonomy.columns;
    const of = (name: string): number[] => [minDepth, maxDepth, height].map((column) => column[at(name)]!);
    expect(of('entity')).toEqual([0, 0, 4]);
    expect(of('dog')).toEqual([2, 3, 1]);
    expect(of('husky')).toEqual([3, 4, 0]);
    expect(of('flatEarth')).toEqual([4, 4, 0]);
  });

  test('gives all paths to the root, the primary one first', () =>
    expect(taxonomy.paths(at('husky')).map(names)).toEqual([
      ['entity', 'animal', 'dog', 'husky'],
      ['entity', 'animal', 'pet', 'dog', 'husky'],
    ]));

  test('keeps words, glosses and senses, two spellings of one word with the same sense', () => {
    for (const [name, { words }] of Object.entries(MINI)) expect(lexicon.lemmas(at(name))).toEqual(words);
    expect(lexicon.gloss(at('dog'))).toEqual({ definition: 'a barking animal', examples: ['the dog barked'] });
    expect(lexicon.senses(at('earth'))).toEqual(
      ['Earth', 'earth'].map((lemma) => ({ lemma, senseNumber: 1, tagCount: 8, senseKey: 'earth%1:17:00::' })),
    );
  });

  test('finds the offsets of another version by sense keys', () => {
    const { offset, offset31 } = taxonomy.columns;
    const apart = offset31.map((other, node) => other - offset[node]!);
    expect(new Set(apart).size).toBe(1);
    expect(apart[0]).toBe('3.1, longer,'.length - '3.0'.length);
  });
});

describe('the mini release', () => {
  const tree = catalogue.treeOf(dataset);

  test.each([
    // subtree images, subtree synsets with images
    ['entity', 31, 7],
    ['animal', 18, 4],
    ['pet', 16, 3],
    ['dog', 15, 2],
    ['planet', 4, 1],
    ['earth', 7, 1],
    ['goldfish', 0, 0],
  ])('%s has %i distinct images in its subtree, of %i synsets', (name, images, synsets) => {
    expect(dataset.subtreeImages(at(name))).toBe(images);
    expect(dataset.subtreeSynsetsWithImages(at(name))).toBe(synsets);
  });

  test('puts what has images under no branch into Misc: by hypernyms, not by instances', () => {
    const { release } = dataset;
    expect(names(release!.tree.branches)).toEqual(['place', 'animal']);
    expect(names(release!.tree.miscChildren)).toEqual(['earth', 'snack']);
    expect(names(nodesOf(release!.tree.slices, taxonomy.columns.level)).sort()).toEqual([
      'animal',
      'cafe',
      'dog',
      'earth',
      'flatEarth',
      'goldfish',
      'husky',
      'pet',
      'place',
      'planet',
      'snack',
    ]);
    expect(tree.bracket(tree.root)).toBe(12);
    expect(dataset.totals).toEqual({ images: 38, synsetsWithImages: 8, synsets: 11 });
  });

  test('shows both paths to dog', () =>
    expect(pathsIn(tree, at('dog'))).toEqual([
      [tree.root, at('animal'), at('dog')],
      [tree.root, at('animal'), at('pet'), at('dog')],
    ]));

  test('ranks own images among synsets with images', () => {
    expect(dataset.imagePercentile(at('dog'))).toEqual({ below: 7, population: 8 });
    expect(dataset.imagePercentile(at('pet'))).toEqual({ below: 0, population: 8 });
    expect(dataset.imagePercentile(at('goldfish'))).toBeUndefined();
    expect(dataset.popularityPercentile(at('dog'))).toEqual({ below: 10, population: 11 });
  });

  test('has its figures', () => {
    const { largest, smallest, emptiest, meanImages, medianImages, depths } = statisticsOf(taxonomy, dataset);
    expect(names(largest).slice(0, 2)).toEqual(['dog', 'earth']);
    expect(names(smallest).slice(0, 2)).toEqual(['pet', 'animal']);
    expect(names(emptiest)).toEqual(['entity', 'place']);
    expect(meanImages).toBe(4.75);
    expect(medianImages).toBe(4.5);
    expect(depths.map(({ synsets }) => synsets)).toEqual([1, 3, 4, 4, 1]);
    expect(depths.reduce((sum, { images }) => sum + images, 0)).toBe(38);
  });

  test('has class lists by file, in its order, and by rule, in wnid order', () =>
    expect(classLists.map(({ name, nodes }) => [name, names(nodes)])).toEqual([
      ['filed', ['husky', 'dog']],
      ['ruled', ['dog', 'husky', 'earth', 'mars', 'snack']],
    ]));
});
