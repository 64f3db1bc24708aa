import { describe, expect, test } from 'vitest';
import { setOfNodes } from '../../../src/domain/class-set/class-set.ts';
import { chooseCut } from '../../../src/domain/class-set/cut.ts';
import { balancedTable } from '../../../src/domain/class-set/cut-rule.ts';
import { balanceOf, measureSet } from '../../../src/domain/class-set/measures.ts';
import { decodeClassSet, encodeClassSet } from '../../../src/format/class-set/class-code.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';

const { taxonomy, datasets, readableNames, treeDepth, talliesOf } = catalogue;
const [fall2011] = datasets;

test('every noun has a name of its own, even if case is ignored', () => {
  expect(new Set(readableNames.map((name) => name.toLowerCase())).size).toBe(82_115);
  expect(readableNames.every((name) => /^\S.*\S$|^\S$/.test(name))).toBe(true);
});

test.each([
  ['n02084071', 'dog'],
  ['n02958343', 'car'],
  ['n02012849', 'crane (bird)'],
  ['n03126707', 'crane (device)'],
  ['n03793489', 'computer mouse'],
  ['n03710637', 'maillot (tights)'],
  ['n03710721', 'maillot'],
])('%s is called %s', (wnid, name) => {
  expect(readableNames[at(wnid)]).toBe(name);
});

describe('animal in 20 classes', () => {
  const top = at('n00015388');
  const rule = { balance: 'images', familiar: 'prefer', ownImages: 500, depth: [0, 99], not: [] } as const;
  const { nodes } = chooseCut(balancedTable(taxonomy, fall2011, treeDepth, top, 20, rule), top, 20);
  const set = setOfNodes(nodes, 'subtree');
  const { totalImages, images, overlaps } = measureSet(taxonomy, talliesOf(fall2011), set);

  test('covers 72.8 % of the images, 14.6 to 1, and no two overlap', () => {
    expect(totalImages).toBe(2_038_693);
    expect(balanceOf(images)!.ratio).toBeCloseTo(14.6, 1);
    expect(balanceOf(images)!.effective).toBeCloseTo(14.7, 1);
    expect(overlaps.pairs).toBe(0);
  });

  test('has the names that people use', () => {
    expect(nodes.map((node) => catalogue.lexicon.firstLemma(node))).toEqual(
      'fish, passerine, bird of prey, duck, wading bird, seabird, frog, turtle, lizard, snake, whale, dog, cat, rodent, horse, even-toed ungulate, ape, monkey, insect, mollusk'.split(
        ', ',
      ),
    );
  });

  test('is held by an address of some fifty letters', () => {
    const code = encodeClassSet(taxonomy, set);
    expect(code.length).toBeLessThan(60);
    expect(decodeClassSet(taxonomy, code)).toEqual(set);
  });
});

test('ILSVRC in its own order fits in less than 1,500 letters, Fall 2011 in less than 30,000', () => {
  const nodes = catalogue.classLists.find(({ name }) => name === 'in1k')!.nodes;
  expect(encodeClassSet(taxonomy, setOfNodes(nodes, 'own')).length).toBeLessThan(1_500);
  const all = catalogue.classLists.find(({ name }) => name === 'in22k')!.nodes;
  expect(encodeClassSet(taxonomy, setOfNodes(all, 'own')).length).toBeLessThan(30_000);
});
