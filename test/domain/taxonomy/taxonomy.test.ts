import { expect, test } from 'vitest';
import { nodesOf } from '../../../src/domain/taxonomy/descendants.ts';
import { measureDistances } from '../../../src/domain/taxonomy/distances.ts';
import { hyponymWalk } from '../../../src/domain/taxonomy/hyponym-walk.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { findShortestPaths, lowestCommonHypernyms } from '../../../src/domain/taxonomy/shortest-paths.ts';
import { subtreeSums } from '../../../src/domain/taxonomy/tally.ts';
import { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { packAdjacency } from '../../../src/domain/taxonomy/adjacency.ts';
import { findNearOffsets } from '../../../src/domain/wordnet/near-wnids.ts';
import { nodesUnder, SensitiveNodes } from '../../../src/domain/wordnet/sensitive.ts';
import { SynsetOrder } from '../../../src/domain/wordnet/synset-order.ts';
import { wnidOf } from '../../../src/domain/wordnet/wnid.ts';
import { crossed, crossedCatalogue, namesOf } from '../../fixtures/crossed-catalogue.ts';

const opened = crossedCatalogue.taxonomy;
/** Opened here, so that a test sees what opening does. */
const taxonomy = (): Taxonomy => new Taxonomy(opened.columns);
const nodes = Array.from({ length: 15 }, (_, node) => nodeIndex(node));

test('the nodes stand in preorder, and come back by their wnids', () => {
  expect(namesOf(nodes).join(' ')).toBe(
    'entity place planet mars earth flatEarth cafe animal dog husky chimera pet goldfish hybrid snack',
  );
  expect(nodes.map((node) => taxonomy().node(taxonomy().wnid(node)))).toEqual(nodes);
  expect(taxonomy().size).toBe(15);
  const [lowest, highest] = [opened.wnid(crossed('goldfish')), opened.wnid(crossed('hybrid'))];
  for (const other of [0, Number(lowest.slice(1)) + 1, Number(highest.slice(1)) + 1])
    expect(taxonomy().node(wnidOf(other))).toBeUndefined();
  expect(
    namesOf([...taxonomy().wnidRank.keys()].sort((a, b) => taxonomy().wnidRank[a]! - taxonomy().wnidRank[b]!)),
  ).toEqual(namesOf(opened.columns.wnidOrder));
});

test.each([
  ['entity', '', '', 'place animal snack', '', 12],
  ['dog', 'animal pet', '', 'husky chimera hybrid', '', 4],
  ['pet', 'animal', '', 'goldfish dog', '', 6],
  ['planet', 'place', '', '', 'mars earth', 1],
  ['earth', '', 'planet', 'flatEarth', '', 2],
  ['hybrid', 'goldfish dog', '', '', '', 1],
])('the neighbours of %s, each kind in its order', (name, hypernyms, instanceOf, hyponyms, instances, synsets) => {
  const node = crossed(name);
  const found = taxonomy();
  expect(namesOf(found.hypernymsOf(node)).join(' ')).toBe(hypernyms);
  expect(namesOf(found.instanceHypernymsOf(node)).join(' ')).toBe(instanceOf);
  expect(namesOf(found.parentsOf(node)).join(' ')).toBe(hypernyms + instanceOf);
  expect(found.parentCount(node)).toBe(namesOf(found.parentsOf(node)).length);
  expect(namesOf(found.hyponymsOf(node)).join(' ')).toBe(hyponyms);
  expect(namesOf(found.instancesOf(node)).join(' ')).toBe(instances);
  expect(found.subtreeSynsets(node)).toBe(synsets);
  expect(found.isInstance(node)).toBe(instanceOf !== '');
  expect(found.isLeaf(node)).toBe(hyponyms + instances === '');
  expect(namesOf([found.primaryParent(node) ?? []].flat()).join(' ')).toBe((hypernyms + instanceOf).split(' ')[0]);
});

test.each([
  ['pet', 'pet goldfish hybrid dog husky chimera', 'pet goldfish hybrid dog husky chimera'],
  ['planet', 'planet', 'planet mars earth flatEarth'],
  ['goldfish', 'goldfish hybrid chimera', 'goldfish hybrid chimera'],
  ['earth', 'earth flatEarth', 'earth flatEarth'],
])('the descendants of %s, without instances and with them', (name, over, withInstances) => {
  const { level } = opened.columns;
  expect(namesOf(nodesOf(taxonomy().descendants(crossed(name)), level)).join(' ')).toBe(over);
  expect(namesOf(nodesOf(taxonomy().descendantsWithInstances(crossed(name)), level)).join(' ')).toBe(withInstances);
});

test('every path from the root is found, that of first parents first', () => {
  expect(
    taxonomy()
      .paths(crossed('husky'))
      .map((path) => namesOf(path).join(' ')),
  ).toEqual(['entity animal dog husky', 'entity animal pet dog husky']);
  expect(namesOf(taxonomy().paths(crossed('flatEarth'))[0]!)).toEqual([
    'entity',
    'place',
    'planet',
    'earth',
    'flatEarth',
  ]);
});

test('pointers lead to nodes of nouns, and to offsets of other parts of speech', () => {
  const start = opened.columns.pointerStart[crossed('dog')]!;
  const changed = <T extends Uint8Array | Uint32Array>(column: T, value: number): T => {
    const copy = column.slice() as T;
    copy[start + 1] = value;
    return copy;
  };
  const { pointerKind, pointerPartOfSpeech, pointerTarget, pointerSourceWord, pointerTargetWord } = opened.columns;
  const columns = {
    ...opened.columns,
    pointerKind: changed(pointerKind, 11),
    pointerPartOfSpeech: changed(pointerPartOfSpeech, 1),
    pointerTarget: changed(pointerTarget, 1234),
    pointerSourceWord: changed(pointerSourceWord, 2),
    pointerTargetWord: changed(pointerTargetWord, 3),
  };
  expect(new Taxonomy(columns).pointersOf(crossed('dog'))).toEqual([
    { kind: 'hypernym', partOfSpeech: 'n', node: crossed('animal'), words: { source: 0, target: 0 } },
    { kind: 'derivation', partOfSpeech: 'v', offset: 1234, words: { source: 2, target: 3 } },
  ]);
  expect(taxonomy().pointersOf(crossed('entity'))).toEqual([]);
});

test('depths are those of the shortest and the longest path, heights those of the longest down', () => {
  const parents = packAdjacency(nodes.map((node) => opened.parentsOf(node)));
  const { minDepth, maxDepth, height } = measureDistances(parents);
  expect([...minDepth]).toEqual([0, 1, 2, 3, 3, 4, 2, 1, 2, 3, 3, 2, 3, 3, 1]);
  expect([...maxDepth]).toEqual([0, 1, 2, 3, 3, 4, 2, 1, 3, 4, 4, 2, 3, 4, 1]);
  expect([...height]).toEqual([4, 3, 2, 0, 1, 0, 0, 3, 1, 0, 0, 2, 1, 0, 0]);
  // A longer way to a vertex that is met before the shorter one.
  expect([...measureDistances(packAdjacency([[], [0], [1], [2, 0]])).minDepth]).toEqual([0, 1, 2, 1]);
  expect([...measureDistances(packAdjacency([[], [0], [1], [0, 2]])).maxDepth]).toEqual([0, 1, 2, 3]);
  expect(() => measureDistances(packAdjacency([[], [0, 2], [1]]))).toThrow('without cycles');
});

test('sums over subtrees count each synset once and no instance', () => {
  const ones = new Uint8Array(15).fill(1);
  expect([...subtreeSums(opened.shape, ones)]).toEqual([12, 3, 1, 1, 2, 1, 1, 7, 4, 1, 1, 6, 3, 1, 1]);
});

test.each([
  ['husky', 'goldfish', 'pet'],
  ['mars', 'flatEarth', 'planet'],
  ['flatEarth', 'earth', 'earth'],
  ['dog', 'snack', 'entity'],
  ['dog', 'dog', 'dog'],
  ['chimera', 'hybrid', 'goldfish dog'],
])('the lowest common hypernyms of %s and %s are %s', (a, b, lowest) => {
  expect(namesOf(lowestCommonHypernyms(opened, crossed(a), crossed(b))).join(' ')).toBe(lowest);
  expect(namesOf(lowestCommonHypernyms(opened, crossed(b), crossed(a))).join(' ')).toBe(lowest);
});

test.each([
  ['dog', 'dog', 0, ['dog']],
  ['husky', 'animal', 2, ['husky dog animal']],
  ['mars', 'cafe', 3, ['mars planet place cafe']],
  ['chimera', 'hybrid', 2, ['chimera goldfish hybrid', 'chimera dog hybrid']],
  ['husky', 'pet', 2, ['husky dog pet']],
  // Over pet, which is deeper, then over animal.
  ['husky', 'goldfish', 3, ['husky dog pet goldfish']],
  ['chimera', 'animal', 2, ['chimera dog animal']],
  ['hybrid', 'pet', 2, ['hybrid goldfish pet', 'hybrid dog pet']],
  ['pet', 'hybrid', 2, ['pet goldfish hybrid', 'pet dog hybrid']],
])('the shortest paths from %s to %s have %i steps', (a, b, steps, expected) => {
  const { paths, total, ...found } = findShortestPaths(opened, crossed(a), crossed(b))!;
  expect(found.steps).toBe(steps);
  expect(total).toBe(expected.length);
  expect(paths.map(({ up, down }) => namesOf([...up, ...down.slice(1)]).join(' '))).toEqual(expected);
  expect(paths.every(({ top, up, down }) => up.at(-1) === top && down[0] === top)).toBe(true);
});

test('paths beyond the limit are counted, and nothing above both is no path', () => {
  expect(findShortestPaths(opened, crossed('chimera'), crossed('hybrid'), 1)).toMatchObject({
    total: 2,
    paths: [{ top: crossed('goldfish') }],
  });
  expect(findShortestPaths(opened, crossed('pet'), crossed('hybrid'), 1)!.paths).toHaveLength(1);
  expect(findShortestPaths(opened, crossed('hybrid'), crossed('pet'), 1)!.paths).toHaveLength(1);
  const apart = taxonomy();
  apart.parentsOf = () => [];
  expect(findShortestPaths(apart, crossed('dog'), crossed('pet'))).toBeUndefined();
});

const order = new SynsetOrder({
  synsetId: Uint32Array.from(nodes, (node) => 100 - node),
  listPlace: Uint32Array.from(nodes, (node) => (node % 3 === 0 ? 0 : node)),
});

test('the order of a release finds synsets by number, and sorts by number or by its list', () => {
  expect(order.idOf(crossed('animal'))).toBe(93);
  expect([93, 100, 0, 101].map((id) => order.nodeOf(id))).toEqual([7, 0, undefined, undefined]);
  expect(new SynsetOrder({ ...order.columns, synsetId: new Uint32Array(15) }).nodeOf(0)).toBeUndefined();
  expect(order.sortById([1, 5, 3].map(nodeIndex))).toEqual([5, 3, 1]);
  expect(order.sortByList([9, 0, 5, 3, 1].map(nodeIndex))).toEqual([1, 5, 9, 3, 0]);
});

test('a walk in the order of a release meets each hyponym once', () => {
  expect(namesOf(hyponymWalk(opened, order, crossed('animal'))).join(' ')).toBe(
    'pet goldfish hybrid chimera dog husky',
  );
  expect(namesOf(hyponymWalk(opened, order, crossed('planet')))).toEqual([]);
});

test('what lies under a synset is marked, its instances and what is shared among them', () => {
  const marked = nodesUnder(opened, ['planet', 'goldfish'].map(crossed));
  expect(namesOf(nodes.filter((node) => marked[node] === 1)).join(' ')).toBe(
    'planet mars earth flatEarth chimera goldfish hybrid',
  );
  const subject = (name: string, why: string): { name: string; why: string; wnid: string } => ({
    name,
    why,
    wnid: opened.wnid(crossed(name)),
  });
  const subjects = [subject('dog', 'They bark.'), subject('goldfish', 'They are wet.')];
  const sensitive = new SensitiveNodes(opened, subjects);
  expect(['dog', 'husky', 'hybrid', 'goldfish', 'pet'].map((name) => sensitive.subject(crossed(name))?.name)).toEqual([
    'dog',
    'dog',
    'goldfish',
    'goldfish',
    undefined,
  ]);
  expect(sensitive.subjects).toBe(subjects);
});

test('near offsets are one digit or one exchange away, the nearest first, or else the neighbours on both sides', () => {
  const offsets = [12_345_670, 12_345_678, 12_354_678, 22_345_678, 50_000_000];
  const columns = {
    ...opened.columns,
    offset: Uint32Array.from(nodes, (node) => offsets[node] ?? 90_000_000 + node),
    wnidOrder: Uint32Array.from(nodes),
  };
  const near = (offset: number): number[] =>
    findNearOffsets(new Taxonomy(columns), offset).map((node) => columns.offset[node]!);
  expect(near(12_345_678)).toEqual([12_345_670, 12_354_678, 22_345_678]);
  expect(near(12_345_679)).toEqual([12_345_678, 12_345_670]);
  expect(near(13_245_678)).toEqual([12_345_678]);
  expect(near(21_345_678)).toEqual([22_345_678, 12_345_678]);
  expect(near(40_000_000)).toEqual([50_000_000]);
  expect(near(45_111_111)).toEqual([50_000_000, 22_345_678]);
  expect(near(11_111_111)).toEqual([]);
  expect(near(99_999_999)).toEqual([]);
  expect(near(90_000_041)).toEqual([90_000_014, 90_000_011]);
});
