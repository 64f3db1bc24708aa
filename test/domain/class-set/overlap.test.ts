import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setOfNodes } from '../../../src/domain/class-set/class-set.ts';
import { slicesOfClass } from '../../../src/domain/class-set/class-slices.ts';
import { balanceOf, measureSet } from '../../../src/domain/class-set/measures.ts';
import { overlapOf } from '../../../src/domain/class-set/overlap.ts';
import { applyChoices, gentlestWayOut, kindOfOverlap, sharedMembers } from '../../../src/domain/class-set/ways-out.ts';
import { nodeArray } from '../../../src/domain/taxonomy/descendants.ts';
import { mini, miniCatalogue } from '../../fixtures/mini-catalogue.ts';
import { classSets, synsetsOf } from '../../fixtures/mini-sets.ts';

const { taxonomy, datasets, talliesOf } = miniCatalogue;
const tallies = talliesOf(datasets[0]);
const ownImages = datasets[0].columns.ownImages;

test('pet and animal overlap: all that is below pet is below animal', () => {
  const set = setOfNodes([mini('animal'), mini('pet'), mini('snack')], 'subtree');
  const { slices, overlaps, images, totalImages } = measureSet(taxonomy, tallies, set);
  expect(images).toEqual([18, 16, 6]);
  expect(totalImages).toBe(24);
  expect([overlaps.pairs, overlaps.a[0], overlaps.b[0], overlaps.synsets[0]]).toEqual([1, 0, 1, 4]);
  const overlap = overlapOf(slices, 0, 1, tallies.ones)!;
  expect(kindOfOverlap(taxonomy, set, overlap)).toBe('nested');
  expect(gentlestWayOut(taxonomy, set, overlap)).toBe('from-a');
});

test('dog lies below pet through a second parent only, and is found there', () => {
  const set = setOfNodes([mini('dog'), mini('pet')], 'subtree');
  const { overlaps } = measureSet(taxonomy, tallies, set);
  expect([overlaps.pairs, overlaps.synsets[0]]).toEqual([1, 2]);
});

test('synsets alone overlap only where one comes twice', () => {
  const all = Array.from(taxonomy.columns.wnidOrder.keys());
  expect(measureSet(taxonomy, tallies, setOfNodes(all as never, 'own')).overlaps.pairs).toBe(0);
  expect(measureSet(taxonomy, tallies, setOfNodes([mini('dog'), mini('dog')], 'own')).overlaps.pairs).toBe(1);
});

test('an instance is no part of a subtree, as it is in no bracket', () => {
  const { images } = measureSet(taxonomy, tallies, setOfNodes([mini('planet'), mini('earth')], 'subtree'));
  expect(images).toEqual([4, 7]);
});

test('slices, sums and overlaps are those that asking every synset gives', () => {
  fc.assert(
    fc.property(classSets, (set) => {
      const measured = measureSet(taxonomy, tallies, set);
      const naive = set.classes.map(synsetsOf);
      const sum = (nodes: readonly number[]): number => nodes.reduce((total, node) => total + ownImages[node]!, 0);
      expect(
        measured.slices.map((own) => Array.from(nodeArray(own, taxonomy.columns.level)).sort((x, y) => x - y)),
      ).toEqual(naive);
      expect(measured.images).toEqual(naive.map(sum));
      expect(measured.totalImages).toBe(sum([...new Set(naive.flat())]));
      const pairs = naive.flatMap((one, a) =>
        naive.slice(a + 1).flatMap((other, i) => {
          const both = one.filter((node) => other.includes(node)).length;
          return both === 0 ? [] : [[a, a + 1 + i, both]];
        }),
      );
      const { overlaps } = measured;
      expect(Array.from(overlaps.a, (a, i) => [a, overlaps.b[i], overlaps.synsets[i]])).toEqual(pairs);
    }),
  );
});

test('what is shared by two classes is stood for by members that hold no other synset', () => {
  fc.assert(
    fc.property(
      classSets.filter(({ classes }) => classes.length > 1),
      ({ classes: [a, b] }) => {
        const both = synsetsOf(a!).filter((node) => synsetsOf(b!).includes(node));
        const [first, ...others] = sharedMembers(taxonomy, a!, b!);
        expect(
          first === undefined ? [] : synsetsOf({ name: undefined, includes: [first, ...others], excludes: [] }),
        ).toEqual(both);
      },
    ),
  );
});

test('ways out chosen one after another leave no overlap, and the gentle ones no synset behind', () => {
  fc.assert(
    fc.property(classSets, (set) => {
      const { slices, overlaps } = measureSet(taxonomy, tallies, set);
      const choices = Array.from(overlaps.a, (a, i) => {
        const overlap = overlapOf(slices, a, overlaps.b[i]!, tallies.ones)!;
        return { a, b: overlap.b, way: gentlestWayOut(taxonomy, set, overlap) };
      });
      const after = measureSet(taxonomy, tallies, applyChoices(taxonomy, set, choices));
      expect(after.overlaps.pairs).toBe(0);
      if (choices.length === 1) expect(after.totalImages).toBe(measureSet(taxonomy, tallies, set).totalImages);
    }),
  );
});

test('a class that is taken out is gone, and its slices with it', () => {
  const set = setOfNodes([mini('animal'), mini('dog')], 'subtree');
  const kept = (way: 'drop-a' | 'drop-b' | 'from-both' | 'leave'): number[] =>
    applyChoices(taxonomy, set, [{ a: 0, b: 1, way }]).classes.map((one) =>
      slicesOfClass(taxonomy.shape, one).reduce((sum, slice) => sum + tallies.images.sum([slice]), 0),
    );
  expect(kept('drop-a')).toEqual([15]);
  expect(kept('drop-b')).toEqual([18]);
  expect(kept('from-both')).toEqual([3]);
  expect(kept('leave')).toEqual([18, 15]);
});

test('balance: the ratio, and as even as how many equal classes', () => {
  expect(balanceOf([])).toBeUndefined();
  expect(balanceOf([0, 0])).toBeUndefined();
  expect(balanceOf([5, 5, 5, 5])).toMatchObject({ ratio: 1, empty: 0 });
  expect(balanceOf([5, 5, 5, 5])!.effective).toBeCloseTo(4);
  expect(balanceOf([0, 100, 1])).toMatchObject({ largest: 1, smallest: 2, ratio: 100, empty: 1 });
});
