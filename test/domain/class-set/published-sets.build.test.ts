import { describe, expect, test } from 'vitest';
import { setOfNodes } from '../../../src/domain/class-set/class-set.ts';
import { measureSet } from '../../../src/domain/class-set/measures.ts';
import { decodeClassSet, encodeClassSet } from '../../../src/format/class-set/class-code.ts';
import { classTableLines, parseClassTable } from '../../../src/format/class-set/class-table.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';

const { taxonomy, datasets, publishedSets, talliesOf } = catalogue;
const [fall2011] = datasets;
const tallies = talliesOf(fall2011);
const setNamed = (name: string): (typeof publishedSets)[number] => publishedSets.find((list) => list.name === name)!;
const datasetNamed = (name: string): (typeof datasets)[number] => datasets.find((one) => one.name === name)!;

test.each([
  ['living17', 17, 4],
  ['entity13', 13, 20],
  ['entity30', 30, 8],
  ['nonliving26', 26, 4],
])('%s has %i superclasses of %i ILSVRC classes each, and none twice', (name, classes, subclasses) => {
  const { set } = setNamed(name);
  const ilsvrc = new Set(setNamed('in1k').nodes);
  expect(set.classes).toHaveLength(classes);
  for (const { includes, excludes } of set.classes) {
    expect(includes).toHaveLength(subclasses);
    expect(excludes).toEqual([]);
    expect(includes.every(({ node, scope }) => scope === 'own' && ilsvrc.has(node))).toBe(true);
  }
  expect(measureSet(taxonomy, tallies, set).overlaps.pairs).toBe(0);
});

test('tieredImageNet has 351 classes for training, 97 for validation and 160 for testing', () => {
  expect(setNamed('tiered-imagenet').splits).toEqual({ train: 351, val: 97, test: 160 });
  expect(setNamed('tiered-imagenet').nodes).toHaveLength(608);
});

describe('ImageNet-21K-P', () => {
  test('of Fall 2011 holds the synsets with more than 500 images', () => {
    const nodes = Array.from(taxonomy.columns.wnidOrder).filter((node) => fall2011.columns.ownImages[node]! > 500);
    expect(setNamed('in21k-p').nodes).toEqual(nodes);
    expect(nodes).toHaveLength(11_221);
  });

  test('has its published sums, within 49 images', () => {
    const { totals } = datasetNamed('in21k-p-fall2011');
    expect(totals.synsetsWithImages).toBe(11_221);
    expect(Math.abs(totals.images - 50 * 11_221 - 11_797_632)).toBeLessThanOrEqual(49);
    expect(Math.abs(50 * 11_221 - 561_052)).toBeLessThanOrEqual(49);
  });

  test('of Winter 2021 lacks 771 of them, all under person', () => {
    const winter = datasetNamed('in21k-p-winter2021');
    const gone = setNamed('in21k-p').nodes.filter((node) => winter.ownImages(node) === 0);
    expect(winter.totals.synsetsWithImages).toBe(10_450);
    expect(gone).toHaveLength(771);
    const person = taxonomy.descendants(at('n00007846'));
    expect(gone.every((node) => person.some(({ start, end }) => node >= start && node < end))).toBe(true);
  });
});

test('Winter 2021 is known for 19,113 of its 19,167 synsets', () => {
  expect(datasetNamed('winter2021').totals.synsetsWithImages).toBe(19_113);
});

test.each([
  ['in1k', true],
  ['imagenet-a', true],
  ['imagenet-r', true],
  ['tiny-imagenet', true],
  ['mini-imagenet', true],
  ['tiered-imagenet', true],
  ['in100-cmc', true],
  ['in12k', false],
  ['in21k-p-winter21', false],
  ['cifar100', false],
  ['ade20k', false],
  ['pascal-context', false],
])('%s, with everything below: no class below another: %s', (name, isAntichain) => {
  const { nodes } = setNamed(name);
  const isBelow = (slices: readonly { start: number; end: number; level: number }[], node: number): boolean =>
    slices.some((s) => node >= s.start && node < s.end && taxonomy.columns.level[node] === s.level);
  const pairs = nodes.some((upper) => {
    const slices = taxonomy.descendants(upper);
    return nodes.some((node) => node !== upper && isBelow(slices, node));
  });
  expect(!pairs).toBe(isAntichain);
});

test('with everything below, the car and the truck of CIFAR-10 share the minivan', () => {
  const { nodes } = setNamed('cifar10');
  const { overlaps } = measureSet(taxonomy, tallies, setOfNodes(nodes, 'subtree'));
  expect([overlaps.pairs, overlaps.synsets[0]]).toEqual([1, 1]);
});

test('an unknown label is named: COCO’s stop sign', () => {
  expect(setNamed('coco').unknown).toEqual(['stop sign']);
  expect(setNamed('coco').set.classes).toHaveLength(79);
});

test.each(publishedSets)('$name comes back from its address and from its table', ({ set }) => {
  expect(decodeClassSet(taxonomy, encodeClassSet(taxonomy, set))).toEqual(set);
  const names = set.classes.map(({ name }) => name ?? '');
  const table = [...classTableLines(taxonomy, set, names)].join('');
  expect(parseClassTable(taxonomy, table, () => '')).toEqual({ ...set, title: undefined });
});
