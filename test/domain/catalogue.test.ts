import { expect, test } from 'vitest';
import { Catalogue } from '../../src/domain/catalogue.ts';
import type { ClassList } from '../../src/domain/class-list.ts';
import type { Member } from '../../src/domain/class-set/class-set.ts';
import { findTop, nodeOfClass } from '../../src/domain/class-set/class-node.ts';
import { Dataset } from '../../src/domain/dataset/dataset.ts';
import type { Lexicon } from '../../src/domain/wordnet/lexicon.ts';
import { crossed, crossedCatalogue, namesOf } from '../fixtures/crossed-catalogue.ts';

const member = (name: string): Member => ({ node: crossed(name), scope: 'own' });
const [filed, ruled] = crossedCatalogue.publishedSets as readonly [ClassList, ClassList];
/** Two superclasses, the second with a class of the first. */
const superclasses: ClassList = {
  ...filed,
  name: 'super',
  set: {
    title: undefined,
    classes: [
      { name: 'canine', includes: [member('husky'), member('chimera')], excludes: [] },
      { name: undefined, includes: [member('chimera'), member('hybrid')], excludes: [] },
    ],
  },
};
const twice: ClassList = { ...filed, name: 'twice', nodes: ['pet', 'dog', 'pet'].map(crossed) };

/** A catalogue of its own for each test, so that a test sees what it computes. */
function open(changes: Partial<Catalogue> = {}): Catalogue {
  const { version, taxonomy, lexicon, datasets, search, sources, languages } = crossedCatalogue;
  const publishedSets = [filed, ruled, superclasses, twice];
  return new Catalogue({ version, taxonomy, lexicon, datasets, search, sources, languages, publishedSets, ...changes });
}

test('class lists are the sets with one synset a class', () => {
  expect(open().classLists.map(({ name }) => name)).toEqual(['filed', 'ruled', 'twice']);
  const excluding = filed.set.classes.map((one) => ({ ...one, excludes: [member('chimera')] }));
  expect(open({ publishedSets: [{ ...filed, set: { ...filed.set, classes: excluding } }] }).classLists).toEqual([]);
});

test('a synset has its index in a list, the first where it comes twice, and the labels of all sets', () => {
  const catalogue = open();
  expect(
    [filed, twice].map((list) => ['husky', 'dog', 'pet'].map((name) => catalogue.classIndexOf(list, crossed(name)))),
  ).toEqual([
    [0, 1, undefined],
    [undefined, 1, 0],
  ]);
  const labels = (name: string): string[] =>
    catalogue.labelsOf(crossed(name)).map(({ list, index }) => `${list.name} ${String(index)}`);
  expect(labels('husky')).toEqual(['filed 0', 'ruled 2', 'super 0', 'twice 0']);
  expect(labels('chimera')).toEqual(['super 0']);
  expect(labels('hybrid')).toEqual(['super 1']);
  expect(labels('goldfish')).toEqual([]);
});

test.each([
  ['filed', 1, 'dog'],
  ['filed', 2, ''],
  ['super', 0, 'dog'],
  ['super', 1, 'animal'],
  ['none', 0, ''],
])('the synset of class %s %i is %s', (name, index, node) => {
  expect(namesOf([open().nodeOfLabel(name, index) ?? []].flat()).join('')).toBe(node);
});

test.each([
  ['husky', 'dog'],
  ['husky chimera', 'dog'],
  ['dog husky', 'animal'],
  ['pet dog', 'animal'],
  ['goldfish hybrid', 'pet'],
  ['husky snack', 'entity'],
  ['entity', 'entity'],
  ['', 'entity'],
])('the lowest synset above %s is %s', (names, top) => {
  expect(namesOf([findTop(crossedCatalogue.taxonomy, names.split(' ').filter(Boolean).map(crossed))])).toEqual([top]);
});

test('a class of one synset is that synset', () => {
  expect(nodeOfClass(crossedCatalogue.taxonomy, { includes: [member('dog')] })).toBe(crossed('dog'));
});

test('children come by name in any case, instances last; those of a release’s root in its own order', () => {
  const catalogue = open();
  const tree = catalogue.treeOf(catalogue.datasets[0]);
  const below = (name: string): string =>
    namesOf(catalogue.childrenByName(catalogue.wordnetTree, crossed(name))).join(' ');
  expect(below('entity')).toBe('animal place snack');
  expect(below('planet')).toBe('earth mars');
  expect(below('pet')).toBe('dog goldfish');
  expect(namesOf(catalogue.childrenByName(tree, tree.root)).join(' ')).toBe('place animal minimisc');
  expect(namesOf(catalogue.childrenByName(tree, tree.children(tree.root)[2]!)).join(' ')).toBe('snack earth');
  expect(catalogue.childrenByName(tree, tree.root)).toBe(catalogue.childrenByName(tree, tree.root));
  const names = ['a', 'Z', 'b', 'B', 'a'];
  const lexicon: Pick<Lexicon, 'firstLemma'> = { firstLemma: (node) => names[node % 5]! };
  const named = open({ lexicon: lexicon as Lexicon });
  // entity's children are place (Z), animal (b) and snack (a); dog's husky (a), chimera (a) and hybrid (B).
  expect(namesOf(named.childrenByName(named.wordnetTree, crossed('entity'))).join(' ')).toBe('snack animal place');
  expect(namesOf(named.childrenByName(named.wordnetTree, crossed('dog'))).join(' ')).toBe('husky chimera hybrid');
});

test('what is derived is computed once, and without a release from WordNet’s tree', () => {
  const catalogue = open();
  const [mini] = catalogue.datasets;
  const bare = new Dataset(mini.description, mini.columns, mini.totals, undefined);
  expect(catalogue.treeOf(mini).kind).toBe('release');
  expect(catalogue.treeOf(bare)).toBe(catalogue.wordnetTree);
  expect(catalogue.miscSumsOf(mini)).toEqual({ images: 13, synsets: 3, synsetsWithImages: 2 });
  expect(catalogue.miscSumsOf(bare)).toEqual({ images: 0, synsets: 0, synsetsWithImages: 0 });
  expect([...catalogue.treeDepth]).toEqual([0, 1, 2, 3, 3, 4, 2, 1, 2, 3, 3, 2, 3, 4, 1]);
  expect([...catalogue.wordnetOrder.node]).toEqual([...Array(15).keys()]);
  expect(catalogue.wordnetOrder.parent).toBe(catalogue.taxonomy.columns.parent);
  expect(catalogue.statisticsOf(mini)).toBe(catalogue.statisticsOf(mini));
  expect([filed, superclasses].map((list) => catalogue.subtreePairsOf(list))).toEqual([1, undefined]);
  expect(catalogue.readableNames[crossed('flatEarth')]).toBe('flat Earth');
  expect(catalogue.version).toBe(crossedCatalogue.version);
  const coarse = open({ search: { ...catalogue.search, coarse: Uint32Array.of(crossed('dog')) } });
  expect(['dog', 'pet'].map((name) => coarse.isCoarse(crossed(name)))).toEqual([true, false]);
});
