import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseCut, type CutTable } from '../../../src/domain/class-set/cut.ts';
import { balancedTable, type CutRule, treeDepth } from '../../../src/domain/class-set/cut-rule.ts';
import {
  cutAtDepth,
  evenestLeast,
  lowestWithImages,
  superclassesAtDepth,
} from '../../../src/domain/class-set/other-cuts.ts';
import { type NodeIndex, nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { subtreeSums } from '../../../src/domain/taxonomy/tally.ts';
import { mini, miniCatalogue } from '../../fixtures/mini-catalogue.ts';

const { taxonomy, datasets } = miniCatalogue;
const [dataset] = datasets;
const { parent, subtreeSize, level } = taxonomy.columns;
const subtreeImages = dataset.columns.subtreeImages;
const all = Array.from({ length: taxonomy.size }, (_, at) => nodeIndex(at));
const isAbove = (upper: number, lower: number): boolean => lower > upper && lower < upper + subtreeSize[upper]!;
const inTree = (top: number): NodeIndex[] =>
  all.filter((node) => (node === top || isAbove(top, node)) && level[node] === level[top]);

/** Returns the greatest sum of `count` nodes of which none is above another, by trying all choices. */
function bruteForce(table: CutTable, top: NodeIndex, count: number): number | undefined {
  let best: number | undefined;
  const open = inTree(top).filter((node) => table.value[node]! >= 0);
  const choose = (from: number, left: number, sum: number, chosen: readonly NodeIndex[]): void => {
    if (left === 0) {
      best = Math.max(best ?? 0, sum);
      return;
    }
    for (let i = from; i < open.length; i++) {
      const node = open[i]!;
      if (!chosen.some((one) => isAbove(one, node)))
        choose(i + 1, left - 1, sum + table.value[node]!, [...chosen, node]);
    }
  };
  choose(0, count, 0, []);
  return best;
}

const values = fc
  .array(fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 9 })), {
    minLength: taxonomy.size,
    maxLength: taxonomy.size,
  })
  .map((list) => Float64Array.from(list));

describe('the balanced cut', () => {
  test('gives the greatest sum of all choices of exactly as many nodes, none above another', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...all), fc.integer({ min: 1, max: 6 }), (value, top, count) => {
        const table: CutTable = { parent, subtreeSize, level, value };
        const { nodes, value: sum } = chooseCut(table, top, count);
        const best = bruteForce(table, top, count);
        expect(best === undefined ? nodes.length < count : sum).toEqual(best ?? true);
        expect(nodes.reduce((total, node) => total + value[node]!, 0)).toBe(sum);
        expect(nodes).toEqual(nodes.toSorted((a, b) => a - b));
        expect(nodes.every((a) => inTree(top).includes(a) && nodes.every((b) => !isAbove(a, b)))).toBe(true);
        // With fewer than asked for, no larger choice exists.
        if (nodes.length < count) expect(bruteForce(table, top, nodes.length + 1)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  test('gives the same classes for the same input, the upper one where sums are equal', () => {
    const value = new Float64Array(taxonomy.size).fill(1);
    expect(chooseCut({ parent, subtreeSize, level, value }, mini('animal'), 1).nodes).toEqual([mini('animal')]);
  });

  test('gives nothing where no node may be a class', () => {
    const value = new Float64Array(taxonomy.size).fill(Number.NaN);
    expect(chooseCut({ parent, subtreeSize, level, value }, mini('animal'), 3)).toEqual({ nodes: [], value: 0 });
  });

  const rule: CutRule = { balance: 'images', familiar: 'ignore', ownImages: 1, depth: [0, 99], not: [] };
  const cut = (top: NodeIndex, count: number, changes: Partial<CutRule> = {}): readonly NodeIndex[] =>
    chooseCut(balancedTable(taxonomy, dataset, treeDepth(taxonomy), top, count, { ...rule, ...changes }), top, count)
      .nodes;

  test('leaves out what is filed elsewhere first, what has too few images of its own, and what is ruled out', () => {
    // Of the 16 images below pet, 15 are filed below dog.
    expect(cut(mini('pet'), 1)).toEqual([]);
    expect(cut(mini('animal'), 1, { ownImages: 3 })).toEqual([mini('dog')]);
    expect(cut(mini('animal'), 1, { not: [mini('animal')] })).toEqual([mini('dog')]);
    expect(cut(mini('entity'), 3)).toEqual(['animal', 'planet', 'snack'].map(mini));
    expect(cut(mini('entity'), 1, { depth: [2, 2] })).toEqual([mini('dog')]);
  });

  test('insisting on familiar names takes those above the median alone', () => {
    const { popularityBelow } = dataset.columns;
    for (const node of cut(mini('entity'), 3, { familiar: 'insist' }))
      expect(popularityBelow[node]! / dataset.totals.synsets).toBeGreaterThanOrEqual(0.5);
  });
});

describe('other cuts', () => {
  test('at a depth, no synset is below another, and all have images', () => {
    expect(cutAtDepth(taxonomy, treeDepth(taxonomy), subtreeImages, mini('entity'), 1)).toEqual([
      mini('animal'),
      mini('place'),
      mini('snack'),
    ]);
    expect(cutAtDepth(taxonomy, treeDepth(taxonomy), subtreeImages, mini('entity'), 9)).toEqual([]);
  });

  test('superclasses take the first k classes below them, and none with fewer', () => {
    const classes = ['husky', 'dog', 'cafe', 'snack'].map(mini);
    const found = (k: number): object =>
      superclassesAtDepth(taxonomy, treeDepth(taxonomy), classes, mini('entity'), 1, k);
    expect(found(2)).toEqual([{ node: mini('animal'), subclasses: [mini('husky'), mini('dog')] }]);
    expect(found(1)).toEqual([
      { node: mini('animal'), subclasses: [mini('husky')] },
      { node: mini('place'), subclasses: [mini('cafe')] },
    ]);
    expect(found(3)).toEqual([]);
  });

  /** Images of each synset itself, at random, and of its subtree with each synset counted once. */
  const counted = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: taxonomy.size, maxLength: taxonomy.size })
    .map((own) => subtreeSums(taxonomy.shape, own));
  const depths = all.map((node) => {
    let depth = 0;
    for (let at: number = node; at !== 0; at = parent[at]!) depth++;
    return depth;
  });
  const below = (top: NodeIndex): NodeIndex[] => {
    const found = new Set([top]);
    for (const node of found) for (const child of taxonomy.hyponymsOf(node)) found.add(child);
    return [...found].sort((a, b) => a - b);
  };
  const tops = fc.constantFrom(...all);

  test('at a depth are those that walking up from every synset finds', () => {
    fc.assert(
      fc.property(counted, tops, fc.integer({ min: 0, max: 5 }), (images, top, depth) => {
        const found = cutAtDepth(taxonomy, treeDepth(taxonomy), images, top, depth);
        expect(found).toEqual(inTree(top).filter((node) => depths[node] === depth && images[node]! > 0));
      }),
    );
  });

  test('with enough images are those that trying every synset finds, and no larger number gives as many', () => {
    fc.assert(
      fc.property(
        counted,
        tops,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 6 }),
        (images, top, least, count) => {
          const naive = (enough: number): NodeIndex[] =>
            below(top).filter(
              (node) => images[node]! >= enough && taxonomy.hyponymsOf(node).every((child) => images[child]! < enough),
            );
          expect(lowestWithImages(taxonomy, images, top, least).toSorted((a, b) => a - b)).toEqual(naive(least));
          const numbers = [...new Set(images)].filter((number) => number > 0).sort((a, b) => b - a);
          expect(evenestLeast(taxonomy, images, top, count)).toBe(
            numbers.find((number) => naive(number).length >= count),
          );
        },
      ),
    );
  });

  test('superclasses are those that trying every synset finds', () => {
    const classes = fc.shuffledSubarray(all.filter((node) => level[node] === 0));
    fc.assert(
      fc.property(
        classes,
        tops,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (drawn, top, depth, k) => {
          const naive = all
            .filter((node) => depths[node] === depth && (node === top || isAbove(top, node)))
            .map((node) => ({ node, subclasses: drawn.filter((one) => isAbove(node, one)).slice(0, k) }))
            .filter(({ subclasses }) => subclasses.length === k);
          expect(superclassesAtDepth(taxonomy, treeDepth(taxonomy), drawn, top, depth, k)).toEqual(naive);
        },
      ),
    );
  });
});
